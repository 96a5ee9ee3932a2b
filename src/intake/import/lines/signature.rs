//! The office and the date of a signature (落款).

use crate::base::text::{fold, is_han, squeeze};
use crate::intake::lexicon::Offices;
use crate::time::find_dates;
use jiff::civil::Date;
use std::ops::RangeInclusive;

/// How long the name of an office is, in characters.
const OFFICE_LENGTH: RangeInclusive<usize> = 3..=36;
/// How long an office with its date is, in characters.
const SIGNATURE_LENGTH: RangeInclusive<usize> = 8..=60;
/// The longest date, in characters: 二〇一七年十二月二十三日 and a little more.
const LONGEST_DATE: usize = 16;

/// Returns the offices that a line consists of; none where it says anything else.
pub fn offices(text: &str, words: &Offices) -> Vec<String> {
    let names = office_names(text, words);
    if names.iter().all(|name| is_office(name, words)) {
        names
    } else {
        Vec::new()
    }
}

/// Returns the names on a line of those who issue a document together, parted by white space; one name,
/// where the parts are no names: 甲 市 人 民 政 府.
pub fn office_names(text: &str, words: &Offices) -> Vec<String> {
    let parts: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    if parts.len() > 1 && parts.iter().all(|part| is_office(part, words)) {
        parts
    } else {
        vec![squeeze(text)]
    }
}

/// Whether a text is an office's name and nothing else, as a signature has it.
pub fn is_office(text: &str, words: &Offices) -> bool {
    let text = squeeze(text);
    let can_be_in_name =
        |c| is_han(c) || matches!(c, '(' | ')' | '\u{FF08}' | '\u{FF09}' | '“' | '”');
    OFFICE_LENGTH.contains(&text.chars().count())
        && text.chars().all(can_be_in_name)
        && words.endings.end(&text)
}

/// An office and the day on which it signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The office.
    pub office: String,
    /// The day.
    pub date: Date,
}

/// Returns the office and the date of a signature on one line: 甲市人民政府办公室 2022年3月10日.
pub fn signature(text: &str, words: &Offices) -> Option<Signature> {
    let text = squeeze(text);
    if !SIGNATURE_LENGTH.contains(&text.chars().count()) {
        return None;
    }

    // The date begins at the first digit, also at the 二 or 〇 of 二〇二二年.
    let at = text.find(|c: char| c.is_ascii_digit() || "二○〇".contains(c))?;
    let (office, date) = text.split_at(at);
    if !is_office(office, words) {
        return None;
    }
    Some(Signature {
        office: office.to_owned(),
        date: lone_date(date)?,
    })
}

/// Returns the date that a line consists of: 2017年2月13日, 二〇一七年二月十三日, also with its marks lost
/// (20171229, 20171212日).
pub fn lone_date(text: &str) -> Option<Date> {
    let text = fold(&squeeze(text));
    if text.chars().count() > LONGEST_DATE {
        return None;
    }
    let text = text.trim_matches(['(', ')']);

    let is_digit = |c: &char| c.is_ascii_digit() || "〇○零◯OoО一二三四五六七八九十".contains(*c);
    // What is left without digits must be the marks of one date: 2017年2月13日起 is more than a date.
    let marks: String = text.chars().filter(|c| !is_digit(c)).collect();
    if !matches!(
        marks.as_str(),
        "年月日" | "--" | ".." | "//" | "年月" | "" | "日"
    ) {
        return None;
    }

    match find_dates(text).as_slice() {
        [date] => Some(date.meaning),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::lone_date;

    #[test]
    fn dates_of_a_signature() {
        for (text, date) in [
            ("2017年2月13日 ", "2017-02-13"),
            ("20171229", "2017-12-29"),
            ("20171212日", "2017-12-12"),
            ("2018-01-05", "2018-01-05"),
            ("二〇二一年三月五日", "2021-03-05"),
            ("二○○七年四月十三日", "2007-04-13"),
        ] {
            let found = lone_date(text).map_or_else(String::new, |d| d.to_string());
            assert_eq!(found, date, "{text}");
        }
        for text in [
            "2017年2月",
            "20171329",
            "12月底",
            "2017年2月13日起",
            "发布时间:2018-01-05",
        ] {
            assert_eq!(lone_date(text), None, "{text}");
        }
    }
}
