//! Which deadlines go with some words of a passage.

use crate::link::catalogue::{Catalogue, Deadline, DeadlineId, Passage, Quote, TaskId};
use std::ops::Range;

/// Returns the deadlines that go with quotes of a passage, in order of time: those whose own words the quotes touch;
/// where there are none, those of the whole task.
pub(in crate::link::catalogue) fn of_quotes(
    catalogue: &Catalogue,
    at: Passage,
    task: Option<TaskId>,
    quotes: &[Quote],
) -> Vec<DeadlineId> {
    let plan = &catalogue.plans[at.plan];
    let below = plan.text.outline.subtree(at.node);
    let within = plan.deadlines.iter().copied();
    let touched = within.filter(|&id| {
        let deadline = &catalogue.deadlines[id];
        below.contains(deadline.node)
            && quotes
                .iter()
                .any(|own| touches(catalogue, at, own, deadline))
    });
    let mut found: Vec<DeadlineId> = touched.collect();

    if found.is_empty() {
        found = task.map_or_else(Vec::new, |task| of_whole_task(catalogue, task));
    }
    found.sort_by_key(|&id| catalogue.deadlines[id].due.sort_key());
    found
}

/// Returns whether a quote has words of what a deadline says is due, or of the deadline itself.
fn touches(catalogue: &Catalogue, at: Passage, quote: &Quote, deadline: &Deadline) -> bool {
    let outline = &catalogue.plans[at.plan].text.outline;
    let block = outline.walk_nodes(outline.subtree(at.node)).into_iter();
    let Some((_, block)) = block.into_iter().find(|(place, _)| *place == quote.at) else {
        return false;
    };
    let words = match deadline.text.is_empty() {
        true => &deadline.raw,
        false => &deadline.text,
    };
    let overlaps =
        |range: Range<usize>| range.start < quote.range.end && quote.range.start < range.end;
    let mut places = block.match_indices(words.as_str());
    places.any(|(start, words)| overlaps(start..start + words.len()))
}

/// Returns the deadlines that a whole task has: those that name nothing in it, or its only one.
fn of_whole_task(catalogue: &Catalogue, task: TaskId) -> Vec<DeadlineId> {
    let all = &catalogue.tasks[task].deadlines;
    if all.len() == 1 {
        return all.clone();
    }
    let whole = all.iter().copied();
    let whole = whole.filter(|&id| catalogue.deadlines[id].text.is_empty());
    whole.collect()
}
