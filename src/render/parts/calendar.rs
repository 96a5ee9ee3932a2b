//! The calendar: how many deadlines fall in each month, as a picture made of links.

use super::at::At;
use super::link::PlanLink;
use super::rows::{RowKey, Rows};
use crate::link::catalogue::{DeadlineId, PlanId};
use crate::time::{Due, Month};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

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
    /// Deadlines of that year less precise than a month that no official notice deleted.
    pub imprecise: usize,
    /// All deadlines of the year that no official notice deleted.
    pub count: usize,
}

/// A month of the calendar.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MonthCell {
    /// 1 to 12.
    pub month: i8,
    /// In words, with its year.
    pub text: String,
    /// How many deadlines that no official notice deleted.
    pub count: usize,
    /// How dark, 0 to 4.
    pub level: u8,
    /// Its page; absent when no deadline is listed there.
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
    /// Its deadlines: HTML that is safe to print, made of each by row-due.html.
    #[schemars(with = "String")]
    pub rows: Rows,
}

/// How many deadlines fall in each part of a year.
#[derive(Debug, Clone, Copy, Default)]
struct YearCounts {
    /// January first.
    months: [MonthCount; 12],
    /// Those less precise than a month.
    imprecise: usize,
}

/// How many deadlines fall in a month.
#[derive(Debug, Clone, Copy, Default)]
struct MonthCount {
    /// Those that no official notice deleted.
    counted: usize,
    /// Those that are listed on its page.
    listed: usize,
}

impl At<'_> {
    /// Returns the calendar of some deadlines, year by year.
    pub fn calendar(&self, deadlines: impl IntoIterator<Item = DeadlineId>) -> Vec<YearRow> {
        let mut years: BTreeMap<i16, YearCounts> = BTreeMap::new();
        for id in deadlines {
            let due = self.catalogue.deadlines[id].due;
            let counts = years.entry(due.year()).or_default();
            let counted = usize::from(!self.catalogue.is_deleted_deadline(id));
            match due.month() {
                Some(month) => {
                    let count = &mut counts.months[(month.month - 1) as usize];
                    count.counted += counted;
                    count.listed += 1;
                }
                None => counts.imprecise += counted,
            }
        }

        // Shades are relative to the fullest month of all years, so that years can be compared.
        let months = years.values().flat_map(|counts| counts.months);
        let most = months.map(|month| month.counted).max().unwrap_or(0);
        let rows = years.into_iter();
        rows.map(|(year, counts)| self.year_row(year, counts, most))
            .collect()
    }

    /// Returns the calendar of a year; all deadlines must fall in it.
    pub fn year_of_calendar(
        &self,
        year: i16,
        deadlines: impl IntoIterator<Item = DeadlineId>,
    ) -> YearRow {
        let first = self.calendar(deadlines).into_iter().next();
        first.unwrap_or_else(|| self.year_row(year, YearCounts::default(), 0))
    }

    /// Returns a year of a calendar whose fullest month has `most` deadlines.
    fn year_row(&self, year: i16, counts: YearCounts, most: usize) -> YearRow {
        let link = self.year(year);
        let months = (1..=12).zip(counts.months);
        let in_months: usize = counts.months.iter().map(|month| month.counted).sum();

        YearRow {
            year,
            text: link.text,
            href: link.href,
            count: in_months + counts.imprecise,
            imprecise: counts.imprecise,
            months: months
                .map(|(month, count)| self.month_cell(Month { year, month }, count, most))
                .collect(),
        }
    }

    fn month_cell(&self, month: Month, count: MonthCount, most: usize) -> MonthCell {
        let link = self.month(month);
        // Four shades, so that a single deadline can still be told from none.
        let level = match count.counted {
            0 => 0,
            counted => 1 + (counted * 4 - 1) / most.max(1),
        };

        MonthCell {
            month: month.month,
            text: link.text,
            count: count.counted,
            level: level.min(4) as u8,
            href: (count.listed > 0).then_some(link.href),
        }
    }

    /// Returns deadlines less precise than a month, by what they name.
    pub fn imprecise(&self, ids: &[DeadlineId]) -> Vec<ImpreciseGroup> {
        let mut groups: Vec<(Due, Vec<DeadlineId>)> = Vec::new();
        for &id in ids {
            let due = self.catalogue.deadlines[id].due;
            match groups.iter_mut().find(|(other, _)| *other == due) {
                Some((_, group)) => group.push(id),
                None => groups.push((due, vec![id])),
            }
        }

        let groups = groups.into_iter().map(|(due, ids)| {
            let view = self.due(due);
            ImpreciseGroup {
                id: view.key,
                text: view.text,
                precision: view.precision,
                plans: self.dues_by_plan(&ids),
            }
        });
        groups.collect()
    }

    /// Returns deadlines, plan by plan, in the order of the catalogue's plans.
    pub fn dues_by_plan(&self, ids: &[DeadlineId]) -> Vec<PlanDues> {
        let mut groups: BTreeMap<PlanId, Vec<RowKey>> = BTreeMap::new();
        for &deadline in ids {
            let plan = self.catalogue.deadlines[deadline].plan;
            let row = RowKey::Due {
                deadline,
                narrowed: true,
            };
            groups.entry(plan).or_default().push(row);
        }

        let groups = groups.into_iter().map(|(plan, rows)| PlanDues {
            plan: self.plan(plan),
            rows: rows.into_iter().collect(),
        });
        groups.collect()
    }
}

/// Returns all rows of these groups.
pub fn rows(groups: &mut [ImpreciseGroup]) -> impl Iterator<Item = &mut Rows> {
    let plans = groups.iter_mut().flat_map(|group| &mut group.plans);
    plans.map(|plan| &mut plan.rows)
}
