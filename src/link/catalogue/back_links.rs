//! What the texts of a plan name, linked back to it.

use super::mentions::{self, PrintedDeadline, PrintedUnit};
use super::{
    Catalogue, DeadlineId, LocalNames, Mention, Mentions, Passage, Plan, PlanId, Subject, TaskId,
    UnitId, push_new,
};
use crate::plan::{BlockAt, NodeId};
use oxc_index::IndexVec;

/// The names in each heading and paragraph of a plan that holds some, in printed order.
pub type Found = Vec<(BlockAt, Named)>;

/// The names in a heading or paragraph.
pub struct Named {
    /// The node that it belongs to.
    node: Option<NodeId>,
    /// Whether it is a field statement.
    is_field: bool,
    /// The names.
    mentions: Vec<Mention>,
}

/// Finds the names in every heading and paragraph of a plan.
pub fn find(catalogue: &Catalogue, names: LocalNames<'_>, plan: PlanId) -> Found {
    let plan = &catalogue.plans[plan];
    let outline = &plan.text.outline;
    let deadlines = deadlines_by_node(catalogue, plan);

    let mut all = Vec::new();
    for (at, text) in outline.walk() {
        let (node, is_field) = match at {
            BlockAt::Heading(n) => (Some(n), false),
            BlockAt::Body(n, k) => (Some(n), outline.nodes[n].blocks[k].is_field()),
            BlockAt::Tail(n, k) => (Some(n), outline.nodes[n].tail[k].is_field()),
            BlockAt::Opening(_) | BlockAt::Closing(_) => (None, false),
        };

        // Whom a field statement prints was resolved with the task, and may be unknown to the gazetteer.
        let task = node.and_then(|node| plan.text.task_of[node]);
        let printed_units: Vec<PrintedUnit<'_>> = match task {
            Some(task) if is_field => printed_units(catalogue, task).collect(),
            _ => Vec::new(),
        };

        // Deadlines of fields are looked for in fields, those of running text elsewhere.
        let printed_deadlines: Vec<PrintedDeadline<'_>> = node
            .map_or(&[][..], |node| deadlines[node].as_slice())
            .iter()
            .map(|&id| (id, &catalogue.deadlines[id]))
            .filter(|(_, deadline)| deadline.running != is_field)
            .map(|(id, deadline)| (deadline.raw.as_str(), id))
            .collect();

        let mentions = mentions::find(text, names, &printed_units, &printed_deadlines);
        if !mentions.is_empty() {
            let named = Named {
                node,
                is_field,
                mentions,
            };
            all.push((at, named));
        }
    }
    all
}

/// Returns the units of a task by the names that it prints.
fn printed_units(catalogue: &Catalogue, task: TaskId) -> impl Iterator<Item = PrintedUnit<'_>> {
    let assignments = catalogue.tasks[task].assignments.iter();
    assignments.map(|assignment| (assignment.printed.as_str(), assignment.unit))
}

fn deadlines_by_node(catalogue: &Catalogue, plan: &Plan) -> IndexVec<NodeId, Vec<DeadlineId>> {
    let nodes = plan.text.outline.nodes.iter();
    let mut by_node: IndexVec<NodeId, Vec<DeadlineId>> = nodes.map(|_| Vec::new()).collect();

    for &id in &plan.deadlines {
        by_node[catalogue.deadlines[id].node].push(id);
    }
    by_node
}

/// Adds a plan to the lists of all that its texts name.
pub fn add(catalogue: &mut Catalogue, plan: PlanId, mut all: Found) {
    // Node by node, so that a list that grew at this node has it as its last item.
    all.sort_by_key(|(at, named)| (named.node, *at));
    for (_, named) in &all {
        let Some(node) = named.node else { continue };
        let passage = Passage { plan, node };
        let task = catalogue.plans[plan].text.task_of[node];

        for mention in &named.mentions {
            match mention.subject {
                // In a field statement a unit is named as who does the task, which links it already.
                Subject::Unit(unit) if named.is_field && has_part(catalogue, task, unit) => {}
                Subject::Unit(unit) => push_new(&mut catalogue.units[unit].mentioned, passage),
                Subject::Park(park) => {
                    push_new(&mut catalogue.parks[park].mentioned, passage);
                    if let Some(task) = task {
                        push_new(&mut catalogue.parks[park].tasks, task);
                        add_once(&mut catalogue.tasks[task].parks, park);
                    }
                }
                Subject::Project(project) => {
                    push_new(&mut catalogue.projects[project].mentioned, passage);
                    if let Some(task) = task {
                        push_new(&mut catalogue.projects[project].tasks, task);
                        add_once(&mut catalogue.tasks[task].projects, project);
                    }
                }
                Subject::Deadline(_) => {}
            }
        }
    }

    let named = all.into_iter();
    let named = named.map(|(at, named)| (at, named.mentions));
    catalogue.plans[plan].text.mentions = Mentions::new(named);
}

/// Returns whether a unit has a part in a task.
fn has_part(catalogue: &Catalogue, task: Option<TaskId>, unit: UnitId) -> bool {
    task.is_some_and(|task| {
        let assignments = &catalogue.tasks[task].assignments;
        assignments.iter().any(|assignment| assignment.unit == unit)
    })
}

/// Adds a value to a short list, unless it is there.
fn add_once<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if !list.contains(&value) {
        list.push(value);
    }
}
