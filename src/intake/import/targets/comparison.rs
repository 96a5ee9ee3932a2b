//! What a figure is compared with: 同比, 比上年同期, 较2020年, 在上年基础上.

use crate::base::text::take_digits;
use crate::intake::lexicon::Lexicon;

/// The longest comparison, in characters.
const LONGEST: usize = 20;

/// Years that a figure may be compared with.
const YEARS: std::ops::Range<u32> = 1949..2100;

/// The words that a comparison opens with whose ground must be named: 在上年基础上.
const ON_TOP: &str = "在";

/// Numerals of five-year plans: “十三五”末.
const FIVE_YEAR_NUMERALS: &str = "一二三四五六七八九";

/// Returns how many bytes of a text are a comparison that it begins with.
pub fn at_start(text: &str, lexicon: &Lexicon) -> Option<usize> {
    if let Some(behind) = lexicon.comparisons.alone.strip_start(text) {
        return Some(text.len() - behind.len());
    }
    with_base(text, lexicon)
}

/// Returns how many bytes of a text are a comparison that it begins with and that names what with: at the beginning of a
/// clause 每年 says how often.
pub fn with_base(text: &str, lexicon: &Lexicon) -> Option<usize> {
    let words = &lexicon.comparisons;
    let behind = words.openings.strip_start(text)?;
    let mut rest = words
        .bases
        .strip_start(behind)
        .or_else(|| behind_year(behind))
        .or_else(|| behind_five_years(behind))?;
    while let Some(shorter) = words.tails.strip_start(rest) {
        rest = shorter;
    }

    if let Some(shorter) = words.grounds.strip_start(rest) {
        return Some(text.len() - shorter.len());
    }
    // 在2020年 is a time and no comparison.
    let is_on_top = &text[..text.len() - behind.len()] == ON_TOP;
    (!is_on_top).then_some(text.len() - rest.len())
}

/// Returns the byte at which the comparison begins that a text ends with.
pub fn at_end(text: &str, lexicon: &Lexicon) -> Option<usize> {
    let places = text.char_indices().rev().take(LONGEST);
    let whole = places.filter(|(at, _)| at_start(&text[*at..], lexicon) == Some(text.len() - at));
    whole.map(|(at, _)| at).last()
}

/// Returns a text without the comparisons in it.
pub fn left_out(text: &str, lexicon: &Lexicon) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = at_start(rest, lexicon);
        if length.is_none() {
            out.push(c);
        }
        rest = &rest[length.unwrap_or(c.len_utf8())..];
    }
    out
}

/// Returns what stands behind a year: 2020年, 2020年度.
fn behind_year(text: &str) -> Option<&str> {
    let (_, rest) = take_digits(text).filter(|(year, _)| YEARS.contains(year))?;
    let rest = rest.strip_prefix('年')?;
    Some(rest.strip_prefix('度').unwrap_or(rest))
}

/// Returns what stands behind the name of a five-year plan: “十三五”.
fn behind_five_years(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(['“', '"', '「']);
    let rest = text.strip_prefix('十')?;
    let rest = rest.strip_prefix(|c| FIVE_YEAR_NUMERALS.contains(c))?;
    let rest = rest.strip_prefix('五')?;
    Some(rest.trim_start_matches(['”', '"', '」']))
}

#[cfg(test)]
mod tests {
    use super::{at_end, at_start, left_out};
    use crate::intake::lexicon::Lexicon;

    #[test]
    fn comparisons_are_known_by_what_is_compared_with() {
        let lexicon = Lexicon::bundled();
        for (text, words) in [
            ("地区生产总值同比", "同比"),
            ("地区生产总值比上年同期", "比上年同期"),
            ("单位能耗较2020年", "较2020年"),
            ("单位能耗比“十三五”末", "比“十三五”末"),
            ("税收在上年基础上", "在上年基础上"),
            ("优良天数比例比全省平均水平", "比全省平均水平"),
        ] {
            assert_eq!(at_end(text, &lexicon).map(|at| &text[at..]), Some(words));
        }
        for text in ["优良天数比例", "工程在2020年", "与企业", "占比"] {
            assert_eq!(at_end(text, &lexicon), None, "{text}");
        }
        assert_eq!(at_start("较上年增长", &lexicon), Some("较上年".len()));
        assert_eq!(left_out("税收比上年增长5%", &lexicon), "税收增长5%");
    }
}
