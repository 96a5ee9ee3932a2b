//! A year's page: its months, and what is due in it without naming a month.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::link::catalogue::{Catalogue, DeadlineId, UnitId};
use crate::link::outlets::OutletOwner;
use crate::render::chart::Chart;
use crate::render::parts::calendar::{ImpreciseGroup, YearRow};
use crate::render::parts::link::{Count, Link, PlanLink};
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
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

/// The page of a year in which something is due.
#[derive(Debug, Clone, Copy)]
pub struct YearPage(pub i16);

impl PageKind for YearPage {
    const FACTS: Facts = Facts {
        template: "year",
        section: "months",
        words: &["year.title"],
        has_data: false,
        in_sitemap: true,
        is_promised: true,
    };

    type View = YearView;

    fn all(published: Published<'_>) -> Vec<Self> {
        let years = published.catalogue.years.keys();
        years.copied().map(Self).collect()
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::year(self.0)
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let year = self.0;
        let catalogue = at.catalogue;
        let before = catalogue.years.range(..year).next_back();
        let after = catalogue.years.range(year + 1..).next();

        let ids = catalogue.years.get(&year).map_or(&[][..], Vec::as_slice);
        let imprecise = ids.iter().copied();
        let imprecise: Vec<DeadlineId> = imprecise
            .filter(|&id| catalogue.deadlines[id].due.month().is_none())
            .collect();

        let plans = catalogue.plans.iter_enumerated();
        let plans = plans.filter(|(_, plan)| plan.document.front.year == Some(year));

        YearView {
            year,
            name: at.year(year).text,
            previous: before.map(|(&before, _)| at.year(before)),
            next: after.map(|(&after, _)| at.year(after)),
            row: at.year_of_calendar(year, ids.iter().copied()),
            imprecise: at.imprecise(&imprecise),
            heat: at.heat(year),
            units: at.busiest_units(deadlines_in_charge(catalogue, ids), BUSIEST),
            plans: plans.map(|(id, _)| at.plan(id)).collect(),
        }
    }

    fn title(&self, at: &At<'_>, _: &Self::View) -> String {
        at.fill("year.title", &[("year", &self.0)])
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        let steps = vec![at.ld_step("nav.months", Route::MONTHS)];
        vec![at.ld_way(steps, title), at.ld_page("CollectionPage", title)]
    }

    fn outlets(&self) -> Option<OutletOwner> {
        Some(OutletOwner::Year(self.0))
    }
}

/// Returns how many deadlines each unit answers for.
fn deadlines_in_charge(catalogue: &Catalogue, ids: &[DeadlineId]) -> BTreeMap<UnitId, usize> {
    let mut units = BTreeMap::new();
    let tasks = ids.iter().filter_map(|&id| catalogue.deadlines[id].task);
    for task in tasks {
        for unit in catalogue.tasks[task].in_charge().units {
            *units.entry(unit).or_default() += 1;
        }
    }
    units
}
