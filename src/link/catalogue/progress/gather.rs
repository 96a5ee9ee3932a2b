//! Gathers which records are about what.

use super::index::ProgressIndex;
use super::record::{About, Record};
use crate::link::catalogue::{Catalogue, DeadlineId, RecordId, Shelf, TaskId, Tracked};
use oxc_index::IndexVec;
use std::collections::HashMap;
use std::hash::Hash;

/// How many characters of a passage name a record.
const NAME: usize = 40;

impl ProgressIndex {
    /// Returns records, in order of date, with what each thing has of them.
    pub(super) fn new(catalogue: &Catalogue, all: IndexVec<RecordId, Record>) -> Self {
        let mut index = Self::empty(&catalogue.reads);
        for (id, record) in all.iter_enumerated() {
            match &record.about {
                About::Passage { at, task, .. } => {
                    add(&mut index.plans, [at.plan], id);
                    if let Some(task) = *task {
                        index.add_task(catalogue, task, record, id);
                    } else {
                        let stated = catalogue.plans[at.plan].deadlines.iter().copied();
                        let own = stated.filter(|&own| record_names(record, own));
                        add(&mut index.deadlines, own, id);
                    }
                }
                About::Thread(thread) => {
                    let own = &catalogue.threads.all[*thread];
                    add(&mut index.threads, [*thread], id);
                    add(&mut index.plans, own.plans(), id);
                    add(&mut index.units, own.units.iter().copied(), id);
                    add(&mut index.parks, own.parks.iter().copied(), id);
                    add(&mut index.projects, own.projects.iter().copied(), id);
                }
            }
        }
        Self {
            all: Tracked::new(Shelf::Progress, &catalogue.reads, all),
            is_empty: false,
            ..index
        }
    }

    fn add_task(&mut self, catalogue: &Catalogue, id: TaskId, record: &Record, own: RecordId) {
        let task = &catalogue.tasks[id];
        add(&mut self.tasks, [id], own);
        let deadlines = task.deadlines.iter().copied();
        let spoken = deadlines.filter(|&deadline| record.speaks_of(deadline));
        add(&mut self.deadlines, spoken, own);
        add(&mut self.units, task.in_charge().units, own);
        add(&mut self.parks, task.parks.iter().copied(), own);
        add(&mut self.projects, task.projects.iter().copied(), own);
        for &thread in catalogue.threads.of_task(id) {
            add(&mut self.threads, [thread], own);
        }
    }
}

impl Catalogue {
    /// Returns the other records of the task or thread that a record speaks of, in order of date.
    pub fn records_beside(&self, id: RecordId) -> Vec<RecordId> {
        let record = &self.progress.all[id];
        let same = match (&record.about, record.task()) {
            (About::Thread(thread), _) => {
                let _ = &self.threads.all[*thread];
                self.progress.of_thread(*thread)
            }
            (_, Some(task)) => {
                // Which records there are, the task knows.
                let _ = &self.tasks[task];
                self.progress.of_task(task)
            }
            _ => &[],
        };
        same.iter().copied().filter(|own| *own != id).collect()
    }

    /// Returns what a record is called: what it speaks of, and the day.
    pub fn record_name(&self, id: RecordId) -> String {
        let date = self.progress.all[id].date;
        format!("{} {date}", self.record_subject(id))
    }

    /// Returns what a record speaks of: the number and name of the passage, or the thread.
    pub fn record_subject(&self, id: RecordId) -> String {
        match &self.progress.all[id].about {
            About::Passage { at, .. } => {
                let plan = &self.plans[at.plan];
                let name = plan.node(at.node).name(NAME);
                format!("{} {name}", plan.number(at.node))
            }
            About::Thread(thread) => self.threads.all[*thread].title.clone(),
        }
    }
}

/// Returns whether a record that speaks of no task names a deadline.
fn record_names(record: &Record, deadline: DeadlineId) -> bool {
    match &record.about {
        About::Passage { deadlines, .. } => deadlines.contains(&deadline),
        About::Thread(_) => false,
    }
}

/// Adds a record to the lists of what it is about, to each once.
fn add<K: Eq + Hash>(
    lists: &mut HashMap<K, Vec<RecordId>>,
    keys: impl IntoIterator<Item = K>,
    id: RecordId,
) {
    for key in keys {
        let list = lists.entry(key).or_default();
        if list.last() != Some(&id) {
            list.push(id);
        }
    }
}
