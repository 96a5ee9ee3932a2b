//! Statements by office: a heading that names offices, and behind it, or below it, what they do.
//!
//! (一)县商务局:牵头编制规划. (二)县市场监管局. Unlike a field statement it names the units first.

use super::draft::{DraftNode, Origin, Passage};
use crate::base::text::is_space;
use crate::intake::import::statement::{self, Statement};
use crate::intake::lexicon::Lexicon;
use crate::plan::LabelKind;

/// Returns what a heading says that begins with offices; nothing where it begins otherwise, or where a field statement of
/// the node says who does it.
pub fn duties_of_offices(node: &DraftNode, lexicon: &Lexicon) -> Option<Statement> {
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
    statement::duty_of_offices(offices, duty.unwrap_or_default(), lexicon)
}
