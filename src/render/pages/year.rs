//! A year's page: its months, and what is due in it without naming a month.

use super::calendar::{ImpreciseGroup, YearRow};
use super::common::{At, Count, Link, PlanLink};
use crate::link::catalogue::{DeadlineId, UnitId};
use crate::render::chart::Chart;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// `years/<year>.html`
#[derive(Debug, Serialize, JsonSchema)]
pub struct YearView {
    /// The year.
    pub year: i16,
    /// In words.
    pub name: String,
    /// The year before it in which something is due.
    pub previous: Option<Link>,
    /// The year after it in which something is due.
    pub next: Option<Link>,
    /// Its months.
    pub row: YearRow,
    /// Deadlines less precise than a month.
    pub imprecise: Vec<ImpreciseGroup>,
    /// Its deadlines by month and unit.
    pub heat: Option<Chart>,
    /// The units that lead, or are responsible for, the most deadlines of the year.
    pub units: Vec<Count>,
    /// The plans of the year.
    pub plans: Vec<PlanLink>,
}

/// How many units a year lists.
const BUSIEST: usize = 12;

pub(super) fn view(at: &At<'_>, year: i16) -> YearView {
    let catalogue = at.catalogue;
    let ids = catalogue.years.get(&year).map_or(&[][..], Vec::as_slice);
    let imprecise: Vec<DeadlineId> = ids
        .iter()
        .copied()
        .filter(|&id| catalogue.deadlines[id].due.month().is_none())
        .collect();
    let mut units: BTreeMap<UnitId, usize> = BTreeMap::new();
    for &id in ids {
        let Some(task) = catalogue.deadlines[id].task else {
            continue;
        };
        for unit in catalogue.tasks[task].in_charge().units {
            *units.entry(unit).or_default() += 1;
        }
    }
    let link = at.year(year);
    YearView {
        year,
        previous: catalogue
            .years
            .range(..year)
            .next_back()
            .map(|(&before, _)| at.year(before)),
        next: catalogue
            .years
            .range(year + 1..)
            .next()
            .map(|(&after, _)| at.year(after)),
        row: at
            .calendar(ids.iter().copied())
            .into_iter()
            .next()
            .unwrap_or(YearRow {
                year,
                text: link.text.clone(),
                href: link.href,
                months: Vec::new(),
                imprecise: 0,
                count: 0,
            }),
        name: link.text,
        imprecise: at.imprecise(&imprecise),
        heat: at.heat(year),
        units: at.busiest_units(units, BUSIEST),
        plans: catalogue
            .plans
            .indices()
            .filter(|&plan| catalogue.plans[plan].document.front.year == Some(year))
            .map(|plan| at.plan(plan))
            .collect(),
    }
}
