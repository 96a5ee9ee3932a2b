//! What official notices deleted, counted apart from what is still due.

use crate::link::catalogue::Deleted;
use schemars::JsonSchema;
use serde::Serialize;

/// What official notices deleted: it is listed, and not counted.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct DeletedView {
    /// How many tasks.
    pub tasks: usize,
    /// How many deadlines.
    pub deadlines: usize,
}

impl DeletedView {
    /// Returns the numbers; nothing where nothing was deleted.
    pub fn of(deleted: Deleted) -> Option<Self> {
        let Deleted { tasks, deadlines } = deleted;
        (tasks + deadlines > 0).then_some(Self { tasks, deadlines })
    }
}
