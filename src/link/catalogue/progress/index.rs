//! All records of progress, and those of each thing that they are about.

use super::record::Record;
use crate::content::progress::ProgressStatus;
use crate::link::catalogue::{
    DeadlineId, ParkId, PlanId, ProjectId, Reads, RecordId, Shelf, TaskId, ThreadId, Tracked,
    UnitId,
};
use oxc_index::IndexVec;
use std::collections::HashMap;
use std::hash::Hash;

/// All records, and those of each thing that they are about, each in order of date.
#[derive(Debug)]
pub struct ProgressIndex {
    /// The records, in order of date.
    pub all: Tracked<RecordId, Record>,
    /// Whether nobody wrote any, about plans of other parts of a site either.
    pub(super) is_empty: bool,
    pub(super) plans: HashMap<PlanId, Vec<RecordId>>,
    pub(super) tasks: HashMap<TaskId, Vec<RecordId>>,
    pub(super) deadlines: HashMap<DeadlineId, Vec<RecordId>>,
    pub(super) threads: HashMap<ThreadId, Vec<RecordId>>,
    pub(super) units: HashMap<UnitId, Vec<RecordId>>,
    pub(super) parks: HashMap<ParkId, Vec<RecordId>>,
    pub(super) projects: HashMap<ProjectId, Vec<RecordId>>,
}

impl ProgressIndex {
    /// Returns no records.
    pub(in crate::link::catalogue) fn empty(reads: &Reads) -> Self {
        Self {
            all: Tracked::new(Shelf::Progress, reads, IndexVec::new()),
            is_empty: true,
            plans: HashMap::new(),
            tasks: HashMap::new(),
            deadlines: HashMap::new(),
            threads: HashMap::new(),
            units: HashMap::new(),
            parks: HashMap::new(),
            projects: HashMap::new(),
        }
    }

    /// Returns whether there are none. What depends on it is made again with the whole site, so nothing is noted.
    pub fn is_empty(&self) -> bool {
        self.is_empty
    }

    /// Returns the records of a plan, those of its tasks and threads included.
    pub fn of_plan(&self, plan: PlanId) -> &[RecordId] {
        of(&self.plans, plan)
    }

    /// Returns the records of a task.
    pub fn of_task(&self, task: TaskId) -> &[RecordId] {
        of(&self.tasks, task)
    }

    /// Returns the records that speak of a deadline.
    pub fn of_deadline(&self, deadline: DeadlineId) -> &[RecordId] {
        of(&self.deadlines, deadline)
    }

    /// Returns the records of a thread and of the tasks that are a part of it.
    pub fn of_thread(&self, thread: ThreadId) -> &[RecordId] {
        of(&self.threads, thread)
    }

    /// Returns the records of what a unit answers for.
    pub fn of_unit(&self, unit: UnitId) -> &[RecordId] {
        of(&self.units, unit)
    }

    /// Returns the records of what names a park.
    pub fn of_park(&self, park: ParkId) -> &[RecordId] {
        of(&self.parks, park)
    }

    /// Returns the records of what names a project.
    pub fn of_project(&self, project: ProjectId) -> &[RecordId] {
        of(&self.projects, project)
    }

    /// Returns what records say, each once, in order of date; not checked, where there are none.
    pub fn statuses(&self, records: &[RecordId]) -> Vec<ProgressStatus> {
        let mut statuses = Vec::new();
        for &id in records {
            let status = self.all[id].status;
            if !statuses.contains(&status) {
                statuses.push(status);
            }
        }
        if statuses.is_empty() {
            statuses.push(ProgressStatus::NotChecked);
        }
        statuses
    }
}

fn of<K: Eq + Hash>(lists: &HashMap<K, Vec<RecordId>>, key: K) -> &[RecordId] {
    lists.get(&key).map_or(&[], Vec::as_slice)
}
