//! A plan with the places where its parts are written.

use crate::plan::{Document, NodeId};
use oxc_index::IndexVec;
use std::ops::Range;

/// A plan as it was read from its file.
#[derive(Debug, Clone)]
pub struct ReadPlan {
    /// The plan.
    pub document: Document,
    /// Where its parts stand in its file.
    pub places: Places,
}

/// Byte ranges in the file of a plan, kept beside the document so that two documents are equal
/// whatever files they came from.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// The front matter.
    pub front: Range<usize>,
    /// Each node's heading.
    pub headings: IndexVec<NodeId, Range<usize>>,
    /// Each node's fenced block, where it has one.
    pub blocks: IndexVec<NodeId, Option<Range<usize>>>,
}
