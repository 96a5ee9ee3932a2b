//! The table of metadata that a portal prints above a document: 索引号, 发文机关, 成文日期, 发文字号, ….

use crate::base::text::{fold, squeeze};
use crate::intake::lexicon::{Metadata, Words};

/// Returns what a line of metadata says under one of the given labels; `labels` holds all that there are,
/// for each ends the value of the one before it.
pub fn metadata_value(line: &str, wanted: &Words, labels: &Metadata) -> Option<String> {
    let text = fold(&squeeze(line)).replace('|', " ");
    let label = wanted.find(&text)?;
    let rest = text[label.end..].trim_start_matches([':', ' ']);

    // Portals print several fields on one line, and not each with a space before it.
    let next_label = labels
        .all()
        .iter()
        .flat_map(|family| family.iter())
        .filter_map(|label| rest.find(label))
        .chain(rest.find(' '))
        .min();
    let value = &rest[..next_label.unwrap_or(rest.len())];

    let value = value.trim_matches([' ', ':', '-', '[', ']', '【', '】']);
    (!value.is_empty() && !labels.nothing.contains(value)).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::metadata_value;
    use crate::intake::lexicon::{Lexicon, Metadata, Words};

    #[test]
    fn values() {
        let labels = Lexicon::bundled().metadata;
        type Wanted = fn(&Metadata) -> &Words;
        let cases: [(&str, Wanted, Option<&str>); 5] = [
            (
                "发文机关: 甲市政府 成文日期: 2018年1月2日",
                |labels| &labels.issuer,
                Some("甲市政府"),
            ),
            (
                "索引号: | 113/2020-1 | 信息分类: | 文件 |",
                |labels| &labels.other,
                Some("113/2020-1"),
            ),
            (
                "文  号 鞍政发〔2023〕1号",
                |labels| &labels.number,
                Some("鞍政发〔2023〕1号"),
            ),
            ("发文字号: 无", |labels| &labels.number, None),
            ("主 题 词:", |labels| &labels.other, None),
        ];
        for (line, wanted, expected) in cases {
            let value = metadata_value(line, wanted(&labels), &labels);
            assert_eq!(value.as_deref(), expected, "{line}");
        }
    }
}
