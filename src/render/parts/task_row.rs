//! Tasks in lists.

use super::at::At;
use super::due::DueView;
use super::link::{PlanLink, ROW_TITLE, UnitLink};
use super::rows::{RowKey, Rows};
use crate::link::catalogue::{Assignment, Fate, ParkId, Task, TaskId, UnitId};
use crate::plan::Role;
use crate::time::Due;
use schemars::JsonSchema;
use serde::Serialize;

/// A task in a list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TaskRow {
    /// Its page.
    pub href: String,
    /// Its number in its plan: 三(一)9(1).
    pub number: String,
    /// Its title, or the beginning of its text.
    pub title: String,
    /// Its lead units, or its responsible ones where it has no lead.
    pub leads: Vec<UnitLink>,
    /// Whether `leads` are lead units.
    pub led: bool,
    /// Its deadlines.
    pub dues: Vec<DueView>,
    /// The times of its deadlines that are open, as data has them: they count, and nothing is recorded of what became of them.
    pub open: Vec<String>,
    /// The years of its deadlines, each once.
    pub years: Vec<i16>,
    /// The parks that its text names.
    pub parks: Vec<String>,
    /// added or deleted, where an official notice added or deleted the whole task.
    pub fate: Option<&'static str>,
    /// What was reported of it: keys of the words `progress.…`; none where nobody has checked.
    pub progress: Vec<&'static str>,
    /// Who has which part, as lists are narrowed by it: the number of each unit and the first letter of its part.
    pub parts: String,
}

/// What row-task.html is given.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TaskRowView {
    /// The task.
    pub row: TaskRow,
    /// Whether its one lead unit goes without saying: the page is the unit's own.
    pub alone: bool,
}

/// Tasks of one plan.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanRows {
    /// The plan.
    pub plan: PlanLink,
    /// Its tasks: HTML that is safe to print, made of each by row-task.html.
    #[schemars(with = "String")]
    pub rows: Rows,
}

impl At<'_> {
    /// Returns a task as a row.
    pub fn task_row(&self, task: TaskId) -> TaskRow {
        let entry = &self.catalogue.tasks[task];

        let dues = self.distinct_dues(entry);
        let mut years: Vec<i16> = dues.iter().map(|due| due.year()).collect();
        years.dedup();

        let parks = entry.parks.iter();
        let park_name = |&park: &ParkId| self.catalogue.parks[park].park.name.clone();
        TaskRow {
            href: self.here.href(&self.task_route(task)),
            number: self.number(entry.plan, entry.node),
            title: self.catalogue.node(task).name(ROW_TITLE),
            leads: entry
                .assignments_in_charge()
                .map(|own| self.unit_as(own.unit, &own.printed))
                .collect(),
            led: entry.assignments.iter().any(|own| own.role == Role::Lead),
            dues: dues.into_iter().map(|due| self.due(due)).collect(),
            open: self.open_times(entry),
            years,
            parks: parks.map(park_name).collect(),
            fate: self.catalogue.plans[entry.plan]
                .fate(entry.node)
                .map(Fate::key),
            progress: self.progress_marks(self.catalogue.progress.of_task(task)),
            parts: self.parts_of(task),
        }
    }

    /// Returns when a task is due, in order of time.
    pub(super) fn distinct_dues(&self, task: &Task) -> Vec<Due> {
        let deadlines = task.deadlines.iter();
        let mut dues: Vec<Due> = deadlines
            .map(|&id| self.catalogue.deadlines[id].due)
            .collect();
        dues.sort_by_key(|due| due.sort_key());
        dues.dedup();
        dues
    }

    /// Returns the times of a task's deadlines that are open, each once.
    fn open_times(&self, task: &Task) -> Vec<String> {
        let open = self.open_dues(task.deadlines.iter().copied());
        open.into_iter().map(|due| due.key).collect()
    }

    /// Returns tasks, plan by plan; the ids are in the order of the catalogue. A unit that alone leads a task goes without
    /// saying where the rows are its `own`.
    pub fn by_plan(
        &self,
        tasks: impl IntoIterator<Item = TaskId>,
        own: Option<UnitId>,
    ) -> Vec<PlanRows> {
        let tasks: Vec<TaskId> = tasks.into_iter().collect();
        let plan_of = |task: TaskId| self.catalogue.tasks[task].plan;
        let row = |&task: &TaskId| RowKey::Task {
            task,
            alone: own.is_some_and(|own| self.leads_alone(task, own)),
        };

        let groups = tasks.chunk_by(|a, b| plan_of(*a) == plan_of(*b));
        let rows = groups.map(|group| PlanRows {
            plan: self.plan(plan_of(group[0])),
            rows: group.iter().map(row).collect(),
        });
        rows.collect()
    }

    /// Returns whether a unit alone is in charge of a task.
    fn leads_alone(&self, task: TaskId, unit: UnitId) -> bool {
        let units = &self.catalogue.units;
        let mut in_charge = self.catalogue.tasks[task].assignments_in_charge();
        let first = in_charge.next();
        let is_own = |own: &Assignment| units[own.unit].unit.name == units[unit].unit.name;
        first.is_some_and(is_own) && in_charge.next().is_none()
    }
}
