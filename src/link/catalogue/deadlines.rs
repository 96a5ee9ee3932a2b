//! The calendar: which deadlines fall in which month and year.

use super::{Deadline, DeadlineId};
use crate::plan::Month;
use std::collections::BTreeMap;

/// The deadlines of each month, in order of time.
pub fn months(deadlines: &[Deadline]) -> BTreeMap<Month, Vec<DeadlineId>> {
    group(deadlines, |deadline| deadline.due.month())
}

/// The deadlines of each year, those of its months included, in order of time.
pub fn years(deadlines: &[Deadline]) -> BTreeMap<i16, Vec<DeadlineId>> {
    group(deadlines, |deadline| Some(deadline.due.year()))
}

fn group<K: Ord>(
    deadlines: &[Deadline],
    key: impl Fn(&Deadline) -> Option<K>,
) -> BTreeMap<K, Vec<DeadlineId>> {
    let mut groups: BTreeMap<K, Vec<DeadlineId>> = BTreeMap::new();
    for (id, deadline) in deadlines.iter().enumerate() {
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
