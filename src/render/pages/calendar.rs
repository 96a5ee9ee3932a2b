//! The calendar: how many deadlines fall in each month, as a picture made of links.

use super::common::{At, DueRow, PlanLink};
use crate::link::catalogue::{DeadlineId, PlanId};
use crate::time::{Due, Month};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// months/index.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct MonthsView {
    /// Each year with its months.
    pub years: Vec<YearRow>,
    /// All deadlines.
    pub count: usize,
    /// Deadlines of month or day precision.
    pub precise: usize,
    /// Deadlines less precise than a month.
    pub imprecise: Vec<ImpreciseGroup>,
}

/// A year of the calendar.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct YearRow {
    /// The year.
    pub year: i16,
    /// In words.
    pub text: String,
    /// Its page.
    pub href: String,
    /// Its twelve months.
    pub months: Vec<MonthCell>,
    /// Deadlines of that year less precise than a month.
    pub imprecise: usize,
    /// All deadlines of the year.
    pub count: usize,
}

/// A month of the calendar.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MonthCell {
    /// 1 to 12.
    pub month: i8,
    /// In words, with its year.
    pub text: String,
    /// How many deadlines.
    pub count: usize,
    /// How dark, 0 to 4.
    pub level: u8,
    /// Its page; absent when nothing is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
}

/// Deadlines that name the same quarter, half or year.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ImpreciseGroup {
    /// The anchor on the year's page: 2017-Q4, 2017-H1, 2025.
    pub id: String,
    /// In words.
    pub text: String,
    /// quarter, half or year.
    pub precision: &'static str,
    /// The deadlines, plan by plan.
    pub plans: Vec<PlanDues>,
}

/// Deadlines of one plan.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanDues {
    /// The plan.
    pub plan: PlanLink,
    /// Its deadlines.
    pub rows: Vec<DueRow>,
}

pub(super) fn months(at: &At<'_>) -> MonthsView {
    let deadlines = &at.catalogue.deadlines;
    let imprecise: Vec<DeadlineId> = at
        .catalogue
        .years
        .values()
        .flatten()
        .copied()
        .filter(|&id| deadlines[id].due.month().is_none())
        .collect();
    MonthsView {
        years: at.calendar(deadlines.indices()),
        count: deadlines.len(),
        precise: deadlines.len() - imprecise.len(),
        imprecise: at.imprecise(&imprecise),
    }
}

impl At<'_> {
    /// The calendar of some deadlines, year by year.
    pub fn calendar(&self, deadlines: impl IntoIterator<Item = DeadlineId>) -> Vec<YearRow> {
        let mut years: BTreeMap<i16, ([usize; 12], usize)> = BTreeMap::new();
        for id in deadlines {
            let due = self.catalogue.deadlines[id].due;
            let (months, imprecise) = years.entry(due.year()).or_default();
            match due.month() {
                Some(month) => months[(month.month - 1) as usize] += 1,
                None => *imprecise += 1,
            }
        }
        let most = years
            .values()
            .flat_map(|(months, _)| months)
            .copied()
            .max()
            .unwrap_or(0);
        years
            .into_iter()
            .map(|(year, (months, imprecise))| {
                let link = self.year(year);
                YearRow {
                    year,
                    text: link.text,
                    href: link.href,
                    count: months.iter().sum::<usize>() + imprecise,
                    imprecise,
                    months: (1..=12)
                        .zip(months)
                        .map(|(month, count)| self.cell(Month { year, month }, count, most))
                        .collect(),
                }
            })
            .collect()
    }

    fn cell(&self, month: Month, count: usize, most: usize) -> MonthCell {
        let link = self.month(month);
        // Four shades, so that a single deadline can still be told from none.
        let level = if count == 0 {
            0
        } else {
            1 + (count * 4 - 1) / most.max(1)
        };
        MonthCell {
            month: month.month,
            text: link.text,
            count,
            level: level.min(4) as u8,
            href: (count > 0).then_some(link.href),
        }
    }

    /// Deadlines less precise than a month, by what they name.
    pub fn imprecise(&self, ids: &[DeadlineId]) -> Vec<ImpreciseGroup> {
        let mut groups: Vec<(Due, Vec<DeadlineId>)> = Vec::new();
        for &id in ids {
            let due = self.catalogue.deadlines[id].due;
            match groups.iter_mut().find(|(other, _)| *other == due) {
                Some((_, group)) => group.push(id),
                None => groups.push((due, vec![id])),
            }
        }
        groups
            .into_iter()
            .map(|(due, ids)| {
                let view = self.due(due);
                ImpreciseGroup {
                    id: view.key,
                    text: view.text,
                    precision: view.precision,
                    plans: self.dues_by_plan(&ids),
                }
            })
            .collect()
    }

    /// Deadlines, plan by plan, in the order of the catalogue's plans.
    pub fn dues_by_plan(&self, ids: &[DeadlineId]) -> Vec<PlanDues> {
        let mut groups: BTreeMap<PlanId, Vec<DueRow>> = BTreeMap::new();
        for &id in ids {
            groups
                .entry(self.catalogue.deadlines[id].plan)
                .or_default()
                .push(self.due_row(id));
        }
        groups
            .into_iter()
            .map(|(plan, rows)| PlanDues {
                plan: self.plan(plan),
                rows,
            })
            .collect()
    }
}
