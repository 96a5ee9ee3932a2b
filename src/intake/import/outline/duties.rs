//! Statements by office: a heading that names offices, and behind it, or below it, what they do.
//!
//! (一)县商务局:牵头编制规划. (二)县市场监管局. Unlike a field statement it names the units first.

use super::doubts::excerpt;
use super::draft::{Draft, DraftNode, Origin, Passage};
use crate::base::message::message;
use crate::base::text::is_space;
use crate::intake::import::statement::{self, OfficeHeading, Statement};
use crate::intake::lexicon::Lexicon;
use crate::plan::{LabelKind, NodeId};
use oxc_index::IndexVec;
use std::collections::HashSet;

/// The nodes under which a heading surely names offices, so that those beside it do, too.
#[derive(Debug, Default)]
pub struct Divisions(HashSet<Option<NodeId>>);

impl Divisions {
    /// Looks at all headings.
    pub fn new(nodes: &IndexVec<NodeId, DraftNode>, lexicon: &Lexicon) -> Self {
        let divided = nodes.iter().filter(|node| {
            let heading = office_heading(node, false, lexicon);
            matches!(heading, Some(OfficeHeading::Duty(_)))
        });
        Self(divided.map(|node| node.parent).collect())
    }
}

impl Draft<'_> {
    /// Returns what a heading says that begins with offices; nothing where it begins otherwise, or where a field statement of
    /// the node says who does it. Reports one that may name none.
    pub fn duties_of_offices(
        &mut self,
        node: &DraftNode,
        divisions: &Divisions,
    ) -> Option<Statement> {
        let are_offices = divisions.0.contains(&node.parent);
        match office_heading(node, are_offices, self.terms.lexicon)? {
            OfficeHeading::Duty(said) => Some(*said),
            OfficeHeading::Doubtful => {
                self.doubts.warn(
                    "unread-units",
                    message!("excerpt-may-name-offices", excerpt = excerpt(&node.heading)),
                    node.lines.first,
                    message!("write-them-into-the-task-block"),
                );
                None
            }
        }
    }
}

/// Reads a heading as one of offices.
fn office_heading(node: &DraftNode, are_offices: bool, lexicon: &Lexicon) -> Option<OfficeHeading> {
    let is_numbered = node.origin == Origin::Number && node.label.kind != LabelKind::Attachment;
    if !is_numbered || node.passages.iter().any(Passage::is_field) {
        return None;
    }

    let title = &node.heading[node.label.len.min(node.heading.len())..];
    let title = title.trim_matches(is_space);
    let (offices, behind) = match title.find([':', '\u{FF1A}', '。']) {
        Some(at) => {
            let mark = title[at..].chars().next().map_or(1, char::len_utf8);
            (&title[..at], &title[at + mark..])
        }
        None => (title, ""),
    };
    let texts = node.passages.iter().find_map(|passage| match passage {
        Passage::Text(text) => Some(text.as_str()),
        Passage::Field { .. } | Passage::Cell(_) => None,
    });
    // Without any text here, the numbers below have their duties.
    let duty = Some(behind).filter(|behind| !behind.is_empty()).or(texts);
    let read = statement::duty_of_offices(offices, duty.unwrap_or_default(), are_offices, lexicon);
    // 修整街道。 is no heading of one; 柳营镇: may be.
    let may_be_one = || {
        let has_colon = title[offices.len()..].starts_with([':', '\u{FF1A}']);
        has_colon || statement::is_lone_list_of_offices(offices, lexicon)
    };
    read.filter(|read| matches!(read, OfficeHeading::Duty(_)) || may_be_one())
}
