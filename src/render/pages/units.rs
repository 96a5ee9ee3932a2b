//! The list of all units, place by place.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::content::gazetteer::UnitKind;
use crate::link::catalogue::{Catalogue, UnitId};
use crate::plan::Role;
use crate::render::chart::Chart;
use crate::render::parts::link::Link;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use std::cmp::Reverse;

/// units/index.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct UnitsView {
    /// The units, place by place.
    pub places: Vec<PlaceUnits>,
    /// How many have tasks.
    pub active: usize,
    /// How many in all.
    pub count: usize,
}

/// Units of a place.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlaceUnits {
    /// The place.
    pub place: Option<String>,
    /// An anchor for it.
    pub id: String,
    /// By kind.
    pub kinds: Vec<KindUnits>,
    /// Who works with whom, among those that share tasks.
    pub together: Option<Chart>,
}

/// Units of one kind.
#[derive(Debug, Serialize, JsonSchema)]
pub struct KindUnits {
    /// See the theme's strings.
    pub kind: &'static str,
    /// Units with tasks, busiest first.
    pub units: Vec<UnitRow>,
    /// Units that are only named.
    pub others: Vec<Link>,
}

/// A unit with the number of its tasks.
#[derive(Debug, Serialize, JsonSchema)]
pub struct UnitRow {
    /// Its page.
    pub href: String,
    /// Its everyday name.
    pub text: String,
    /// Its full name.
    pub name: String,
    /// Whether the gazetteer knows it.
    pub listed: bool,
    /// Tasks that it leads.
    pub lead: usize,
    /// Tasks that it is responsible for.
    pub responsible: usize,
    /// Tasks that it cooperates in.
    pub cooperating: usize,
}

/// The list of all units.
#[derive(Debug, Clone, Copy)]
pub struct UnitsPage;

impl PageKind for UnitsPage {
    const FACTS: Facts = Facts {
        template: "units",
        section: "units",
        words: &["nav.units"],
        has_data: false,
        in_sitemap: true,
        is_promised: true,
    };

    type View = UnitsView;

    fn all(_: Published<'_>) -> Vec<Self> {
        vec![Self]
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::UNITS
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let units = &at.catalogue.units;
        let places = places_by_weight(at.catalogue).into_iter();

        UnitsView {
            places: places
                .filter_map(|place| units_of_place(at, place))
                .collect(),
            active: units.iter().filter(|unit| !unit.tasks.is_empty()).count(),
            count: units.len(),
        }
    }

    fn title(&self, at: &At<'_>, _: &Self::View) -> String {
        at.word("nav.units")
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        vec![
            at.ld_way(Vec::new(), title),
            at.ld_page("CollectionPage", title),
        ]
    }
}

/// Returns the ids of all places, and none for units that have no place: the busiest first, equal ones in the order of
/// the gazetteer.
fn places_by_weight(catalogue: &Catalogue) -> Vec<Option<&str>> {
    let tasks = |place: Option<&str>| -> usize {
        let units = catalogue.units.iter();
        let own = units.filter(|entry| entry.unit.place.as_deref() == place);
        own.map(|entry| entry.tasks.len()).sum()
    };

    let places = catalogue.places.iter();
    let places = places.map(|place| Some(place.id.as_str()));
    let mut places: Vec<Option<&str>> = places.chain([None]).collect();
    places.sort_by_cached_key(|place| Reverse(tasks(*place)));
    places
}

/// Returns the units of a place by kind; nothing if there are none.
fn units_of_place(at: &At<'_>, place: Option<&str>) -> Option<PlaceUnits> {
    let units = at.catalogue.units.iter_enumerated();
    let own: Vec<UnitId> = units
        .filter(|(_, entry)| entry.unit.place.as_deref() == place)
        .map(|(id, _)| id)
        .collect();
    if own.is_empty() {
        return None;
    }

    let kinds = UnitKind::ALL.into_iter();
    Some(PlaceUnits {
        place: at.place_name(place),
        id: place.unwrap_or("elsewhere").to_owned(),
        kinds: kinds
            .filter_map(|kind| units_of_kind(at, &own, kind))
            .collect(),
        together: at.together(&own),
    })
}

/// Returns those units that are of one kind, the busiest first; nothing if there are none.
fn units_of_kind(at: &At<'_>, units: &[UnitId], kind: UnitKind) -> Option<KindUnits> {
    let entries = &at.catalogue.units;
    let own = units.iter().filter(|&&id| entries[id].unit.kind == kind);
    let (mut busy, idle): (Vec<UnitId>, Vec<UnitId>) =
        own.partition(|&&id| !entries[id].tasks.is_empty());
    if busy.is_empty() && idle.is_empty() {
        return None;
    }

    busy.sort_by_key(|&id| (Reverse(entries[id].tasks.len()), id));
    Some(KindUnits {
        kind: kind.key(),
        units: busy.into_iter().map(|id| unit_row(at, id)).collect(),
        others: idle.into_iter().map(|id| at.unit(id).plain()).collect(),
    })
}

fn unit_row(at: &At<'_>, id: UnitId) -> UnitRow {
    let tasks = &at.catalogue.units[id].tasks;
    let with_role = |role| tasks.iter().filter(|(_, own)| *own == role).count();
    let link = at.unit(id);

    UnitRow {
        href: link.href,
        text: link.text,
        name: link.name,
        listed: link.listed,
        lead: with_role(Role::Lead),
        responsible: with_role(Role::Responsible),
        cooperating: with_role(Role::Cooperating),
    }
}
