//! The number of a document (发文字号), in the forms in which portals print it.

use super::meta;
use crate::base::text::{fold, fold_char, is_han};
use std::ops::Range;

/// The year in a normal number.
pub fn year(number: &str) -> Option<i16> {
    let open = number.find('〔')? + '〔'.len_utf8();
    number[open..].get(..4)?.parse().ok()
}

/// Where a document number (发文字号) stands in a text without spaces: 甲政办发〔2017〕17号.
pub fn document_number(text: &str) -> Option<Range<usize>> {
    for (open, bracket) in text.char_indices() {
        if !matches!(fold_char(bracket), '〔' | '[' | '(' | '【' | '﹝' | '［') {
            continue;
        }
        let year_at = open + bracket.len_utf8();
        let Some((year, rest)) = crate::base::text::take_digits(&text[year_at..]) else {
            continue;
        };
        let rest = rest.strip_prefix('年').unwrap_or(rest);
        let Some(close) = rest
            .chars()
            .next()
            .filter(|c| matches!(fold_char(*c), '〕' | ']' | ')' | '】' | '﹞' | '］'))
        else {
            continue;
        };
        let rest = &rest[close.len_utf8()..];
        let rest = rest.strip_prefix('第').unwrap_or(rest);
        let Some((_, rest)) = crate::base::text::take_digits(rest) else {
            continue;
        };
        let Some(rest) = rest.strip_prefix('号') else {
            continue;
        };
        let prefix: Vec<(usize, char)> = text[..open]
            .char_indices()
            .rev()
            .take_while(|(_, c)| is_han(*c))
            .take(14)
            .collect();
        let Some((start, _)) = prefix.last() else {
            continue;
        };
        let code = meta::without_label(&text[*start..open]);
        let start = open - code.len();
        if (1949..=2200).contains(&year) && (1..=10).contains(&code.chars().count()) {
            return Some(start..text.len() - rest.len());
        }
    }
    None
}

/// The number with the brackets of GB/T 9704—2012: 〔〕.
pub fn normal(number: &str) -> String {
    fold(number)
        .replace('第', "")
        .replace(['[', '(', '【', '﹝'], "〔")
        .replace([']', ')', '】', '﹞'], "〕")
}

#[cfg(test)]
mod tests {
    use super::document_number;

    #[test]
    fn numbers() {
        for (text, number) in [
            ("甲政办发〔2017〕17号", "甲政办发〔2017〕17号"),
            ("文号:乙政发[2020]7号", "乙政发[2020]7号"),
            ("文件编号乙政发[2020]7号", "乙政发[2020]7号"),
            ("乙政发(2020)第7号", "乙政发(2020)第7号"),
        ] {
            assert_eq!(document_number(text).map(|r| &text[r]), Some(number));
        }
        for text in ["(2017年本)", "〔2017〕17号", "辽政发〔2019〕号"] {
            assert_eq!(document_number(text), None, "{text}");
        }
    }
}
