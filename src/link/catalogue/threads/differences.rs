//! What can be computed from what two plans say of one matter. Nothing here knows what it means.

use super::thread::{DueDifference, LeadDifference, Step};
use crate::link::catalogue::{Catalogue, UnitId};
use crate::time::Due;

/// Fills in what lies between a step and those of the plan before.
pub(super) fn fill(catalogue: &Catalogue, before: &[Step], step: &mut Step) {
    step.due = due(catalogue, before, step);
    step.lead = lead(catalogue, before, step);

    let figure = step.figure.as_ref();
    step.difference = figure.and_then(|figure| {
        let earlier = before.iter().filter_map(|step| step.figure.as_ref());
        let mut comparable = earlier.filter_map(|earlier| earlier.until(figure));
        let first = comparable.next();
        // Of several figures of one unit nobody knows which is meant.
        first.filter(|_| comparable.next().is_none())
    });
}

/// Returns what lies between the latest deadlines.
fn due(catalogue: &Catalogue, before: &[Step], step: &Step) -> Option<DueDifference> {
    let latest = |steps: &[Step]| {
        let all = steps.iter().flat_map(|step| &step.deadlines);
        let dues = all.map(|&id| catalogue.deadlines[id].due);
        dues.max_by_key(|due| due.sort_key())
    };
    let before = latest(before)?;
    let after = latest(std::slice::from_ref(step))?;
    Some(DueDifference {
        before,
        after,
        months: month_number(after) - month_number(before),
    })
}

/// Returns the month of the last day that a deadline can mean, counted from the year 0.
fn month_number(due: Due) -> i32 {
    let day = due.last_day();
    i32::from(day.year()) * 12 + i32::from(day.month())
}

/// Returns what lies between those in charge; `None` where one plan has leads and the other has none, or nobody is.
fn lead(catalogue: &Catalogue, before: &[Step], step: &Step) -> Option<LeadDifference> {
    let after = catalogue.tasks[step.task?].in_charge();
    let mut earlier: Vec<UnitId> = Vec::new();
    for task in before.iter().filter_map(|step| step.task) {
        let in_charge = catalogue.tasks[task].in_charge();
        if in_charge.lead != after.lead {
            return None;
        }
        earlier.extend(in_charge.units);
    }
    if earlier.is_empty() || after.units.is_empty() {
        return None;
    }
    let mut seen = Vec::new();
    earlier.retain(|unit| {
        !seen.contains(unit) && {
            seen.push(*unit);
            true
        }
    });

    let mut gone: Vec<UnitId> = earlier.clone();
    gone.retain(|unit| !after.units.contains(unit));
    let mut come = after.units;
    come.retain(|unit| !earlier.contains(unit));

    let mut taken_over = Vec::new();
    gone.retain(|&unit| {
        let successors = catalogue.units[unit].successors.iter();
        let successor = successors
            .map(|handover| handover.to)
            .find(|to| come.contains(to));
        taken_over.extend(successor.map(|to| (unit, to)));
        successor.is_none()
    });
    come.retain(|unit| !taken_over.iter().any(|(_, to)| to == unit));
    Some(LeadDifference {
        leads: after.lead,
        gone,
        come,
        taken_over,
    })
}
