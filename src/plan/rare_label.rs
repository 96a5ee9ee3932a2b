//! Numbers that few plans print: 第一条, A.

use super::label::LabelKind;
use crate::base::text::{fold_char, is_han, is_space, parse_numeral};

/// A number with what stands behind it.
pub(super) struct RareLabel<'t> {
    pub kind: LabelKind,
    pub number: u32,
    pub cited: String,
    pub rest: &'t str,
}

/// The longest numeral of an article, in characters.
const LONGEST_NUMERAL: usize = 5;

/// Reads 第一条 with white space or a mark behind it: 第一条规定 cites one.
pub(super) fn article(text: &str) -> Option<RareLabel<'_>> {
    let inner = text.strip_prefix('第')?;
    let mut chars = inner.char_indices().take(LONGEST_NUMERAL + 1);
    let end = chars.find(|(_, c)| *c == '条')?.0;
    let numeral = &inner[..end];
    let number = parse_numeral(numeral).filter(|number| (1..200).contains(number))?;

    let behind = &inner[end + '条'.len_utf8()..];
    let rest = behind.trim_start_matches(is_space);
    let rest = rest
        .strip_prefix(['、', ':', '\u{FF1A}', '.', '\u{FF0E}'])
        .unwrap_or(rest);
    let is_parted = rest.len() < behind.len() && !rest.is_empty();
    is_parted.then(|| RareLabel {
        kind: LabelKind::Section,
        number,
        cited: format!("第{numeral}条"),
        rest,
    })
}

/// Reads A. and a) before Chinese words: A.清理河道. A、B两类 counts nothing.
pub(super) fn letter(text: &str) -> Option<RareLabel<'_>> {
    let c = text.chars().next()?;
    let letter = fold_char(c);
    let number = match letter {
        'A'..='Z' => letter as u32 - 'A' as u32,
        'a'..='z' => letter as u32 - 'a' as u32,
        _ => return None,
    } + 1;

    let rest = &text[c.len_utf8()..];
    let rest = rest.strip_prefix(['.', '\u{FF0E}', '、', ')', '\u{FF09}'])?;
    let rest = rest.trim_start_matches(is_space);
    rest.starts_with(is_han).then(|| RareLabel {
        kind: LabelKind::Circled,
        number,
        cited: letter.to_string(),
        rest,
    })
}
