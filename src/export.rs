//! The model as data: one JSON object that other programs read.

use crate::catalogue::{Catalogue, Plan};
use crate::plan::{Allotment, Block, Emendation, Milestone, Node, Recurrence, Role, Target};
use crate::route::Route;
use jiff::civil::Date;
use serde::Serialize;

/// Everything.
#[derive(Debug, Serialize)]
pub struct Export<'a> {
    plans: Vec<PlanExport<'a>>,
}

#[derive(Debug, Serialize)]
struct PlanExport<'a> {
    id: &'a str,
    title: &'a str,
    number: Option<&'a str>,
    issuer: Option<&'a str>,
    place: Option<&'a str>,
    addressees: Option<&'a str>,
    passed_by: Option<&'a str>,
    written: Option<Date>,
    published: Option<Date>,
    year: Option<i16>,
    url: String,
    source: SourceExport<'a>,
    nodes: Vec<NodeExport<'a>>,
    tasks: Vec<TaskExport<'a>>,
    goals: Vec<GoalExport<'a>>,
    recurrences: Vec<RecurrenceExport<'a>>,
    targets: Vec<TargetExport<'a>>,
    emendations: &'a [Emendation],
}

#[derive(Debug, Serialize)]
struct SourceExport<'a> {
    file: &'a str,
    sha256: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct NodeExport<'a> {
    id: &'a str,
    path: Vec<String>,
    title: String,
    text: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct TaskExport<'a> {
    id: &'a str,
    path: Vec<String>,
    title: String,
    url: String,
    lines: crate::plan::LineRange,
    assignments: Vec<AssignmentExport<'a>>,
    milestones: &'a [Milestone],
    goals: &'a [Milestone],
    recurrences: &'a [Recurrence],
    targets: &'a [Target],
    allotments: &'a [Allotment],
    inherited: bool,
    parks: Vec<&'a str>,
    projects: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct AssignmentExport<'a> {
    role: Role,
    unit: &'a str,
    unit_id: &'a str,
    listed: bool,
}

#[derive(Debug, Serialize)]
struct GoalExport<'a> {
    node: &'a str,
    path: Vec<String>,
    #[serde(flatten)]
    goal: &'a Milestone,
}

#[derive(Debug, Serialize)]
struct RecurrenceExport<'a> {
    node: &'a str,
    path: Vec<String>,
    #[serde(flatten)]
    recurrence: &'a Recurrence,
}

#[derive(Debug, Serialize)]
struct TargetExport<'a> {
    node: &'a str,
    path: Vec<String>,
    #[serde(flatten)]
    target: &'a Target,
}

/// The catalogue as data: plans in the order of the catalogue, nodes and tasks in printed order.
pub fn json(catalogue: &Catalogue) -> Export<'_> {
    Export {
        plans: catalogue
            .plans
            .iter()
            .map(|entry| plan(catalogue, entry))
            .collect(),
    }
}

fn plan<'a>(catalogue: &'a Catalogue, entry: &'a Plan) -> PlanExport<'a> {
    let document = &entry.document;
    let front = &document.front;
    let outline = &document.outline;
    let nodes = outline
        .nodes
        .iter()
        .enumerate()
        .map(|(index, node)| NodeExport {
            id: &node.id,
            path: outline.path(index),
            title: title(node),
            text: node
                .blocks
                .iter()
                .chain(&node.tail)
                .map(Block::text)
                .collect(),
        })
        .collect();
    let untasked = || {
        outline
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| node.task.is_none())
    };
    PlanExport {
        id: &document.id,
        title: &front.title,
        number: front.number.as_deref(),
        issuer: front.issuer.as_deref(),
        place: front.place.as_deref(),
        addressees: front.addressees.as_deref(),
        passed_by: front.passed_by.as_deref(),
        written: front.written,
        published: front.published,
        year: front.year,
        url: Route::Plan(&document.id).path(),
        source: SourceExport {
            file: &front.source.file,
            sha256: &front.source.sha256,
            url: front.source.url.as_deref(),
        },
        nodes,
        tasks: entry
            .tasks
            .iter()
            .map(|&id| task(catalogue, entry, id))
            .collect(),
        goals: untasked()
            .flat_map(|(index, node)| {
                node.goals.iter().map(move |goal| GoalExport {
                    node: &node.id,
                    path: outline.path(index),
                    goal,
                })
            })
            .collect(),
        recurrences: untasked()
            .flat_map(|(index, node)| {
                node.recurrences
                    .iter()
                    .map(move |recurrence| RecurrenceExport {
                        node: &node.id,
                        path: outline.path(index),
                        recurrence,
                    })
            })
            .collect(),
        targets: untasked()
            .flat_map(|(index, node)| {
                node.targets.iter().map(move |target| TargetExport {
                    node: &node.id,
                    path: outline.path(index),
                    target,
                })
            })
            .collect(),
        emendations: &front.emendations,
    }
}

fn task<'a>(catalogue: &'a Catalogue, entry: &'a Plan, id: usize) -> TaskExport<'a> {
    let task = &catalogue.tasks[id];
    let outline = &entry.document.outline;
    let node = &outline.nodes[task.node];
    let stated = node.task.as_ref();
    let lines = entry.lines(task.node).or(stated.map(|stated| stated.lines));
    TaskExport {
        id: &node.id,
        path: outline.path(task.node),
        title: title(node),
        url: Route::Task(&entry.document.id, &node.id).path(),
        lines: lines.unwrap_or(crate::plan::LineRange { first: 1, last: 1 }),
        assignments: task
            .assignments
            .iter()
            .map(|(role, unit, printed)| AssignmentExport {
                role: *role,
                unit: printed,
                unit_id: &catalogue.units[*unit].unit.id,
                listed: catalogue.units[*unit].listed,
            })
            .collect(),
        milestones: stated.map_or(&[][..], |stated| &stated.milestones),
        goals: &node.goals,
        recurrences: &node.recurrences,
        targets: &node.targets,
        allotments: stated.map_or(&[][..], |stated| &stated.allotments),
        inherited: stated.is_some_and(|stated| stated.inherited),
        parks: task
            .parks
            .iter()
            .map(|&park| catalogue.parks[park].park.id.as_str())
            .collect(),
        projects: task
            .projects
            .iter()
            .map(|&project| catalogue.projects[project].project.id.as_str())
            .collect(),
    }
}

/// The heading, or the first sentence of the text where a number is followed by running text.
fn title(node: &Node) -> String {
    if !node.title().is_empty() {
        return node.title().to_owned();
    }
    let text = node.blocks.first().map_or("", Block::text);
    let end = crate::text::outside_brackets(text)
        .find(|(_, c)| *c == '。')
        .map_or(text.len(), |(at, _)| at);
    text[..end].trim_end_matches([';', '\u{FF1B}']).to_owned()
}
