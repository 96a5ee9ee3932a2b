//! The model as data: one JSON object that other programs read, and the same in pieces, one beside
//! each page.

use super::{Inputs, Job};
use crate::address::Route;
use crate::content::gazetteer::Place;
use crate::link::catalogue::{Catalogue, DeadlineId, Plan, TaskId, UnitId};
use crate::plan::{
    Allotment, Block, Emendation, Front, Milestone, Node, Recurrence, Revision, Role, Skip, Target,
};
use jiff::civil::Date;
use serde::Serialize;

/// Everything.
#[derive(Debug, Serialize)]
pub struct Export<'a> {
    plans: Vec<PlanExport<'a>>,
    places: &'a [Place],
    units: Vec<UnitExport<'a>>,
    parks: Vec<&'a crate::content::gazetteer::Park>,
    projects: Vec<&'a crate::content::gazetteer::Project>,
}

#[derive(Debug, Serialize)]
struct UnitExport<'a> {
    #[serde(flatten)]
    unit: &'a crate::content::gazetteer::Unit,
    listed: bool,
    url: String,
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
    opening: Vec<&'a str>,
    closing: Vec<&'a str>,
    nodes: Vec<NodeExport<'a>>,
    tasks: Vec<TaskExport<'a>>,
    goals: Vec<GoalExport<'a>>,
    recurrences: Vec<RecurrenceExport<'a>>,
    targets: Vec<TargetExport<'a>>,
    emendations: &'a [Emendation],
    revisions: &'a [Revision],
}

#[derive(Debug, Serialize)]
struct SourceExport<'a> {
    file: &'a str,
    sha256: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    skip: &'a [Skip],
}

#[derive(Debug, Serialize)]
struct NodeExport<'a> {
    id: &'a str,
    path: Vec<String>,
    title: String,
    heading: &'a str,
    text: Vec<&'a str>,
    tail: Vec<&'a str>,
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

/// A task by itself, in the file beside its page.
#[derive(Debug, Serialize)]
struct TaskFile<'a> {
    plan: PlanLink<'a>,
    number: &'a str,
    #[serde(flatten)]
    task: TaskExport<'a>,
    text: String,
    emendations: Vec<&'a Emendation>,
}

#[derive(Debug, Serialize)]
struct PlanLink<'a> {
    id: &'a str,
    title: &'a str,
    number: Option<&'a str>,
    issuer: Option<&'a str>,
    written: Option<Date>,
    published: Option<Date>,
    url: String,
    source: SourceExport<'a>,
}

#[derive(Debug, Serialize)]
struct AssignmentExport<'a> {
    role: Role,
    unit: &'a str,
    unit_id: &'a str,
    listed: bool,
    emendation: Option<usize>,
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
        places: catalogue.places.as_raw_slice(),
        units: catalogue
            .units
            .indices()
            .map(|id| unit(catalogue, id))
            .collect(),
        parks: catalogue.parks.iter().map(|entry| &entry.park).collect(),
        projects: catalogue
            .projects
            .iter()
            .map(|entry| &entry.project)
            .collect(),
    }
}

fn unit(catalogue: &Catalogue, id: UnitId) -> UnitExport<'_> {
    let entry = &catalogue.units[id];
    UnitExport {
        unit: &entry.unit,
        listed: entry.listed,
        url: Route::unit(&entry.unit.id).path(),
    }
}

/// A deadline in the data of a page.
#[derive(Debug, Serialize)]
struct DueExport<'a> {
    due: crate::plan::Due,
    raw: &'a str,
    text: &'a str,
    running: bool,
    plan: &'a str,
    node: &'a str,
    task: Option<String>,
}

fn due(catalogue: &Catalogue, id: DeadlineId) -> DueExport<'_> {
    let deadline = &catalogue.deadlines[id];
    let document = &catalogue.plans[deadline.plan].document;
    DueExport {
        due: deadline.due,
        raw: &deadline.raw,
        text: &deadline.text,
        running: deadline.running,
        plan: &document.id,
        node: &document.outline.nodes[deadline.node].id,
        task: deadline.task.map(|task| task_path(catalogue, task)),
    }
}

fn task_path(catalogue: &Catalogue, id: TaskId) -> String {
    let document = &catalogue.plans[catalogue.tasks[id].plan].document;
    Route::task(&document.id, &catalogue.node(id).id).path()
}

/// A task in the data of another page.
#[derive(Debug, Serialize)]
struct TaskLink<'a> {
    plan: &'a str,
    id: &'a str,
    number: &'a str,
    title: String,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<Role>,
}

fn link(catalogue: &Catalogue, id: TaskId, role: Option<Role>) -> TaskLink<'_> {
    let task = &catalogue.tasks[id];
    let plan = &catalogue.plans[task.plan];
    let node = catalogue.node(id);
    TaskLink {
        plan: &plan.document.id,
        id: &node.id,
        number: &plan.numbers[task.node],
        title: title(node),
        url: task_path(catalogue, id),
        role,
    }
}

/// Data of a page about one name.
#[derive(Debug, Serialize)]
struct Named<'a, T: Serialize> {
    #[serde(flatten)]
    about: T,
    tasks: Vec<TaskLink<'a>>,
}

/// Data of a month's page.
#[derive(Debug, Serialize)]
struct MonthExport<'a> {
    month: String,
    deadlines: Vec<DueExport<'a>>,
}

/// The whole model, and a file beside each page of a plan, task, unit, park, project and month.
pub(super) fn jobs<'a>(inputs: &Inputs<'a>) -> Vec<Job<'a>> {
    let catalogue = inputs.catalogue;
    let mut jobs = vec![Job::json(Route::dataset("gangmu.json").path(), move || {
        json(catalogue)
    })];
    for entry in &catalogue.plans {
        let path = Route::plan(&entry.document.id).data();
        jobs.push(Job::json(path, move || plan(catalogue, entry)));
        for &id in &entry.tasks {
            let route = Route::task(&entry.document.id, &catalogue.node(id).id);
            jobs.push(Job::json(route.data(), move || {
                standing_alone(catalogue, entry, id)
            }));
        }
    }
    for (id, entry) in catalogue.units.iter_enumerated() {
        let path = Route::unit(&entry.unit.id).data();
        jobs.push(Job::json(path, move || Named {
            about: unit(catalogue, id),
            tasks: entry
                .tasks
                .iter()
                .map(|(task, role)| link(catalogue, *task, Some(*role)))
                .collect(),
        }));
    }
    let links = move |tasks: &[TaskId]| {
        tasks
            .iter()
            .map(|&task| link(catalogue, task, None))
            .collect()
    };
    for entry in &catalogue.parks {
        let path = Route::park(&entry.park.id).data();
        jobs.push(Job::json(path, move || Named {
            about: &entry.park,
            tasks: links(&entry.tasks),
        }));
    }
    for entry in &catalogue.projects {
        let path = Route::project(&entry.project.id).data();
        jobs.push(Job::json(path, move || Named {
            about: &entry.project,
            tasks: links(&entry.tasks),
        }));
    }
    for (month, deadlines) in &catalogue.months {
        jobs.push(Job::json(Route::month(*month).data(), move || {
            MonthExport {
                month: month.to_string(),
                deadlines: deadlines.iter().map(|&id| due(catalogue, id)).collect(),
            }
        }));
    }
    jobs
}

fn plan<'a>(catalogue: &'a Catalogue, entry: &'a Plan) -> PlanExport<'a> {
    let document = &entry.document;
    let front = &document.front;
    let outline = &document.outline;
    let nodes = outline
        .nodes
        .iter_enumerated()
        .map(|(index, node)| NodeExport {
            id: &node.id,
            path: outline.path(index),
            title: title(node),
            heading: &node.heading,
            text: words(&node.blocks),
            tail: words(&node.tail),
        })
        .collect();
    let untasked = || {
        outline
            .nodes
            .iter_enumerated()
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
        url: Route::plan(&document.id).path(),
        source: source(front),
        opening: words(&outline.opening),
        closing: words(&outline.closing),
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
        revisions: &front.revisions,
    }
}

fn source(front: &Front) -> SourceExport<'_> {
    SourceExport {
        file: &front.source.file,
        sha256: &front.source.sha256,
        url: front.source.url.as_deref(),
        skip: &front.source.skip,
    }
}

/// A text to a paragraph.
fn words(blocks: &[Block]) -> Vec<&str> {
    blocks.iter().map(Block::text).collect()
}

/// The data of a task's page: it says of itself what it is a part of, and quotes the text.
fn standing_alone<'a>(catalogue: &'a Catalogue, entry: &'a Plan, id: TaskId) -> TaskFile<'a> {
    let front = &entry.document.front;
    let own = task(catalogue, entry, id);
    let within =
        |emendation: &&Emendation| (own.lines.first..=own.lines.last).contains(&emendation.line);
    TaskFile {
        plan: PlanLink {
            id: &entry.document.id,
            title: &front.title,
            number: front.number.as_deref(),
            issuer: front.issuer.as_deref(),
            written: front.written,
            published: front.published,
            url: Route::plan(&entry.document.id).path(),
            source: source(front),
        },
        number: &entry.numbers[catalogue.tasks[id].node],
        text: crate::render::cite::text(catalogue, id),
        emendations: front.emendations.iter().filter(within).collect(),
        task: own,
    }
}

fn task<'a>(catalogue: &'a Catalogue, entry: &'a Plan, id: TaskId) -> TaskExport<'a> {
    let task = &catalogue.tasks[id];
    let outline = &entry.document.outline;
    let node = &outline.nodes[task.node];
    let stated = node.task.as_ref();
    let emended = catalogue.emended_assignments(id);
    let lines = entry.lines(task.node).or(stated.map(|stated| stated.lines));
    TaskExport {
        id: &node.id,
        path: outline.path(task.node),
        title: title(node),
        url: Route::task(&entry.document.id, &node.id).path(),
        lines: lines.unwrap_or(crate::plan::LineRange { first: 1, last: 1 }),
        assignments: task
            .assignments
            .iter()
            .zip(emended)
            .map(|(assignment, correction)| AssignmentExport {
                role: assignment.role,
                unit: &assignment.printed,
                unit_id: &catalogue.units[assignment.unit].unit.id,
                listed: catalogue.units[assignment.unit].listed,
                emendation: correction.map(|index| index + 1),
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
    let end = crate::base::text::outside_brackets(text)
        .find(|(_, c)| *c == '。')
        .map_or(text.len(), |(at, _)| at);
    text[..end].trim_end_matches([';', '\u{FF1B}']).to_owned()
}
