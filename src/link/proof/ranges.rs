//! Where words stand on a line.

use std::ops::Range;

/// Returns the byte ranges of words on a line: all of them, or the `nth` alone, from 1.
pub(super) fn ranges_of(line: &str, words: &str, nth: Option<u32>) -> Vec<Range<usize>> {
    if words.is_empty() {
        return Vec::new();
    }

    line.match_indices(words)
        .zip(1..)
        .filter(|(_, place)| nth.is_none_or(|only| only == *place))
        .map(|((at, found), _)| at..at + found.len())
        .collect()
}
