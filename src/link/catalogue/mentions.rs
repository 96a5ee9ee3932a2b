//! The names that stand in a text: what turns a word into a link.

use super::{DeadlineId, LocalNames, Mention, Subject, UnitId};
use std::ops::Range;

/// A printed name with the unit that it means.
pub type PrintedUnit<'a> = (&'a str, UnitId);

/// The printed words of a deadline.
pub type PrintedDeadline<'a> = (&'a str, DeadlineId);

/// Finds what a text names: first the units that a field statement prints, in order, known to the
/// gazetteer or not; then the words of deadlines, in order; then the known names, longest first.
/// What overlaps an earlier find is passed over. The outcome is in the order of the text.
pub fn find(
    text: &str,
    names: LocalNames<'_>,
    units: &[PrintedUnit<'_>],
    deadlines: &[PrintedDeadline<'_>],
) -> Vec<Mention> {
    let mut mentions = Mentions::default();

    // Printed assignments first: a person has reviewed them.
    let mut from = 0;
    for (name, unit) in units {
        if let Some(range) = find_from(text, name, from) {
            from = range.end;
            mentions.push(range, Subject::Unit(*unit));
        // The task block may name units in another order than the text, lead units first.
        } else if let Some(range) = find_from(text, name, 0) {
            mentions.push(range, Subject::Unit(*unit));
        }
    }

    let mut from = 0;
    for (words, deadline) in deadlines {
        if let Some(range) = find_from(text, words, from) {
            from = range.end;
            mentions.push(range, Subject::Deadline(*deadline));
        }
    }

    for (range, subject) in names.find(text) {
        mentions.push(range, subject);
    }

    mentions.0
}

/// Mentions that do not overlap, in the order of the text.
#[derive(Default)]
struct Mentions(Vec<Mention>);

impl Mentions {
    fn push(&mut self, range: Range<usize>, subject: Subject) {
        // Of what does not overlap, what begins earlier ends earlier.
        let at = self
            .0
            .partition_point(|other| other.range.end <= range.start);
        let overlaps = self
            .0
            .get(at)
            .is_some_and(|next| next.range.start < range.end);
        if !overlaps {
            self.0.insert(at, Mention { range, subject });
        }
    }
}

/// Returns the byte range of the first occurrence of some words at or behind a byte.
fn find_from(text: &str, words: &str, from: usize) -> Option<Range<usize>> {
    let start = from + text[from..].find(words)?;
    Some(start..start + words.len())
}
