//! Rows of lists. Many pages have the same row, so the theme makes each of them once, as HTML that stands in a page as
//! it is.

use crate::link::catalogue::{DeadlineId, TaskId};
use serde::{Serialize, Serializer};

/// What a row shows, and how: rows with the same key are the same on all pages that are as deep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RowKey {
    /// A task.
    Task {
        /// The task.
        task: TaskId,
        /// Whether its one lead unit goes without saying.
        alone: bool,
    },
    /// A deadline.
    Due {
        /// The deadline.
        deadline: DeadlineId,
        /// Whether the page narrows its lists.
        narrowed: bool,
    },
}

/// Rows one behind the other, each on lines of its own: HTML that is safe to print as it is.
#[derive(Debug, Default)]
pub struct Rows {
    /// What they show.
    pub keys: Vec<RowKey>,
    /// What the theme made of them.
    pub html: String,
}

impl RowKey {
    /// The names of the templates that make rows, without their endings.
    pub const TEMPLATES: [&'static str; 2] = ["row-task", "row-due"];
}

impl FromIterator<RowKey> for Rows {
    fn from_iter<Keys: IntoIterator<Item = RowKey>>(keys: Keys) -> Self {
        Self {
            keys: keys.into_iter().collect(),
            html: String::new(),
        }
    }
}

impl Serialize for Rows {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.html)
    }
}
