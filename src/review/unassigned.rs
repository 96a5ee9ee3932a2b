//! A plan beside a fresh reading of its source: units to which the text gives a part, and deadlines of passages, that the
//! blocks of the plan do not have.
//!
//! A person reviewed the plan, so these are notes. What was seen and means nothing is declared: `seen = ["市财政局"]`.

use super::place::place_of;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;
use crate::base::text::squeeze;
use crate::content::document::ReadPlan;
use crate::plan::{Document, Node, NodeId};
use std::collections::{HashMap, HashSet};

/// Returns a note for each unit and each deadline that import reads in the text of a passage today, and the plan does not
/// have there. Passages that import numbers otherwise are not compared.
pub fn unassigned(plan: &ReadPlan, file: &Source, fresh: &Document) -> Vec<Diagnostic> {
    let fresh_nodes = fresh.outline.nodes.iter();
    let by_id: HashMap<&str, &Node> = fresh_nodes.map(|node| (node.id.as_str(), node)).collect();

    let nodes = plan.document.outline.nodes.iter_enumerated();
    nodes
        .filter_map(|(index, node)| Some((index, node, *by_id.get(node.id.as_str())?)))
        .flat_map(|(index, node, fresh)| {
            let mut notes = units_of(plan, index, node, fresh, file);
            // Words of time in tasks are looked for by themselves.
            if node.task.is_none() {
                notes.extend(deadlines_of(plan, index, node, fresh, file));
            }
            notes
        })
        .collect()
}

/// Returns the notes on units.
fn units_of(
    plan: &ReadPlan,
    index: NodeId,
    node: &Node,
    fresh: &Node,
    file: &Source,
) -> Vec<Diagnostic> {
    let known: HashSet<String> = node
        .task
        .iter()
        .flat_map(|task| &task.assignments)
        .map(|assignment| squeeze(&assignment.unit))
        .chain(node.seen.iter().map(|words| squeeze(words)))
        .collect();
    let text = text_of(node);

    let assignments = fresh.task.iter().flat_map(|task| &task.assignments);
    let missing = assignments.filter(|assignment| {
        let unit = squeeze(&assignment.unit);
        // What an emendation corrected does not stand in the text any more.
        !known.contains(&unit) && text.contains(&unit)
    });
    let notes = missing.map(|assignment| {
        let (unit, role) = (&assignment.unit, assignment.role.key());
        let label = node.called();
        let message = message!("the-text-of-label-gives-unit", label, unit, role);
        let help = message!("add-it-to-role-or-write-seen", role, unit);
        let problem = Diagnostic::note("unassigned-unit", message).help(help);
        problem.at(file, place_of(plan, index, file, unit))
    });
    notes.collect()
}

/// Returns the notes on deadlines of a passage that is no task.
fn deadlines_of(
    plan: &ReadPlan,
    index: NodeId,
    node: &Node,
    fresh: &Node,
    file: &Source,
) -> Vec<Diagnostic> {
    let goals = node.goals.iter().map(|goal| squeeze(&goal.raw));
    let known: Vec<String> = goals
        .chain(node.seen.iter().map(|words| squeeze(words)))
        .collect();
    let text = text_of(node);

    let milestones = fresh.task.iter().flat_map(|task| &task.milestones);
    let missing = milestones.chain(&fresh.goals).filter(|goal| {
        let words = squeeze(&goal.raw);
        text.contains(&words) && !known.iter().any(|known| known.contains(&words))
    });
    let notes = missing.map(|goal| {
        let (raw, label) = (&goal.raw, node.called());
        let message = message!("raw-stands-in-the-text-of-label", raw, label);
        let help = message!("write-a-block-toml-facts-with-goals", raw);
        let problem = Diagnostic::note("unclaimed-time", message).help(help);
        problem.at(file, place_of(plan, index, file, raw))
    });
    notes.collect()
}

/// Returns all words of a node, without white space.
fn text_of(node: &Node) -> String {
    let blocks = node.blocks.iter().chain(&node.tail);
    std::iter::once(node.heading.as_str())
        .chain(blocks.map(|block| block.text()))
        .map(squeeze)
        .collect()
}
