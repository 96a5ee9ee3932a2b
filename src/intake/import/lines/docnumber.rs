//! The number of a document (发文字号), in the forms in which portals print it.

use crate::base::text::{fold, fold_char, is_han, squeeze, take_digits};
use crate::intake::lexicon::Metadata;
use std::ops::{Range, RangeInclusive};

/// The years that a number can have.
const YEARS: RangeInclusive<u32> = 1949..=2200;
/// How long the code of an office is, in characters: 政发, 甲政办发.
const CODE_LENGTH: RangeInclusive<usize> = 1..=10;
/// The most characters before the bracket that are looked at: a code, and a label before it.
const REACH: usize = 14;

/// A number as it is printed in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentNumber {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// As GB/T 9704—2012 has it: 甲政办发〔2017〕17号.
    pub normal: String,
    /// Its year.
    pub year: i16,
}

/// Returns the first document number in a text without spaces: 甲政办发〔2017〕17号.
pub fn document_number(text: &str, labels: &Metadata) -> Option<DocumentNumber> {
    text.char_indices()
        .filter(|(_, c)| is_open(*c))
        .find_map(|(open, bracket)| number_at(text, open, bracket, labels))
}

/// Whether a line holds a document number and nothing else.
pub fn is_number_alone(text: &str, labels: &Metadata) -> bool {
    let text = squeeze(text);
    let bracket = |c: char| matches!(c, '(' | ')' | '\u{FF08}' | '\u{FF09}');
    let bare = text.trim_matches(bracket).len();
    document_number(&text, labels).is_some_and(|number| number.range.len() == bare)
}

fn is_open(c: char) -> bool {
    matches!(fold_char(c), '〔' | '[' | '(' | '【' | '﹝' | '［')
}

fn is_close(c: char) -> bool {
    matches!(fold_char(c), '〕' | ']' | ')' | '】' | '﹞' | '］')
}

/// Reads the number whose year stands in the bracket that opens at `open`.
fn number_at(text: &str, open: usize, bracket: char, labels: &Metadata) -> Option<DocumentNumber> {
    let (year, rest) = take_digits(&text[open + bracket.len_utf8()..])?;
    let rest = rest.strip_prefix('年').unwrap_or(rest);
    let rest = rest.strip_prefix(is_close)?;
    let rest = rest.strip_prefix('第').unwrap_or(rest);
    let (_, rest) = take_digits(rest)?;
    let rest = rest.strip_prefix('号')?;

    // A label may stand right before the code: 文号甲政发〔2020〕1号.
    let (start, _) = text[..open]
        .char_indices()
        .rev()
        .take_while(|(_, c)| is_han(*c))
        .take(REACH)
        .last()?;
    let code = without_label(&text[start..open], labels);
    let year = YEARS.contains(&year).then(|| i16::try_from(year).ok())??;
    if !CODE_LENGTH.contains(&code.chars().count()) {
        return None;
    }

    let range = open - code.len()..text.len() - rest.len();
    Some(DocumentNumber {
        normal: normal(&text[range.clone()]),
        range,
        year,
    })
}

/// Returns the part of a text behind the last label of metadata in it.
fn without_label<'t>(text: &'t str, labels: &Metadata) -> &'t str {
    let end = labels
        .all()
        .iter()
        .flat_map(|family| family.iter())
        .filter_map(|label| text.rfind(label).map(|at| at + label.len()))
        .max()
        .unwrap_or(0);
    &text[end..]
}

/// Returns a number with the brackets of GB/T 9704—2012: 〔〕.
fn normal(number: &str) -> String {
    fold(number)
        .replace('第', "")
        .replace(['[', '(', '【', '﹝'], "〔")
        .replace([']', ')', '】', '﹞'], "〕")
}

#[cfg(test)]
mod tests {
    use super::{document_number, without_label};
    use crate::intake::lexicon::Lexicon;

    #[test]
    fn numbers() {
        let labels = Lexicon::bundled().metadata;
        for (text, number) in [
            ("甲政办发〔2017〕17号", "甲政办发〔2017〕17号"),
            ("文号:乙政发[2020]7号", "乙政发[2020]7号"),
            ("文件编号乙政发[2020]7号", "乙政发[2020]7号"),
            ("乙政发(2020)第7号", "乙政发(2020)第7号"),
        ] {
            let found = document_number(text, &labels);
            assert_eq!(found.map(|n| &text[n.range]), Some(number));
        }
        for text in ["(2017年本)", "〔2017〕17号", "辽政发〔2019〕号"] {
            assert_eq!(document_number(text, &labels), None, "{text}");
        }
        assert_eq!(without_label("文号鞍政发", &labels), "鞍政发");
    }
}
