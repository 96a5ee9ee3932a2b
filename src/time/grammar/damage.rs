//! Numbers that a scan, a typist or a converter has damaged. What they mean, the rest cannot tell.

use super::cursor::Cursor;
use crate::base::text::{fold_char, is_space, take_numeral};

/// Whether a letter stands for 1 or 0 where a scan or a typist mistook it, as in l2月 and 2O23年.
pub fn looks_like_digit(c: char) -> bool {
    matches!(c, 'l' | 'I' | '|' | 'O' | 'o')
}

fn is_digit(c: char) -> bool {
    fold_char(c).is_ascii_digit()
}

/// Whether a number at this place is the rest of something longer, so that it must not be read alone: the 2月 of
/// 12月, l2月 and 1 2月; the 6月 of 2O23年6月 and of 去年6月.
pub(super) fn is_rest_of_number(cursor: Cursor<'_>) -> bool {
    let (before, rest) = (cursor.before(), cursor.rest());
    let begins_with_digit = rest.starts_with(is_digit);
    let mut back = before.chars().rev();

    match back.next() {
        Some(c) if is_digit(c) || c == '.' => begins_with_digit,
        // The l of l2月, but not the P of APP3月.
        Some(c) if looks_like_digit(c) => {
            begins_with_digit && !back.next().is_some_and(|c| c.is_ascii_alphabetic())
        }
        Some('年') => take_numeral(rest).is_some(),
        Some(c) if is_space(c) => take_numeral(rest).is_some_and(|(number, tail)| {
            let word = before.trim_end_matches(is_space);
            word.ends_with('年') || is_torn_unit(word, rest, number, tail)
        }),
        _ => false,
    }
}

/// Whether a space has torn the number of a month: 1 2月.
fn is_torn_unit(before: &str, rest: &str, number: u32, tail: &str) -> bool {
    let ten_before = before
        .strip_suffix(['0', '1'])
        .is_some_and(|before| !before.ends_with(|c: char| is_digit(c) || c == '.'));
    ten_before && rest.starts_with(is_digit) && number < 10 && tail.starts_with('月')
}

/// Whether a month that stands here was mistyped: the l2月 of 2023年l2月.
pub(super) fn is_mistyped_month(cursor: Cursor<'_>) -> bool {
    let tail = cursor.rest().strip_prefix(looks_like_digit);
    tail.is_some_and(|tail| {
        tail.starts_with(|c: char| c.is_ascii_digit() || looks_like_digit(c) || c == '月')
    })
}

/// Whether a day that stands here was mistyped or torn: 3O日, 1 5日.
pub(super) fn is_damaged_day(cursor: Cursor<'_>) -> bool {
    let day = cursor.rest();
    let tail = day.trim_start_matches(|c: char| is_digit(c) || looks_like_digit(c) || is_space(c));
    tail.len() < day.len() && tail.starts_with(['日', '号'])
}
