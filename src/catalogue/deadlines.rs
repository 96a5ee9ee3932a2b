//! The calendar: which deadlines fall in which month and year.

use super::{Deadline, DeadlineId};
use crate::plan::Month;
use std::collections::BTreeMap;

/// The deadlines of each month, and of each year with its months included, in order of time.
#[allow(clippy::type_complexity)]
pub fn calendar(
    deadlines: &[Deadline],
) -> (BTreeMap<Month, Vec<DeadlineId>>, BTreeMap<i16, Vec<DeadlineId>>) {
    let mut months: BTreeMap<Month, Vec<DeadlineId>> = BTreeMap::new();
    let mut years: BTreeMap<i16, Vec<DeadlineId>> = BTreeMap::new();
    for (id, deadline) in deadlines.iter().enumerate() {
        if let Some(month) = deadline.due.month() {
            months.entry(month).or_default().push(id);
        }
        years.entry(deadline.due.year()).or_default().push(id);
    }
    for ids in months.values_mut().chain(years.values_mut()) {
        // Stable: within one point in time the printed order stays.
        ids.sort_by_key(|&id| deadlines[id].due.sort_key());
    }
    (months, years)
}
