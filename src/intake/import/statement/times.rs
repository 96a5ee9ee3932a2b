//! Whether a text is a time, and where one begins. What it means does not matter here, so these
//! questions need no year.

use super::deadlines;
use super::meaning::Statement;
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
