//! The numbers so far: which headings are open, and which numbers may come next.

use crate::plan::{Label, LabelKind, NodeId};
use std::collections::HashMap;

/// A heading that further nodes may stand under.
#[derive(Debug, Clone, Copy)]
struct OpenHeading {
    node: NodeId,
    kind: LabelKind,
}

/// A series of numbers: those of one style under one heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Series {
    parent: Option<NodeId>,
    kind: LabelKind,
}

/// The numbers so far.
#[derive(Debug, Default)]
pub struct Numbering {
    /// The headings that are open, outermost first.
    open: Vec<OpenHeading>,
    /// The last number of each series.
    latest: HashMap<Series, u32>,
    /// The last number of each style, wherever it stood.
    latest_anywhere: HashMap<LabelKind, u32>,
    /// Returns the style of the last heading.
    last_kind: Option<LabelKind>,
}

impl Numbering {
    /// Closes the headings under which a node of this style cannot stand, and returns the nearest one
    /// under which it does.
    pub fn close_for(&mut self, kind: LabelKind) -> Option<NodeId> {
        let is_beside = |open: &OpenHeading| kind.rank() == 0 || open.kind.rank() >= kind.rank();
        while self.open.last().is_some_and(is_beside) {
            self.open.pop();
        }
        self.open.last().map(|open| open.node)
    }

    /// Opens a heading under what `close_for` has left open.
    pub fn open(&mut self, node: NodeId, label: &Label) {
        let series = Series {
            parent: self.open.last().map(|open| open.node),
            kind: label.kind,
        };
        self.latest.insert(series, label.number);
        self.latest_anywhere.insert(label.kind, label.number);
        self.last_kind = Some(label.kind);
        self.open.push(OpenHeading {
            node,
            kind: label.kind,
        });
    }

    /// Returns the last number of a style under a heading, if one came before.
    pub fn latest(&self, parent: Option<NodeId>, kind: LabelKind) -> Option<u32> {
        self.latest.get(&Series { parent, kind }).copied()
    }

    /// Returns the next number of a style below the headings that are open, if one of that style came
    /// before; else 1.
    pub fn next(&self, kind: LabelKind) -> u32 {
        let parent = self
            .open
            .iter()
            .rev()
            .find(|open| open.kind.rank() < kind.rank());
        self.latest(parent.map(|open| open.node), kind)
            .map_or(1, |number| number + 1)
    }

    /// Returns the number behind the last one of a style, wherever that stood.
    pub fn next_anywhere(&self, kind: LabelKind) -> u32 {
        self.latest_anywhere
            .get(&kind)
            .map_or(1, |number| number + 1)
    }

    /// Returns the style of the last heading.
    pub fn last_kind(&self) -> Option<LabelKind> {
        self.last_kind
    }
}
