//! What a name or a deadline in a text means.

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
