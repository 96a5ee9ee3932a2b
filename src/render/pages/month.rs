//! A month's page: everything that is due in it.

use super::common::{At, DueRow, Link, PlanLink, UnitLink};
use crate::link::catalogue::{DeadlineId, InCharge, PlanId};
use crate::time::Month;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// `months/<month>.html`
#[derive(Debug, Serialize, JsonSchema)]
pub struct MonthView {
    /// In words.
    pub name: String,
    /// As data has it: 2017-03.
    pub key: String,
    /// The year.
    pub year: Link,
    /// The month before it in which something is due.
    pub previous: Option<Link>,
    /// The month after it in which something is due.
    pub next: Option<Link>,
    /// How many deadlines.
    pub count: usize,
    /// How many of them name a day.
    pub with_day: usize,
    /// The deadlines, plan by plan, lead unit by lead unit.
    pub plans: Vec<MonthPlan>,
}

/// What one plan has due in the month.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MonthPlan {
    /// The plan.
    pub plan: PlanLink,
    /// How many deadlines.
    pub count: usize,
    /// By the units that lead.
    pub groups: Vec<MonthGroup>,
}

/// What the same units lead.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MonthGroup {
    /// Lead units, or responsible ones where there is no lead; none for a goal of the whole plan.
    pub leads: Vec<UnitLink>,
    /// Whether `leads` are lead units.
    pub led: bool,
    /// The deadlines.
    pub rows: Vec<DueRow>,
}

pub(super) fn view(at: &At<'_>, month: Month) -> MonthView {
    let catalogue = at.catalogue;
    let ids = catalogue.months.get(&month).map_or(&[][..], Vec::as_slice);
    let mut plans: BTreeMap<PlanId, Vec<DeadlineId>> = BTreeMap::new();
    for &id in ids {
        plans
            .entry(catalogue.deadlines[id].plan)
            .or_default()
            .push(id);
    }
    MonthView {
        name: at.month_name(month),
        key: month.to_string(),
        year: at.year(month.year),
        previous: catalogue
            .months
            .range(..month)
            .next_back()
            .map(|(&before, _)| at.month(before)),
        next: catalogue
            .months
            .range(month..)
            .find(|(other, _)| **other > month)
            .map(|(&after, _)| at.month(after)),
        count: ids.len(),
        with_day: ids
            .iter()
            .filter(|&&id| matches!(catalogue.deadlines[id].due, crate::time::Due::Day(_)))
            .count(),
        plans: plans
            .into_iter()
            .map(|(plan, ids)| MonthPlan {
                plan: at.plan(plan),
                count: ids.len(),
                groups: groups(at, &ids),
            })
            .collect(),
    }
}

fn groups(at: &At<'_>, ids: &[DeadlineId]) -> Vec<MonthGroup> {
    let mut groups: Vec<(InCharge, MonthGroup)> = Vec::new();

    for &id in ids {
        let task = at.catalogue.deadlines[id].task;
        let in_charge = task
            .map(|task| at.catalogue.tasks[task].in_charge())
            .unwrap_or_default();
        let row = at.due_row(id);

        match groups.iter_mut().find(|(other, _)| *other == in_charge) {
            Some((_, group)) => group.rows.push(row),
            None => {
                let group = MonthGroup {
                    leads: in_charge.units.iter().map(|&unit| at.unit(unit)).collect(),
                    led: in_charge.lead,
                    rows: vec![row],
                };
                groups.push((in_charge, group));
            }
        }
    }

    groups.into_iter().map(|(_, group)| group).collect()
}
