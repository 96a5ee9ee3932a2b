//! What the pages of months and years list.

use super::leaf::Key;
use super::listing::Listing;
use super::weight;
use crate::link::catalogue::{Catalogue, DeadlineId, InCharge, PlanId, UnitId};
use crate::time::Month;
use std::collections::BTreeMap;

/// The list of a month's page.
#[derive(Debug, Clone, Copy)]
pub struct MonthList(pub Month);

/// The lists of a year's page.
#[derive(Debug, Clone, Copy)]
pub struct YearLists(pub i16);

/// The list of what names no month, on the page of all months.
#[derive(Debug, Clone, Copy)]
pub struct ImpreciseList;

/// A deadline on a month's page, under its plan and under those in charge of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthRow {
    /// The deadline.
    pub deadline: DeadlineId,
    /// Which of the groups of its plan it stands in.
    pub group: usize,
}

/// A row of a year's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearRow {
    /// How many deadlines a unit has a part in, month by month.
    Unit(UnitId),
    /// A deadline that names no month.
    Imprecise(DeadlineId),
    /// A plan of the year.
    Plan(PlanId),
}

/// The markup of a heading, of a unit's row in a table by months, and of each of its cells.
const HEADING: usize = 150;
const UNIT: usize = 150;
const CELL: usize = 75;
/// The cells of a year: its months, and what names none.
const CELLS: usize = 13;
/// Fewer units than this are not compared.
const FEWEST_UNITS: usize = 3;

impl Listing for MonthList {
    type Row = MonthRow;

    fn rows(&self, catalogue: &Catalogue) -> Vec<MonthRow> {
        let mut plans: BTreeMap<PlanId, Vec<DeadlineId>> = BTreeMap::new();
        for &id in catalogue.months.get(&self.0).into_iter().flatten() {
            let plan = catalogue.deadlines[id].plan;
            plans.entry(plan).or_default().push(id);
        }

        let rows = plans.values().flat_map(|ids| by_charge(catalogue, ids));
        rows.collect()
    }

    fn key(&self, _: &Catalogue, _: MonthRow) -> Key {
        Key::Next
    }

    fn weight(&self, catalogue: &Catalogue, before: Option<MonthRow>, row: MonthRow) -> usize {
        let plan = catalogue.deadlines[row.deadline].plan;
        let before = before.filter(|before| catalogue.deadlines[before.deadline].plan == plan);
        let own = weight::due(catalogue, row.deadline);
        match before {
            Some(before) if before.group == row.group => own,
            Some(_) => own + in_charge(catalogue, row.deadline),
            None => own + in_charge(catalogue, row.deadline) + weight::plan(catalogue, plan),
        }
    }

    fn anchors(&self, _: &Catalogue, _: MonthRow) -> Vec<String> {
        Vec::new()
    }
}

impl Listing for YearLists {
    type Row = YearRow;

    fn rows(&self, catalogue: &Catalogue) -> Vec<YearRow> {
        let ids = catalogue.years.get(&self.0).map_or(&[][..], Vec::as_slice);
        let units = busiest_units(catalogue, ids).into_iter();
        let plans = catalogue.plans.iter_enumerated();
        let plans = plans.filter(|(_, plan)| plan.document.front.year == Some(self.0));

        let rows = units.map(YearRow::Unit);
        let imprecise = imprecise(catalogue, ids).into_iter();
        let rows = rows.chain(imprecise.map(YearRow::Imprecise));
        rows.chain(plans.map(|(id, _)| YearRow::Plan(id))).collect()
    }

    fn key(&self, _: &Catalogue, _: YearRow) -> Key {
        Key::Next
    }

    fn weight(&self, catalogue: &Catalogue, before: Option<YearRow>, row: YearRow) -> usize {
        match row {
            YearRow::Unit(unit) => {
                let address = catalogue.units[unit].unit.id.len();
                UNIT + weight::unit(catalogue, unit) + CELLS * (CELL + address)
            }
            YearRow::Imprecise(id) => {
                let before = match before {
                    Some(YearRow::Imprecise(before)) => Some(before),
                    _ => None,
                };
                weight_of_imprecise(catalogue, before, id)
            }
            YearRow::Plan(plan) => weight::plan(catalogue, plan),
        }
    }

    fn anchors(&self, catalogue: &Catalogue, row: YearRow) -> Vec<String> {
        match row {
            YearRow::Unit(_) | YearRow::Plan(_) => Vec::new(),
            YearRow::Imprecise(id) => {
                let due = catalogue.deadlines[id].due;
                vec!["imprecise".to_owned(), due.to_string()]
            }
        }
    }
}

impl Listing for ImpreciseList {
    type Row = DeadlineId;

    fn rows(&self, catalogue: &Catalogue) -> Vec<DeadlineId> {
        let years = catalogue.years.values();
        years.flat_map(|ids| imprecise(catalogue, ids)).collect()
    }

    fn key(&self, catalogue: &Catalogue, row: DeadlineId) -> Key {
        Key::Year(catalogue.deadlines[row].due.year())
    }

    fn weight(&self, catalogue: &Catalogue, before: Option<DeadlineId>, row: DeadlineId) -> usize {
        weight_of_imprecise(catalogue, before, row)
    }

    fn anchors(&self, catalogue: &Catalogue, row: DeadlineId) -> Vec<String> {
        let due = catalogue.deadlines[row].due;
        vec!["imprecise".to_owned(), due.to_string()]
    }
}

/// Returns the deadlines of one plan by those in charge of them, in the order in which these first occur.
fn by_charge(catalogue: &Catalogue, ids: &[DeadlineId]) -> Vec<MonthRow> {
    let mut groups: Vec<(InCharge, Vec<DeadlineId>)> = Vec::new();
    for &id in ids {
        let task = catalogue.deadlines[id].task;
        let in_charge = task
            .map(|task| catalogue.tasks[task].in_charge())
            .unwrap_or_default();
        match groups.iter_mut().find(|(other, _)| *other == in_charge) {
            Some((_, group)) => group.push(id),
            None => groups.push((in_charge, vec![id])),
        }
    }

    let groups = groups.into_iter().enumerate();
    let rows = groups.flat_map(|(group, (_, ids))| {
        let ids = ids.into_iter();
        ids.map(move |deadline| MonthRow { deadline, group })
    });
    rows.collect()
}

/// Returns the weight of a heading that names those in charge of a deadline, twice as filters need it.
fn in_charge(catalogue: &Catalogue, id: DeadlineId) -> usize {
    let task = catalogue.deadlines[id].task;
    let units = task.map(|task| catalogue.tasks[task].in_charge().units);
    let units = units.unwrap_or_default().into_iter();
    HEADING
        + units
            .map(|unit| 2 * weight::unit(catalogue, unit))
            .sum::<usize>()
}

/// Returns those that name no month, by what they name and by their plans.
fn imprecise(catalogue: &Catalogue, ids: &[DeadlineId]) -> Vec<DeadlineId> {
    let deadlines = &catalogue.deadlines;
    let ids = ids.iter().copied();
    let mut ids: Vec<DeadlineId> = ids
        .filter(|&id| deadlines[id].due.month().is_none())
        .collect();
    // Stable: the deadlines of one plan stay in order.
    ids.sort_by_key(|&id| (deadlines[id].due.sort_key(), deadlines[id].plan));
    ids
}

fn weight_of_imprecise(catalogue: &Catalogue, before: Option<DeadlineId>, id: DeadlineId) -> usize {
    let own = &catalogue.deadlines[id];
    let before = before.map(|before| &catalogue.deadlines[before]);
    let same_due = before.is_some_and(|before| before.due == own.due);
    let same_plan = same_due && before.is_some_and(|before| before.plan == own.plan);

    let heading = if same_due { 0 } else { HEADING };
    let plan = if same_plan {
        0
    } else {
        weight::plan(catalogue, own.plan)
    };
    weight::due(catalogue, id) + heading + plan
}

/// Returns the units that have a part in what is due, the busiest first; none where they are few.
fn busiest_units(catalogue: &Catalogue, ids: &[DeadlineId]) -> Vec<UnitId> {
    let mut counts: BTreeMap<UnitId, usize> = BTreeMap::new();
    // A goal of a whole plan is nobody's alone.
    for task in ids.iter().filter_map(|&id| catalogue.deadlines[id].task) {
        for unit in catalogue.tasks[task].units() {
            *counts.entry(unit).or_default() += 1;
        }
    }
    if counts.len() < FEWEST_UNITS {
        return Vec::new();
    }

    let mut units: Vec<(UnitId, usize)> = counts.into_iter().collect();
    units.sort_by_key(|(unit, count)| (usize::MAX - count, *unit));
    units.into_iter().map(|(unit, _)| unit).collect()
}
