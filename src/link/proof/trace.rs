//! Which lines each passage of a plan came from.

use crate::plan::{AmendmentId, BlockAt, EmendationId, LineRange, NodeId, Outline};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A part of a passage that is a reading, not what is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmendedRange {
    /// Its bytes in the passage.
    pub bytes: Range<usize>,
    /// The emendation that supplied it.
    pub emendation: EmendationId,
}

/// A part of a passage that a notice put there, or deletes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmendedRange {
    /// Its bytes in the passage.
    pub bytes: Range<usize>,
    /// The amendment.
    pub amendment: AmendmentId,
}

/// Why a character is not read as it is printed, or counts no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// An emendation supplied it.
    Read(EmendationId),
    /// A notice supplied it or deletes it.
    Amended(AmendmentId),
}

/// A part of a passage that has one mark.
pub(super) struct MarkedRange {
    /// Its bytes in the passage.
    pub bytes: Range<usize>,
    pub mark: Mark,
}

/// A heading or paragraph with what was learnt of it.
pub(super) struct TracedPassage {
    /// Its place.
    pub at: BlockAt,
    /// Its lines in the archived source.
    pub lines: LineRange,
    /// The parts of its text that are readings or amended, in order.
    pub marked: Vec<MarkedRange>,
}

/// Where a heading or paragraph came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin<'t> {
    /// Its lines in the archived source.
    pub lines: LineRange,
    /// The parts of its text that are readings, in order.
    pub emended: &'t [EmendedRange],
    /// The parts of its text that notices put there or delete, in order.
    pub amended: &'t [AmendedRange],
}

/// Where all of a document came from, each list sorted by the places of passages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// The lines of each passage.
    lines: Vec<(BlockAt, LineRange)>,
    /// The parts that are readings, of those passages that have some.
    emended: Vec<(BlockAt, Vec<EmendedRange>)>,
    /// The parts that are amended, of those passages that have some.
    amended: Vec<(BlockAt, Vec<AmendedRange>)>,
}

impl Trace {
    /// Returns the trace of passages, each of which has its lines and the parts of its text that are marked.
    pub(super) fn new(passages: impl IntoIterator<Item = TracedPassage>) -> Self {
        let mut trace = Self::default();
        for TracedPassage { at, lines, marked } in passages {
            trace.lines.push((at, lines));
            let (mut emended, mut amended) = (Vec::new(), Vec::new());
            for MarkedRange { bytes, mark } in marked {
                match mark {
                    Mark::Read(emendation) => emended.push(EmendedRange { bytes, emendation }),
                    Mark::Amended(amendment) => amended.push(AmendedRange { bytes, amendment }),
                }
            }
            trace
                .emended
                .extend((!emended.is_empty()).then_some((at, emended)));
            trace
                .amended
                .extend((!amended.is_empty()).then_some((at, amended)));
        }
        trace.lines.sort_unstable_by_key(|(at, _)| *at);
        trace.lines.shrink_to_fit();
        trace.emended.sort_unstable_by_key(|(at, _)| *at);
        trace.amended.sort_unstable_by_key(|(at, _)| *at);
        trace
    }

    /// Returns where a heading or paragraph came from; `None` for an empty one.
    pub fn origin(&self, at: BlockAt) -> Option<Origin<'_>> {
        Some(Origin {
            lines: *found(&self.lines, at)?,
            emended: found(&self.emended, at).map_or(&[], Vec::as_slice),
            amended: found(&self.amended, at).map_or(&[], Vec::as_slice),
        })
    }

    /// Returns the lines of a node's own heading, paragraphs and closing statement.
    pub fn lines(&self, outline: &Outline, index: NodeId) -> Option<LineRange> {
        let node = &outline.nodes[index];
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

/// Returns what a sorted list has of a passage.
fn found<T>(list: &[(BlockAt, T)], at: BlockAt) -> Option<&T> {
    let place = list.binary_search_by_key(&at, |(at, _)| *at).ok()?;
    Some(&list[place].1)
}
