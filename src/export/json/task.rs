//! A task as data: in its plan, in the file beside its page, and in the data of other pages.

use super::due::DueExport;
use super::source::SourceExport;
use super::title;
use crate::address::Route;
use crate::content::progress::ProgressStatus;
use crate::link::catalogue::{Assignment, Catalogue, Fate, Plan, TaskId};
use crate::plan::{
    Allotment, AmendmentId, Emendation, EmendationId, LineRange, Recurrence, Role, Target,
};
use crate::render::cite;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// Who owes what by when.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Task", deny_unknown_fields)]
pub struct TaskExport<'a> {
    /// The address of its passage.
    id: &'a str,
    /// The numbers from the top down to it.
    path: Vec<String>,
    /// Its heading, or the first sentence of its text.
    title: String,
    /// Its page, relative to the root of the site.
    url: String,
    /// The lines of the source that say it.
    lines: LineRange,
    /// Who, in printed order.
    assignments: Vec<AssignmentExport<'a>>,
    /// By when, from the deadline field.
    milestones: Vec<DueExport<'a>>,
    /// Deadlines in its running text.
    goals: Vec<DueExport<'a>>,
    /// Duties that come back.
    recurrences: &'a [Recurrence],
    /// Figures to be reached.
    targets: &'a [Target],
    /// Figures broken down by county or unit.
    allotments: &'a [Allotment],
    /// A merged cell of a table above says who or when.
    inherited: bool,
    /// The amendments of its plan's notices in its text, by their numbers.
    amendments: Vec<usize>,
    /// added or deleted, where a notice added or deleted the whole task; null where none did.
    fate: Option<&'static str>,
    /// The parks that it names, by their ids in the gazetteer.
    parks: Vec<&'a str>,
    /// The projects that it names, by their ids in the gazetteer.
    projects: Vec<&'a str>,
    /// The matters through several plans that it is a part of, by their ids.
    threads: Vec<&'a str>,
    /// What was reported of it, in order of date: records by their ids.
    progress: Vec<&'a str>,
    /// What is known of it, each once, in order of date; not-checked where there is no record.
    progress_status: Vec<&'static str>,
}

/// A unit with its part in a task.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Assignment", deny_unknown_fields)]
struct AssignmentExport<'a> {
    /// Its part.
    role: Role,
    /// Its name as printed.
    unit: &'a str,
    /// Its address.
    unit_id: &'a str,
    /// Whether the gazetteer knows it.
    listed: bool,
    /// Where the name was read from a correction: which of its plan's, from 1.
    emendation: Option<usize>,
}

/// A task by itself, in the file beside its page.
#[derive(Debug, Serialize)]
pub struct TaskFile<'a> {
    plan: PlanLink<'a>,
    number: &'a str,
    #[serde(flatten)]
    task: TaskExport<'a>,
    text: String,
    emendations: Vec<&'a Emendation>,
}

/// The plan that a task is a part of.
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

/// A task in the data of another page.
#[derive(Debug, Serialize)]
pub struct TaskLink<'a> {
    plan: &'a str,
    id: &'a str,
    number: &'a str,
    title: String,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<Role>,
}

impl<'a> TaskExport<'a> {
    /// Returns a task of a plan.
    pub fn new(catalogue: &'a Catalogue, plan: &'a Plan, id: TaskId) -> Self {
        let task = &catalogue.tasks[id];
        let outline = &plan.text.outline;
        let node = &outline.nodes[task.node];
        let block = node.task.as_ref();

        let emendations = catalogue.emended_assignments(id);
        let assignments = task.assignments.iter().zip(emendations);
        let assignments = assignments.map(|(assignment, emendation)| {
            AssignmentExport::new(catalogue, assignment, emendation)
        });

        // Every task of a proved plan has lines.
        let lines = plan
            .text
            .lines(task.node)
            .or(block.map(|block| block.lines));
        let lines = lines.unwrap_or(LineRange { first: 1, last: 1 });

        let parks = task.parks.iter();
        let projects = task.projects.iter();
        let threads = catalogue.threads.of_task(id).iter();
        let records = catalogue.progress.of_task(id);
        let statuses = catalogue.progress.statuses(records).into_iter();

        Self {
            id: &node.id,
            path: plan.text.path(task.node),
            title: title::first_words(node),
            url: catalogue.task_route(id).path(),
            lines,
            assignments: assignments.collect(),
            milestones: block.map_or_else(Vec::new, |block| {
                DueExport::all(plan, task.node, &block.milestones)
            }),
            goals: DueExport::all(plan, task.node, &node.goals),
            recurrences: &node.recurrences,
            targets: &node.targets,
            allotments: block.map_or(&[], |block| &block.allotments),
            inherited: block.is_some_and(|block| block.inherited),
            amendments: catalogue
                .amended(id)
                .into_iter()
                .map(AmendmentId::number)
                .collect(),
            fate: plan.fate(task.node).map(Fate::key),
            parks: parks
                .map(|&park| catalogue.parks[park].park.id.as_str())
                .collect(),
            projects: projects
                .map(|&project| catalogue.projects[project].project.id.as_str())
                .collect(),
            threads: threads
                .map(|&thread| catalogue.threads.all[thread].id.as_str())
                .collect(),
            progress: records
                .iter()
                .map(|&record| catalogue.progress.all[record].id.as_str())
                .collect(),
            progress_status: statuses.map(ProgressStatus::key).collect(),
        }
    }
}

impl<'a> AssignmentExport<'a> {
    /// `emendation` is the correction that the name was read from.
    fn new(
        catalogue: &'a Catalogue,
        assignment: &'a Assignment,
        emendation: Option<EmendationId>,
    ) -> Self {
        let entry = &catalogue.units[assignment.unit];
        Self {
            role: assignment.role,
            unit: &assignment.printed,
            unit_id: &entry.unit.id,
            listed: entry.listed,
            emendation: emendation.map(EmendationId::number),
        }
    }
}

impl<'a> TaskFile<'a> {
    /// Returns the data of a task's page: it says of itself what it is a part of, and quotes the text.
    pub fn new(catalogue: &'a Catalogue, plan: &'a Plan, id: TaskId) -> Self {
        let task = TaskExport::new(catalogue, plan, id);

        let emendations = plan.document.front.emendations.iter();
        let own = emendations.filter(|emendation| task.lines.contains(emendation.line));

        Self {
            plan: PlanLink::new(plan),
            number: plan.number(catalogue.tasks[id].node),
            text: cite::text(catalogue, id),
            emendations: own.collect(),
            task,
        }
    }
}

impl<'a> PlanLink<'a> {
    fn new(plan: &'a Plan) -> Self {
        let front = &plan.document.front;
        Self {
            id: &plan.document.id,
            title: &front.title,
            number: front.number.as_deref(),
            issuer: front.issuer.as_deref(),
            written: front.written,
            published: front.published,
            url: Route::plan(&plan.document.id).path(),
            source: SourceExport::new(&plan.text.source),
        }
    }
}

impl<'a> TaskLink<'a> {
    /// Returns a link to a task, with the part that the subject of the page has in it, if that is a unit.
    pub fn new(catalogue: &'a Catalogue, id: TaskId, role: Option<Role>) -> Self {
        let task = &catalogue.tasks[id];
        let plan = &catalogue.plans[task.plan];
        let node = catalogue.node(id);
        Self {
            plan: &plan.document.id,
            id: &node.id,
            number: plan.number(task.node),
            title: title::first_words(node),
            url: catalogue.task_route(id).path(),
            role,
        }
    }
}
