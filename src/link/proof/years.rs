//! The years that a plan names around a passage.

use crate::base::text::fold;
use crate::plan::{Document, NodeId};
use crate::time::find_dues;
use std::collections::BTreeSet;

/// Returns the years that can be meant where a passage names a month alone: the plan's own, those of its title and dates,
/// and those that stand in the passage or above it.
pub(super) fn named_years(document: &Document, node: NodeId) -> BTreeSet<i16> {
    let front = &document.front;
    let dates = [front.written, front.published].into_iter().flatten();
    let mut years: BTreeSet<i16> = dates.map(|date| date.year()).chain(front.year).collect();
    years.extend(years_in(&front.title));

    let outline = &document.outline;
    for block in &outline.opening {
        years.extend(years_in(block.text()));
    }
    for above in outline.lineage(node) {
        let own = &outline.nodes[above];
        years.extend(years_in(&own.heading));
        for block in own.blocks.iter().chain(&own.tail) {
            years.extend(years_in(block.text()));
            // 次年, 十四五末: years that no figure says.
            let year = front.year.unwrap_or(1949);
            let phrases = find_dues(block.text(), year).into_iter();
            years.extend(phrases.map(|phrase| phrase.meaning.due.year()));
        }
    }
    years
}

/// Returns the years that a text names in figures: the 2018 and 2020 of 2018—2020年.
fn years_in(text: &str) -> Vec<i16> {
    let folded = fold(text);
    let figures = folded.split(|c: char| !c.is_ascii_digit());
    let years = figures.filter(|figure| figure.len() == 4);
    years
        .filter_map(|year| year.parse().ok())
        .filter(|year| (1949..=2200).contains(year))
        .collect()
}
