//! A month's page: everything that is due in it.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::link::catalogue::{DeadlineId, InCharge, PlanId};
use crate::render::parts::due::DueRow;
use crate::render::parts::link::{Link, PlanLink, UnitLink};
use crate::render::parts::{At, Published};
use crate::time::{Due, Month};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
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

/// The page of a month in which something is due.
#[derive(Debug, Clone, Copy)]
pub struct MonthPage(pub Month);

impl PageKind for MonthPage {
    const FACTS: Facts = Facts {
        template: "month",
        section: "months",
        words: &["month.title"],
        has_data: true,
        in_sitemap: true,
        is_promised: true,
    };

    type View = MonthView;

    fn all(published: Published<'_>) -> Vec<Self> {
        let months = published.catalogue.months.keys();
        months.copied().map(Self).collect()
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::month(self.0)
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let month = self.0;
        let months = &at.catalogue.months;
        let before = months.range(..month).next_back();
        let after = months.range(month..).find(|(other, _)| **other > month);

        let ids = months.get(&month).map_or(&[][..], Vec::as_slice);
        let names_day = |id: &&DeadlineId| matches!(at.catalogue.deadlines[**id].due, Due::Day(_));

        MonthView {
            name: at.strings.month(month),
            key: month.to_string(),
            year: at.year(month.year),
            previous: before.map(|(&before, _)| at.month(before)),
            next: after.map(|(&after, _)| at.month(after)),
            count: ids.len(),
            with_day: ids.iter().filter(names_day).count(),
            plans: by_plan(at, ids),
        }
    }

    fn title(&self, at: &At<'_>, view: &Self::View) -> String {
        at.fill("month.title", &[("month", &view.name)])
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        let steps = vec![at.ld_step("nav.months", Route::MONTHS)];
        vec![at.ld_way(steps, title), at.ld_page("CollectionPage", title)]
    }
}

/// Returns what each plan has due, in the order of the catalogue.
fn by_plan(at: &At<'_>, ids: &[DeadlineId]) -> Vec<MonthPlan> {
    let mut plans: BTreeMap<PlanId, Vec<DeadlineId>> = BTreeMap::new();
    for &id in ids {
        let plan = at.catalogue.deadlines[id].plan;
        plans.entry(plan).or_default().push(id);
    }

    let plans = plans.into_iter().map(|(plan, ids)| MonthPlan {
        plan: at.plan(plan),
        count: ids.len(),
        groups: groups(at, &ids),
    });
    plans.collect()
}

/// Returns deadlines by who is in charge of them.
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
