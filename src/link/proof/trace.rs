//! Which lines each passage of a plan came from.

use super::Reading;
use crate::base::text::is_space;
use crate::plan::{BlockAt, Document, LineRange, NodeId};
use std::collections::HashMap;
use std::ops::Range;

/// Where a heading or paragraph came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Its lines in the archived source.
    pub lines: LineRange,
    /// Byte ranges of its text that are readings, each with the index of its emendation.
    pub emended: Vec<(Range<usize>, usize)>,
}

/// Where all of a document came from.
#[derive(Debug, Clone, Default)]
pub struct Trace {
    pub(super) origins: HashMap<BlockAt, Origin>,
}

impl Trace {
    /// Where a heading or paragraph came from; `None` for an empty one.
    pub fn origin(&self, at: BlockAt) -> Option<&Origin> {
        self.origins.get(&at)
    }

    /// The lines of a node's own heading, paragraphs and closing statement.
    pub fn lines(&self, document: &Document, index: NodeId) -> Option<LineRange> {
        let node = &document.outline.nodes[index];
        let places = std::iter::once(BlockAt::Heading(index))
            .chain((0..node.blocks.len()).map(|k| BlockAt::Body(index, k)))
            .chain((0..node.tail.len()).map(|k| BlockAt::Tail(index, k)));
        let lines: Vec<LineRange> = places
            .filter_map(|at| self.origin(at))
            .map(|o| o.lines)
            .collect();
        Some(LineRange {
            first: lines.iter().map(|l| l.first).min()?,
            last: lines.iter().map(|l| l.last).max()?,
        })
    }
}

/// Where a text came from, given what was read for its visible characters.
pub(super) fn origin(text: &str, chars: &[(usize, char)], stream: &[Reading]) -> Origin {
    let mut emended: Vec<(Range<usize>, usize)> = Vec::new();
    for ((at, c), read) in chars.iter().zip(stream) {
        let Some(index) = read.emendation else {
            continue;
        };
        let end = at + c.len_utf8();
        match emended.last_mut() {
            Some((range, last)) if *last == index && text[range.end..*at].chars().all(is_space) => {
                range.end = end
            }
            _ => emended.push((*at..end, index)),
        }
    }
    Origin {
        lines: LineRange {
            first: stream[0].line,
            last: stream[stream.len() - 1].line,
        },
        emended,
    }
}
