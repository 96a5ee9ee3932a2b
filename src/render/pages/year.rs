//! A year's page: its months, and what is due in it without naming a month.

use super::kind::{Facts, PageKind};
use super::leaf::Divided;
use crate::address::{Pattern, Route};
use crate::link::catalogue::{Catalogue, DeadlineId, UnitId};
use crate::link::lists::ListOwner;
use crate::link::outlets::OutletOwner;
use crate::render::chart::Chart;
use crate::render::cut::time::{YearLists, YearRow};
use crate::render::cut::{Leaf, Listing, rows_of};
use crate::render::parts::calendar::{self, ImpreciseGroup};
use crate::render::parts::charts::DRAWN_ROWS;
use crate::render::parts::jsonld::Step;
use crate::render::parts::leaves::{LeafLink, LeafView};
use crate::render::parts::link::{Count, Link, PlanLink};
use crate::render::parts::progress::ProgressView;
use crate::render::parts::rows::Rows;
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
    /// Where what is due in it is narrowed: the search, with the year chosen.
    pub narrow: String,
    /// In words.
    pub name: String,
    /// The year before it in which something is due.
    pub previous: Option<Link>,
    /// The year after it in which something is due.
    pub next: Option<Link>,
    /// Its months.
    pub row: calendar::YearRow,
    /// How many of its deadlines official notices deleted: they are listed, and not counted.
    pub deleted: usize,
    /// Deadlines less precise than a month.
    pub imprecise: Vec<ImpreciseGroup>,
    /// Its deadlines by month and unit.
    pub heat: Option<Chart>,
    /// The units that lead, or are responsible for, the most deadlines of the year.
    pub units: Vec<Count>,
    /// What was reported of its deadlines; absent where nothing was.
    pub progress: Option<ProgressView>,
    /// The plans of the year.
    pub plans: Vec<PlanLink>,
    /// Where its lists are, if they are too long for its page; that shows the busiest then.
    pub leaves: Vec<LeafLink>,
    /// Which part of the lists this page has, if it is a leaf.
    pub leaf: Option<LeafView>,
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

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = YearView;

    fn all(published: Published<'_>) -> Vec<Self> {
        let years = published.catalogue.years.keys();
        years.copied().map(Self).collect()
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::year(self.0)
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let lists = YearLists(self.0);
        let page = self.cut(at.published());
        let rows = lists.rows(at.catalogue);
        if page.leaves.is_empty() {
            return shown(at, self.0, &rows);
        }

        // The busiest are looked at, all others are looked for.
        let busiest = rows.iter().copied().take(DRAWN_ROWS);
        let busiest = busiest.filter(|row| matches!(row, YearRow::Unit(_)));
        YearView {
            leaves: at.leaf_links(page, &lists, |row| Some(named(at, row))),
            ..shown(at, self.0, &busiest.collect::<Vec<_>>())
        }
    }

    fn rows(view: &mut Self::View) -> Vec<&mut Rows> {
        calendar::rows(&mut view.imprecise).collect()
    }

    fn title(&self, at: &At<'_>, _: &Self::View) -> String {
        at.fill("year.title", &[("year", &self.0)])
    }

    fn list(&self) -> Option<ListOwner> {
        Some(ListOwner::Year(self.0))
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        vec![
            at.ld_way(self.steps(at), title),
            at.ld_page("CollectionPage", title),
        ]
    }

    fn outlets(&self) -> Option<OutletOwner> {
        Some(OutletOwner::Year(self.0))
    }
}

impl Divided for YearPage {
    const LEAVES: &'static Pattern = Route::YEAR_LEAF;
    const IS_OFFICIAL: bool = false;

    fn leaves<'a>(&self, published: Published<'a>) -> &'a [Leaf] {
        published.cuts.years.get(&self.0).map_or(&[], Vec::as_slice)
    }

    fn leaf_view(&self, at: &At<'_>, leaf: &Leaf) -> Self::View {
        let rows = rows_of(&YearLists(self.0), at.catalogue, Some(leaf));
        let page = self.cut(at.published());
        YearView {
            leaf: Some(at.leaf_view(page, leaf, self.called(at))),
            ..shown(at, self.0, &rows)
        }
    }

    fn called(&self, at: &At<'_>) -> String {
        at.fill("year.title", &[("year", &self.0)])
    }

    fn steps<'a>(&self, at: &At<'a>) -> Vec<Step<'a>> {
        vec![at.ld_step("nav.months", Route::MONTHS)]
    }
}

/// Returns what a year's page, or a leaf of it, says with these rows.
fn shown(at: &At<'_>, year: i16, rows: &[YearRow]) -> YearView {
    let catalogue = at.catalogue;
    let before = catalogue.years.range(..year).next_back();
    let after = catalogue.years.range(year + 1..).next();
    let ids = catalogue.years.get(&year).map_or(&[][..], Vec::as_slice);

    let (mut units, mut imprecise, mut plans) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        match *row {
            YearRow::Unit(unit) => units.push(unit),
            YearRow::Imprecise(deadline) => imprecise.push(deadline),
            YearRow::Plan(plan) => plans.push(at.plan(plan)),
        }
    }

    YearView {
        year,
        narrow: format!("{}?due={year}-01..{year}-12", at.here.href(&Route::SEARCH)),
        name: at.year(year).text,
        previous: before.map(|(&before, _)| at.year(before)),
        next: after.map(|(&after, _)| at.year(after)),
        row: at.year_of_calendar(year, ids.iter().copied()),
        deleted: ids.len() - catalogue.count_deadlines(ids.iter().copied()),
        imprecise: at.imprecise(&imprecise),
        heat: at.heat(year, &units),
        units: at.busiest_units(deadlines_in_charge(catalogue, ids), BUSIEST),
        progress: at.progress_of_deadlines(ids),
        plans,
        leaves: Vec::new(),
        leaf: None,
    }
}

/// Returns what the place of a row in the order of a year's leaves is told by.
fn named(at: &At<'_>, row: YearRow) -> String {
    match row {
        YearRow::Unit(unit) => at.catalogue.units[unit].short().to_owned(),
        YearRow::Imprecise(id) => at.strings.due(at.catalogue.deadlines[id].due),
        YearRow::Plan(plan) => at.catalogue.plans[plan].document.front.title.clone(),
    }
}

/// Returns how many deadlines each unit answers for.
fn deadlines_in_charge(catalogue: &Catalogue, ids: &[DeadlineId]) -> BTreeMap<UnitId, usize> {
    let mut units = BTreeMap::new();
    let counted = ids.iter().filter(|&&id| !catalogue.is_deleted_deadline(id));
    let tasks = counted.filter_map(|&id| catalogue.deadlines[id].task);
    for task in tasks {
        for unit in catalogue.tasks[task].in_charge().units {
            *units.entry(unit).or_default() += 1;
        }
    }
    units
}
