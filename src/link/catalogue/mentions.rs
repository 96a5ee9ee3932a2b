//! The names that stand in a text: what turns a word into a link.

use super::names::Names;
use super::{DeadlineId, ParkId, ProjectId, UnitId};
use std::ops::Range;

/// What a name or a deadline in a text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A unit.
    Unit(UnitId),
    /// A park.
    Park(ParkId),
    /// A project.
    Project(ProjectId),
    /// A deadline.
    Deadline(DeadlineId),
}

/// A name in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it means.
    pub subject: Subject,
}

/// Finds what a text names: first the units that a field statement prints, in order, known to the
/// gazetteer or not; then the words of deadlines, in order; then the known names, longest first.
pub fn find(
    text: &str,
    names: &Names,
    printed: &[(&str, UnitId)],
    deadlines: &[(&str, DeadlineId)],
) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    let mut push = |range: Range<usize>, subject: Subject| {
        if !mentions
            .iter()
            .any(|m| m.range.start < range.end && range.start < m.range.end)
        {
            mentions.push(Mention { range, subject });
        }
    };
    // Printed assignments first: they were read by a person.
    let mut from = 0;
    for (name, unit) in printed {
        if let Some(at) = text[from..].find(name) {
            let range = from + at..from + at + name.len();
            from = range.end;
            push(range, Subject::Unit(*unit));
        } else if let Some(at) = text.find(name) {
            push(at..at + name.len(), Subject::Unit(*unit));
        }
    }
    let mut from = 0;
    for (raw, deadline) in deadlines {
        if let Some(at) = text[from..].find(raw) {
            let range = from + at..from + at + raw.len();
            from = range.end;
            push(range, Subject::Deadline(*deadline));
        }
    }
    for (range, subject) in names.find(text) {
        push(range, subject);
    }
    mentions.sort_by_key(|mention| mention.range.start);
    mentions
}
