//! What the pages of parks and named projects list.

use super::leaf::Key;
use super::listing::Listing;
use super::weight;
use crate::link::catalogue::{Catalogue, ParkId, Passage, PlanId, ProjectId, Subject, TaskId};

/// The lists of a park's page.
#[derive(Debug, Clone, Copy)]
pub struct ParkLists(pub ParkId);

/// The lists of a project's page.
#[derive(Debug, Clone, Copy)]
pub struct ProjectLists(pub ProjectId);

/// A row of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedRow {
    /// A plan that names it.
    Plan(PlanId),
    /// A task whose text names it.
    Task(TaskId),
    /// A passage that names it outside tasks.
    Mention(Passage),
    /// A task of a unit that runs it, whose text does not name it.
    Runners(TaskId),
}

/// The rows of each list.
#[derive(Debug, Default)]
pub struct NamedLists {
    /// The plans that name it.
    pub plans: Vec<PlanId>,
    /// The tasks whose text names it.
    pub tasks: Vec<TaskId>,
    /// The passages that name it outside tasks.
    pub mentions: Vec<Passage>,
    /// The tasks of the units that run it.
    pub runners: Vec<TaskId>,
}

impl NamedLists {
    /// Puts each row into its list.
    pub fn new(rows: &[NamedRow]) -> Self {
        let mut lists = Self::default();
        for row in rows {
            match *row {
                NamedRow::Plan(plan) => lists.plans.push(plan),
                NamedRow::Task(task) => lists.tasks.push(task),
                NamedRow::Mention(passage) => lists.mentions.push(passage),
                NamedRow::Runners(task) => lists.runners.push(task),
            }
        }
        lists
    }
}

impl NamedLists {
    /// Returns the passages that name it, in the order of the catalogue: its tasks, and those that are none.
    pub fn naming(&self, catalogue: &Catalogue) -> Vec<Passage> {
        let tasks = self.tasks.iter().map(|&task| {
            let task = &catalogue.tasks[task];
            Passage {
                plan: task.plan,
                node: task.node,
            }
        });
        let mut passages: Vec<Passage> = tasks.chain(self.mentions.iter().copied()).collect();
        passages.sort_unstable();
        passages
    }
}

impl Listing for ParkLists {
    type Row = NamedRow;

    fn rows(&self, catalogue: &Catalogue) -> Vec<NamedRow> {
        let entry = &catalogue.parks[self.0];
        let mut plans: Vec<PlanId> = entry.mentioned.iter().map(|passage| passage.plan).collect();
        plans.dedup();

        let mut rows: Vec<NamedRow> = plans.into_iter().map(NamedRow::Plan).collect();
        rows.extend(entry.tasks.iter().copied().map(NamedRow::Task));
        rows.extend(mentions(catalogue, &entry.mentioned));
        let runners = tasks_of_runners(catalogue, self.0).into_iter();
        rows.extend(runners.map(NamedRow::Runners));
        rows
    }

    fn key(&self, catalogue: &Catalogue, row: NamedRow) -> Key {
        row.key(catalogue)
    }

    fn weight(&self, catalogue: &Catalogue, before: Option<NamedRow>, row: NamedRow) -> usize {
        row.weight(catalogue, before) + row.sentences(catalogue, Subject::Park(self.0))
    }

    fn anchors(&self, _: &Catalogue, _: NamedRow) -> Vec<String> {
        Vec::new()
    }
}

impl Listing for ProjectLists {
    type Row = NamedRow;

    fn rows(&self, catalogue: &Catalogue) -> Vec<NamedRow> {
        let entry = &catalogue.projects[self.0];
        let tasks = entry.tasks.iter().copied().map(NamedRow::Task);
        tasks.chain(mentions(catalogue, &entry.mentioned)).collect()
    }

    fn key(&self, catalogue: &Catalogue, row: NamedRow) -> Key {
        row.key(catalogue)
    }

    fn weight(&self, catalogue: &Catalogue, before: Option<NamedRow>, row: NamedRow) -> usize {
        row.weight(catalogue, before) + row.sentences(catalogue, Subject::Project(self.0))
    }

    fn anchors(&self, _: &Catalogue, _: NamedRow) -> Vec<String> {
        Vec::new()
    }
}

impl NamedRow {
    fn key(self, catalogue: &Catalogue) -> Key {
        match self {
            NamedRow::Plan(plan) => Key::of_plan(catalogue, plan),
            NamedRow::Task(task) | NamedRow::Runners(task) => {
                Key::of_plan(catalogue, catalogue.tasks[task].plan)
            }
            NamedRow::Mention(passage) => Key::of_plan(catalogue, passage.plan),
        }
    }

    /// Returns the weight of the sentences of a row that name something.
    fn sentences(self, catalogue: &Catalogue, subject: Subject) -> usize {
        let at = match self {
            NamedRow::Task(task) => {
                let task = &catalogue.tasks[task];
                Passage {
                    plan: task.plan,
                    node: task.node,
                }
            }
            NamedRow::Mention(passage) => passage,
            NamedRow::Plan(_) | NamedRow::Runners(_) => return 0,
        };
        weight::sentences(catalogue, at, subject)
    }

    fn weight(self, catalogue: &Catalogue, before: Option<Self>) -> usize {
        match self {
            NamedRow::Plan(plan) => weight::plan(catalogue, plan),
            NamedRow::Task(task) | NamedRow::Runners(task) => {
                let plan = catalogue.tasks[task].plan;
                let same = match (before, self) {
                    (Some(NamedRow::Task(before)), NamedRow::Task(_))
                    | (Some(NamedRow::Runners(before)), NamedRow::Runners(_)) => {
                        catalogue.tasks[before].plan == plan
                    }
                    _ => false,
                };
                let heading = if same {
                    0
                } else {
                    weight::plan(catalogue, plan)
                };
                weight::task(catalogue, task) + heading
            }
            NamedRow::Mention(passage) => weight::link(catalogue, passage.plan, passage.node),
        }
    }
}

/// Returns the passages that are no tasks.
fn mentions(catalogue: &Catalogue, passages: &[Passage]) -> impl Iterator<Item = NamedRow> {
    let untasked =
        |passage: &&Passage| catalogue.plans[passage.plan].text.task_of[passage.node].is_none();
    let passages = passages.iter().filter(untasked);
    passages.map(|passage| NamedRow::Mention(*passage))
}

/// Returns the tasks of the units that run a park, those left out that name the park.
fn tasks_of_runners(catalogue: &Catalogue, park: ParkId) -> Vec<TaskId> {
    let entry = &catalogue.parks[park];
    let runners = entry.run_by.iter();
    let tasks = runners.flat_map(|&unit| catalogue.units[unit].tasks.iter());
    let mut tasks: Vec<TaskId> = tasks
        .map(|(task, _)| *task)
        .filter(|task| entry.tasks.binary_search(task).is_err())
        .collect();
    tasks.sort_unstable();
    tasks.dedup();
    tasks
}
