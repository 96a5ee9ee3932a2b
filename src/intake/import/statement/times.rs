//! Whether a text is a time, and where one begins. What it means does not matter here, so these
//! questions need no year.

use super::deadlines;
use super::meaning::Statement;
use crate::base::text::{is_han, is_space};
use crate::intake::import::recurrences::recurrences_of_field;
use crate::intake::lexicon::Deadlines;
use crate::time::find_dues;

/// The year that times are read in where only their place in a text counts: a leap year, so that
/// 2月29日 is one.
pub const ANY_YEAR: i16 = 2000;

/// The longest content of a deadline field, in characters.
const LONGEST_TIME: usize = 200;

/// Whether a text begins with a date or a span of time.
pub fn begins_with_time(text: &str) -> bool {
    find_dues(text, ANY_YEAR)
        .first()
        .is_some_and(|time| time.range.start == 0)
}

/// Whether a text says how often something comes back, as a deadline field may: 每月, 季度.
pub fn recurs(text: &str) -> bool {
    !recurrences_of_field(text).is_empty()
}

/// The longest time before the label of a statement in brackets, in characters.
const LONGEST_BEFORE_LABEL: usize = 24;

/// The longest other words there, in characters.
const LONGEST_REMARK: usize = 12;

/// Whether what stands between a bracket and the first label in it says by when: 6月底取得明显成效,责任单位:….
pub fn is_time_before_label(text: &str, words: &Deadlines) -> bool {
    let text = text.trim_matches(is_mark);
    let is_short = text.chars().count() <= LONGEST_BEFORE_LABEL;
    is_short && !text.is_empty() && (begins_with_time(text) || words.open_ended.contains(text))
}

/// Whether what stands there is but a few words, which belong to the statement whatever they say: 按进度推进,责任单位:….
pub fn is_remark_before_label(text: &str) -> bool {
    let text = text.trim_matches(is_mark);
    !text.is_empty() && text.chars().count() <= LONGEST_REMARK && text.chars().all(is_han)
}

fn is_mark(c: char) -> bool {
    is_space(c) || matches!(c, ',' | '\u{FF0C}' | ';' | '\u{FF1B}' | '。')
}

/// Whether a text is a time, a recurrence or an open end, as a deadline column holds it.
pub fn is_time(text: &str, words: &Deadlines) -> bool {
    if text.chars().count() > LONGEST_TIME {
        return false;
    }

    let mut said = Statement::default();
    deadlines::read_deadlines(text, ANY_YEAR, words, &mut said);
    said.undated.is_empty()
        && find_dues(text, ANY_YEAR)
            .first()
            .is_none_or(|time| time.range.start == 0)
}
