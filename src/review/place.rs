//! Where words of a passage stand in a plan's file.

use crate::base::source::Source;
use crate::content::document::ReadPlan;
use crate::plan::NodeId;
use std::ops::Range;

/// Returns where words stand in the part of a plan's file that is a node's own; its heading where they do not stand
/// verbatim.
pub fn place_of(plan: &ReadPlan, index: NodeId, file: &Source, words: &str) -> Range<usize> {
    let heading = plan.places.headings[index].clone();
    let next = plan.places.headings.get(index + 1);
    let end = next.map_or(file.text().len(), |next| next.start);
    match file.text()[heading.start..end].find(words) {
        Some(at) => heading.start + at..heading.start + at + words.len(),
        None => heading,
    }
}
