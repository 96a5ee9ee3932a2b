//! A point in time, and whether it is a limit.

use crate::time::Due;

/// A point in time that a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PointInTime {
    /// When, as precise as the words are.
    pub due: Due,
    /// Whether its words say that it is a limit: 前, 底, 末, 到, 至.
    pub limit: bool,
}
