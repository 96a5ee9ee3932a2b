//! The table of metadata that a portal prints above a document: 索引号, 发文机关, 成文日期, 发文字号, ….

use crate::base::text::{fold, squeeze};

/// Labels of such tables; each ends the value of the one before it.
const LABELS: [&str; 44] = [
    "政府信息公开指南",
    "信息索引号",
    "索引号",
    "信息分类",
    "主题分类",
    "体裁分类",
    "组配分类",
    "服务对象分类",
    "发布机构",
    "发布机关",
    "发布单位",
    "发文机关",
    "发文机构",
    "发文单位",
    "制发机关",
    "制定机关",
    "公开机构",
    "发文字号",
    "文件编号",
    "文件号",
    "文号",
    "成文日期",
    "成文时间",
    "发文日期",
    "发文时间",
    "印发日期",
    "制发日期",
    "发布日期",
    "发布时间",
    "公开日期",
    "生成日期",
    "生效日期",
    "生效时间",
    "废止日期",
    "失效日期",
    "有效性",
    "效力状态",
    "时效性",
    "主题词",
    "关键词",
    "标题",
    "名称",
    "浏览次数",
    "来源",
];

/// What a line of metadata says under one of the given labels.
pub fn value(line: &str, labels: &[&str]) -> Option<String> {
    let text = fold(&squeeze(line)).replace('|', " ");
    let (start, label) = labels
        .iter()
        .filter_map(|label| text.find(label).map(|at| (at, *label)))
        .min()?;
    let rest = text[start + label.len()..].trim_start_matches([':', ' ']);
    let end = LABELS
        .iter()
        .filter_map(|label| rest.find(label))
        .chain(rest.find(' '))
        .min()
        .unwrap_or(rest.len());
    let value = rest[..end].trim_matches([' ', ':', '-', '[', ']', '【', '】']);
    (!value.is_empty() && value != "无").then(|| value.to_owned())
}

/// The part of a text behind the label that a document number may stand behind.
pub fn without_label(text: &str) -> &str {
    let end = LABELS
        .iter()
        .filter_map(|label| text.rfind(label).map(|at| at + label.len()))
        .max()
        .unwrap_or(0);
    &text[end..]
}

#[cfg(test)]
mod tests {
    use super::{value, without_label};

    #[test]
    fn values() {
        for (line, label, expected) in [
            (
                "发文机关: 甲市政府 成文日期: 2018年1月2日",
                "发文机关",
                Some("甲市政府"),
            ),
            (
                "索引号: | 113/2020-1 | 信息分类: | 文件 |",
                "信息分类",
                Some("文件"),
            ),
            (
                "文  号 鞍政发〔2023〕1号",
                "文号",
                Some("鞍政发〔2023〕1号"),
            ),
            ("发文字号: 无", "发文字号", None),
            ("主 题 词:", "主题词", None),
        ] {
            assert_eq!(value(line, &[label]).as_deref(), expected, "{line}");
        }
        assert_eq!(without_label("文号鞍政发"), "鞍政发");
    }
}
