//! Which lines each passage of a plan came from.

use crate::plan::{BlockAt, Document, EmendationId, LineRange, NodeId};
use std::collections::HashMap;
use std::ops::Range;

/// A part of a passage that is a reading, not what is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmendedRange {
    /// Its bytes in the passage.
    pub bytes: Range<usize>,
    /// The emendation that supplied it.
    pub emendation: EmendationId,
}

/// Where a heading or paragraph came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Its lines in the archived source.
    pub lines: LineRange,
    /// The parts of its text that are readings, in order.
    pub emended: Vec<EmendedRange>,
}

/// Where all of a document came from.
#[derive(Debug, Clone, Default)]
pub struct Trace {
    origins: HashMap<BlockAt, Origin>,
}

impl Trace {
    /// Notes where a heading or paragraph came from.
    pub(super) fn insert(&mut self, at: BlockAt, origin: Origin) {
        self.origins.insert(at, origin);
    }

    /// Returns where a heading or paragraph came from; `None` for an empty one.
    pub fn origin(&self, at: BlockAt) -> Option<&Origin> {
        self.origins.get(&at)
    }

    /// Returns the lines of a node's own heading, paragraphs and closing statement.
    pub fn lines(&self, document: &Document, index: NodeId) -> Option<LineRange> {
        let node = &document.outline.nodes[index];
        let places = std::iter::once(BlockAt::Heading(index))
            .chain((0..node.blocks.len()).map(|k| BlockAt::Body(index, k)))
            .chain((0..node.tail.len()).map(|k| BlockAt::Tail(index, k)));

        let lines: Vec<LineRange> = places
            .filter_map(|at| self.origin(at))
            .map(|origin| origin.lines)
            .collect();
        // A closing statement stands behind all passages below the node, so the lines between may be others'.
        Some(LineRange {
            first: lines.iter().map(|lines| lines.first).min()?,
            last: lines.iter().map(|lines| lines.last).max()?,
        })
    }
}
