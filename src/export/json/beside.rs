//! The data beside the pages of names and of months.

use super::task::TaskLink;
use crate::link::catalogue::{Catalogue, DeadlineId, TaskId};
use crate::plan::Role;
use crate::time::{Due, Month};
use serde::Serialize;

/// The data of a page about one name.
#[derive(Debug, Serialize)]
pub struct NamedFile<'a, Subject: Serialize> {
    #[serde(flatten)]
    about: Subject,
    tasks: Vec<TaskLink<'a>>,
}

/// The data of a month's page.
#[derive(Debug, Serialize)]
pub struct MonthFile<'a> {
    month: String,
    deadlines: Vec<DeadlineExport<'a>>,
}

/// A deadline in the data of a month's page.
#[derive(Debug, Serialize)]
struct DeadlineExport<'a> {
    due: Due,
    raw: &'a str,
    text: &'a str,
    running: bool,
    plan: &'a str,
    node: &'a str,
    task: Option<String>,
}

impl<'a, Subject: Serialize> NamedFile<'a, Subject> {
    /// Returns the data of something that tasks name in their text.
    pub fn new(catalogue: &'a Catalogue, about: Subject, tasks: &[TaskId]) -> Self {
        let tasks = tasks.iter();
        let links = tasks.map(|&task| TaskLink::new(catalogue, task, None));
        Self {
            about,
            tasks: links.collect(),
        }
    }

    /// Returns the data of a unit, whose tasks say which part it has in them.
    pub fn with_roles(catalogue: &'a Catalogue, about: Subject, tasks: &[(TaskId, Role)]) -> Self {
        let tasks = tasks.iter();
        let links = tasks.map(|&(task, role)| TaskLink::new(catalogue, task, Some(role)));
        Self {
            about,
            tasks: links.collect(),
        }
    }
}

impl<'a> MonthFile<'a> {
    /// Returns the data of a month's page. `deadlines` are those of the month, in order of time.
    pub fn new(catalogue: &'a Catalogue, month: Month, deadlines: &[DeadlineId]) -> Self {
        let deadlines = deadlines.iter();
        let deadlines = deadlines.map(|&id| DeadlineExport::new(catalogue, id));
        Self {
            month: month.to_string(),
            deadlines: deadlines.collect(),
        }
    }
}

impl<'a> DeadlineExport<'a> {
    fn new(catalogue: &'a Catalogue, id: DeadlineId) -> Self {
        let deadline = &catalogue.deadlines[id];
        let plan = &catalogue.plans[deadline.plan];
        Self {
            due: deadline.due,
            raw: &deadline.raw,
            text: &deadline.text,
            running: deadline.running,
            plan: &plan.document.id,
            node: plan.node_id(deadline.node),
            task: deadline.task.map(|task| catalogue.task_route(task).path()),
        }
    }
}
