//! Words of time in the text of a task that nothing in its block speaks for: 上半年, 年内, 10月底前.
//!
//! A person reviewed the block, so these are notes. What was seen and means no deadline is declared: `seen = ["年内"]`.

use super::prover::narrowed;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;
use crate::base::text::{squeeze, titles};
use crate::content::document::ReadPlan;
use crate::plan::{Node, NodeId};
use crate::time::find_dues;

/// Returns a note for each word of time in a task's own text that no deadline, duty or figure of its block has.
pub fn unclaimed_times(plan: &ReadPlan, file: &Source) -> Vec<Diagnostic> {
    let nodes = plan.document.outline.nodes.iter_enumerated();
    let tasks = nodes.filter(|(_, node)| node.task.is_some());
    tasks
        .flat_map(|(index, node)| times_of(plan, index, node, file))
        .collect()
}

fn times_of(plan: &ReadPlan, index: NodeId, node: &Node, file: &Source) -> Vec<Diagnostic> {
    let Some(year) = plan.document.front.year else {
        return Vec::new();
    };
    let claims = claimed_words(node);
    let blocks = node
        .blocks
        .iter()
        .chain(&node.tail)
        .map(|block| block.text());

    let mut notes = Vec::new();
    for text in std::iter::once(node.heading.as_str()).chain(blocks) {
        let titles = titles(text);
        for phrase in find_dues(text, year) {
            let words = squeeze(phrase.words(text));
            // What is over is told, not promised; a title names a time.
            let is_past = phrase.meaning.due.year() < year;
            let is_in_title = titles
                .iter()
                .any(|title| title.contains(&phrase.range.start));
            // 四季 are seasons, 四季度 is a quarter.
            let is_season = !phrase.meaning.limit && words.ends_with('季');
            if is_past
                || is_in_title
                || is_season
                || claims.iter().any(|claim| overlap(claim, &words))
            {
                continue;
            }

            let label = node.called();
            let message = message!("words-stands-in-the-text-of-label", words, label);
            let help = message!("add-it-to-milestones-or-goals", words);
            let part = plan.places.headings[index].start..end_of(plan, index, file);
            let place = narrowed(file.text(), part, phrase.words(text));
            notes.push(
                Diagnostic::note("unclaimed-time", message)
                    .at(file, place)
                    .help(help),
            );
        }
    }
    notes
}

/// Returns the printed words that the block of a node speaks for.
fn claimed_words(node: &Node) -> Vec<String> {
    let milestones = node.task.iter().flat_map(|task| &task.milestones);
    let times = milestones.chain(&node.goals).map(|one| &one.raw);
    let duties = node.recurrences.iter().map(|one| &one.raw);
    let figures = node.targets.iter().map(|one| &one.raw);
    let all = times.chain(duties).chain(figures).chain(&node.seen);
    all.map(|words| squeeze(words)).collect()
}

/// Returns whether one of two words is a part of the other.
fn overlap(claim: &str, words: &str) -> bool {
    !claim.is_empty() && (claim.contains(words) || words.contains(claim))
}

/// Returns where the part of a file ends that is a node's own: where the next begins.
fn end_of(plan: &ReadPlan, index: NodeId, file: &Source) -> usize {
    let next = plan.places.headings.get(index + 1);
    next.map_or(file.text().len(), |next| next.start)
}
