//! What the lists of all units, parks, projects, plans and sources have, place by place.

use super::leaf::Key;
use super::listing::Listing;
use super::weight;
use crate::content::gazetteer::UnitKind;
use crate::link::catalogue::{Catalogue, ParkId, PlaceId, PlanId, ProjectId, UnitId};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::Hash;

/// The list of all units.
#[derive(Debug, Clone)]
pub struct UnitsList {
    /// How many units of each place have tasks.
    busy: HashMap<Option<PlaceId>, usize>,
}

/// The list of all parks.
#[derive(Debug, Clone, Copy)]
pub struct ParksList;

/// The list of all projects.
#[derive(Debug, Clone, Copy)]
pub struct ProjectsList;

/// The list of all plans.
#[derive(Debug, Clone, Copy)]
pub struct PlansList;

/// The list of all archived sources.
#[derive(Debug, Clone, Copy)]
pub struct SourcesList;

/// An entry of one of them, with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed<Id> {
    /// The entry.
    pub id: Id,
    /// Its place, if the gazetteer knows it.
    pub place: Option<PlaceId>,
}

/// The markup of a unit's row with its figures, of a plan's, of a source's, and of a figure behind a link.
const UNIT: usize = 190;
const PLAN: usize = 150;
const SOURCE: usize = 330;
const COUNT: usize = 75;
/// A heading with the name of a place, and what begins a table.
const HEADING: usize = 700;
/// A pair of units in the drawing of who works with whom, which each place has, and in the table behind it.
const PAIR: usize = 550;
/// How many units that drawing has at most.
pub const DRAWN_UNITS: usize = 16;

impl Listing for UnitsList {
    type Row = Placed<UnitId>;

    fn rows(&self, catalogue: &Catalogue) -> Vec<Self::Row> {
        let mut groups = grouped(placed_units(catalogue).map(|row| (row.place, row)));

        // The busiest place first, equal ones in the order of the gazetteer, and what has no place behind them.
        let tasks = |row: &Placed<UnitId>| catalogue.units[row.id].tasks.len();
        groups.sort_by_cached_key(|group| {
            let place = group.first().and_then(|row| row.place);
            let sum: usize = group.iter().map(tasks).sum();
            (Reverse(sum), place.is_none(), place)
        });

        for group in &mut groups {
            // By kind; the busiest first, and behind them, in their own order, those without a task.
            group.sort_by_key(|row| {
                let kind = catalogue.units[row.id].unit.kind;
                let kind = UnitKind::ALL.iter().position(|own| *own == kind);
                (kind, Reverse(tasks(row)), row.id)
            });
        }
        groups.into_iter().flatten().collect()
    }

    fn key(&self, _: &Catalogue, row: Self::Row) -> Key {
        Key::Place(row.place)
    }

    fn weight(&self, catalogue: &Catalogue, before: Option<Self::Row>, row: Self::Row) -> usize {
        let entry = &catalogue.units[row.id];
        let own = weight::unit(catalogue, row.id) + entry.unit.name.len();
        let figures = if entry.tasks.is_empty() { 0 } else { UNIT };
        let drawing = if begins(before, row) {
            self.drawing(row.place)
        } else {
            0
        };
        own + figures + drawing
    }

    fn anchors(&self, catalogue: &Catalogue, row: Self::Row) -> Vec<String> {
        vec![Self::anchor(catalogue, row.place).to_owned()]
    }
}

impl UnitsList {
    /// Counts the units that have tasks.
    pub fn new(catalogue: &Catalogue) -> Self {
        let mut busy = HashMap::new();
        for row in placed_units(catalogue) {
            if !catalogue.units[row.id].tasks.is_empty() {
                *busy.entry(row.place).or_default() += 1;
            }
        }
        Self { busy }
    }

    /// Returns the weight of what a place shows besides its units.
    fn drawing(&self, place: Option<PlaceId>) -> usize {
        let busy = self.busy.get(&place).copied().unwrap_or(0);
        let drawn = busy.min(DRAWN_UNITS);
        HEADING + drawn * drawn.saturating_sub(1) / 2 * PAIR
    }

    /// Returns the anchor of a place.
    pub fn anchor(catalogue: &Catalogue, place: Option<PlaceId>) -> &str {
        place.map_or("elsewhere", |place| &catalogue.places[place].id)
    }
}

impl Listing for ParksList {
    type Row = Placed<ParkId>;

    fn rows(&self, catalogue: &Catalogue) -> Vec<Self::Row> {
        let places = Places::new(catalogue);
        let parks = catalogue.parks.iter_enumerated();
        let parks = parks.map(|(id, entry)| places.placed(id, entry.park.place.as_deref()));
        busiest_first(catalogue, parks, |id| catalogue.parks[id].tasks.len())
    }

    fn key(&self, _: &Catalogue, row: Self::Row) -> Key {
        Key::Place(row.place)
    }

    fn weight(&self, catalogue: &Catalogue, before: Option<Self::Row>, row: Self::Row) -> usize {
        let park = &catalogue.parks[row.id].park;
        counted(&park.id, &park.name, begins(before, row))
    }

    fn anchors(&self, _: &Catalogue, _: Self::Row) -> Vec<String> {
        Vec::new()
    }
}

impl Listing for ProjectsList {
    type Row = Placed<ProjectId>;

    fn rows(&self, catalogue: &Catalogue) -> Vec<Self::Row> {
        let places = Places::new(catalogue);
        let projects = catalogue.projects.iter_enumerated();
        let projects =
            projects.map(|(id, entry)| places.placed(id, entry.project.place.as_deref()));
        busiest_first(catalogue, projects, |id| catalogue.projects[id].tasks.len())
    }

    fn key(&self, _: &Catalogue, row: Self::Row) -> Key {
        Key::Place(row.place)
    }

    fn weight(&self, catalogue: &Catalogue, before: Option<Self::Row>, row: Self::Row) -> usize {
        let project = &catalogue.projects[row.id].project;
        counted(&project.id, &project.name, begins(before, row))
    }

    fn anchors(&self, _: &Catalogue, _: Self::Row) -> Vec<String> {
        Vec::new()
    }
}

impl Listing for PlansList {
    type Row = Placed<PlanId>;

    fn rows(&self, catalogue: &Catalogue) -> Vec<Self::Row> {
        let plans = catalogue.plans.iter_enumerated();
        let plans = plans.map(|(id, plan)| {
            let row = Placed {
                id,
                place: plan.place,
            };
            (plan.document.front.place.as_deref(), row)
        });
        grouped(plans).into_iter().flatten().collect()
    }

    fn key(&self, _: &Catalogue, row: Self::Row) -> Key {
        Key::Place(row.place)
    }

    fn weight(&self, catalogue: &Catalogue, before: Option<Self::Row>, row: Self::Row) -> usize {
        let document = &catalogue.plans[row.id].document;
        let issuer = document.front.issuer.as_ref().map_or(0, String::len);
        let heading = if begins(before, row) { HEADING } else { 0 };
        PLAN + weight::plan(catalogue, row.id) + issuer + heading
    }

    fn anchors(&self, _: &Catalogue, _: Self::Row) -> Vec<String> {
        Vec::new()
    }
}

impl Listing for SourcesList {
    type Row = Placed<PlanId>;

    fn rows(&self, catalogue: &Catalogue) -> Vec<Self::Row> {
        let plans = catalogue.plans.iter_enumerated();
        let rows = plans.map(|(id, plan)| Placed {
            id,
            place: plan.place,
        });
        rows.collect()
    }

    fn key(&self, _: &Catalogue, row: Self::Row) -> Key {
        Key::Place(row.place)
    }

    fn weight(&self, catalogue: &Catalogue, _: Option<Self::Row>, row: Self::Row) -> usize {
        let file = &catalogue.plans[row.id].text.source.file;
        SOURCE + file.len() + weight::plan(catalogue, row.id)
    }

    fn anchors(&self, _: &Catalogue, _: Self::Row) -> Vec<String> {
        Vec::new()
    }
}

/// The places of the gazetteer by their ids.
struct Places<'a>(HashMap<&'a str, PlaceId>);

impl<'a> Places<'a> {
    fn new(catalogue: &'a Catalogue) -> Self {
        let places = catalogue.places.iter_enumerated();
        Self(
            places
                .map(|(place, entry)| (entry.id.as_str(), place))
                .collect(),
        )
    }

    fn placed<Id>(&self, id: Id, place: Option<&str>) -> Placed<Id> {
        let place = place.and_then(|place| self.0.get(place).copied());
        Placed { id, place }
    }
}

/// Returns all units with their places.
fn placed_units(catalogue: &Catalogue) -> impl Iterator<Item = Placed<UnitId>> {
    let places = Places::new(catalogue);
    let units = catalogue.units.iter_enumerated();
    units.map(move |(id, entry)| places.placed(id, entry.unit.place.as_deref()))
}

/// Returns rows by what they belong to, in the order in which that first occurs.
fn grouped<Group: Hash + Eq, Row>(rows: impl Iterator<Item = (Group, Row)>) -> Vec<Vec<Row>> {
    let mut places: HashMap<Group, usize> = HashMap::new();
    let mut groups: Vec<Vec<Row>> = Vec::new();
    for (group, row) in rows {
        let place = *places.entry(group).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Vec::new());
        }
        groups[place].push(row);
    }
    groups
}

/// Returns rows by the names of their places, those that most tasks name first.
fn busiest_first<Id: Copy>(
    catalogue: &Catalogue,
    rows: impl Iterator<Item = Placed<Id>>,
    tasks: impl Fn(Id) -> usize,
) -> Vec<Placed<Id>> {
    let mut groups = grouped(rows.map(|row| (catalogue.place_name(row.place), row)));
    for group in &mut groups {
        // Stable: equal counts stay in the gazetteer's order.
        group.sort_by_key(|row| Reverse(tasks(row.id)));
    }
    groups.into_iter().flatten().collect()
}

/// Returns the weight of an entry with a figure.
fn counted(id: &str, name: &str, begins: bool) -> usize {
    COUNT + id.len() + name.len() + if begins { HEADING } else { 0 }
}

/// Returns whether a row is the first of its place.
fn begins<Id>(before: Option<Placed<Id>>, row: Placed<Id>) -> bool {
    before.is_none_or(|before| before.place != row.place)
}
