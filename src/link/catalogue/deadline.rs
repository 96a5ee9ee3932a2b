//! A deadline as the catalogue holds it, and which deadlines fall in which month and year.

use super::{DeadlineId, PlanId, TaskId};
use crate::plan::NodeId;
use crate::time::{Due, Month};
use oxc_index::IndexVec;
use std::collections::BTreeMap;

/// A deadline in its place.
#[derive(Debug)]
pub struct Deadline {
    /// Its plan.
    pub plan: PlanId,
    /// The node that states it.
    pub node: NodeId,
    /// The task that it binds; `None` for a goal of the whole plan.
    pub task: Option<TaskId>,
    /// By when.
    pub due: Due,
    /// The words that say so.
    pub raw: String,
    /// What is due.
    pub text: String,
    /// Printed in the running text, not in a deadline field.
    pub running: bool,
}

/// All deadlines of a catalogue.
pub(super) type Deadlines = IndexVec<DeadlineId, Deadline>;

/// Returns the deadlines of each month, in order of time.
pub(super) fn months(deadlines: &Deadlines) -> BTreeMap<Month, Vec<DeadlineId>> {
    group(deadlines, |deadline| deadline.due.month())
}

/// Returns the deadlines of each year, those of its months included, in order of time.
pub(super) fn years(deadlines: &Deadlines) -> BTreeMap<i16, Vec<DeadlineId>> {
    group(deadlines, |deadline| Some(deadline.due.year()))
}

fn group<K: Ord>(
    deadlines: &Deadlines,
    key: impl Fn(&Deadline) -> Option<K>,
) -> BTreeMap<K, Vec<DeadlineId>> {
    let mut groups: BTreeMap<K, Vec<DeadlineId>> = BTreeMap::new();
    for (id, deadline) in deadlines.iter_enumerated() {
        if let Some(key) = key(deadline) {
            groups.entry(key).or_default().push(id);
        }
    }

    for ids in groups.values_mut() {
        // Stable: within one point in time the printed order stays.
        ids.sort_by_key(|&id| deadlines[id].due.sort_key());
    }

    groups
}
