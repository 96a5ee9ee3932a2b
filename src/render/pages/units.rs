//! The list of all units, place by place.

use super::kind::{Facts, PageKind};
use super::leaf::Divided;
use crate::address::{Pattern, Route};
use crate::content::gazetteer::UnitKind;
use crate::link::catalogue::{PlaceId, UnitId};
use crate::plan::Role;
use crate::render::chart::Chart;
use crate::render::cut::lists::{Placed, UnitsList};
use crate::render::cut::{Leaf, Listing, rows_of};
use crate::render::parts::jsonld::Step;
use crate::render::parts::leaves::{LeafLink, LeafView};
use crate::render::parts::link::Link;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// units/index.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct UnitsView {
    /// The units, place by place.
    pub places: Vec<PlaceUnits>,
    /// How many have tasks.
    pub active: usize,
    /// How many in all.
    pub count: usize,
    /// Where the units are, place by place, if they are too many for this page.
    pub leaves: Vec<LeafLink>,
    /// Which part of them this page has, if it is a leaf.
    pub leaf: Option<LeafView>,
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
    /// What its full name says in English; only where the interface is in English.
    pub english: Option<String>,
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

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = UnitsView;

    fn all(_: Published<'_>) -> Vec<Self> {
        vec![Self]
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::UNITS
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let page = self.cut(at.published());
        if page.leaves.is_empty() {
            return shown(at, &UnitsList::new(at.catalogue).rows(at.catalogue), true);
        }
        UnitsView {
            leaves: at.leaf_links(page, &UnitsList::new(at.catalogue), |_| None),
            ..shown(at, &[], false)
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

impl Divided for UnitsPage {
    const LEAVES: &'static Pattern = Route::UNITS_LEAF;
    const IS_OFFICIAL: bool = false;

    fn leaves<'a>(&self, published: Published<'a>) -> &'a [Leaf] {
        published.cuts.list_of_units()
    }

    fn leaf_view(&self, at: &At<'_>, leaf: &Leaf) -> Self::View {
        let rows = rows_of(&UnitsList::new(at.catalogue), at.catalogue, Some(leaf));
        let page = self.cut(at.published());
        UnitsView {
            leaf: Some(at.leaf_view(page, leaf, self.called(at))),
            ..shown(at, &rows, leaf.number == 1)
        }
    }

    fn called(&self, at: &At<'_>) -> String {
        at.word("nav.units")
    }

    fn steps<'a>(&self, _: &At<'a>) -> Vec<Step<'a>> {
        Vec::new()
    }
}

/// Returns what the list, or a leaf of it, says with these rows; `drawn` asks for who works with whom.
fn shown(at: &At<'_>, rows: &[Placed<UnitId>], drawn: bool) -> UnitsView {
    let units = &at.catalogue.units;
    let places = rows.chunk_by(|a, b| a.place == b.place);

    UnitsView {
        places: places.map(|rows| units_of_place(at, rows, drawn)).collect(),
        active: units.iter().filter(|unit| !unit.tasks.is_empty()).count(),
        count: units.len(),
        leaves: Vec::new(),
        leaf: None,
    }
}

/// Returns units of a place by kind.
fn units_of_place(at: &At<'_>, rows: &[Placed<UnitId>], drawn: bool) -> PlaceUnits {
    let catalogue = at.catalogue;
    let place = rows.first().and_then(|row| row.place);
    let kind_of = |row: &Placed<UnitId>| catalogue.units[row.id].unit.kind;
    let kinds = rows.chunk_by(|a, b| kind_of(a) == kind_of(b));

    PlaceUnits {
        place: catalogue.place_name(place).map(str::to_owned),
        id: UnitsList::anchor(catalogue, place).to_owned(),
        kinds: kinds
            .map(|rows| units_of_kind(at, rows, kind_of(&rows[0])))
            .collect(),
        together: at.together(&together(at, place, drawn)),
    }
}

/// Returns the units of a place in the order of the catalogue, if a drawing of them is wanted.
fn together(at: &At<'_>, place: Option<PlaceId>, drawn: bool) -> Vec<UnitId> {
    if !drawn {
        return Vec::new();
    }
    let place = place.map(|place| at.catalogue.places[place].id.as_str());
    let units = at.catalogue.units.iter_enumerated();
    let own = units.filter(|(_, entry)| entry.unit.place.as_deref() == place);
    own.map(|(id, _)| id).collect()
}

/// Returns units of a place that are of one kind, the busiest first.
fn units_of_kind(at: &At<'_>, rows: &[Placed<UnitId>], kind: UnitKind) -> KindUnits {
    let entries = &at.catalogue.units;
    let ids = rows.iter().map(|row| row.id);
    let (busy, idle): (Vec<UnitId>, Vec<UnitId>) =
        ids.partition(|&id| !entries[id].tasks.is_empty());

    KindUnits {
        kind: kind.key(),
        units: busy.into_iter().map(|id| unit_row(at, id)).collect(),
        others: idle.into_iter().map(|id| at.unit(id).plain()).collect(),
    }
}

fn unit_row(at: &At<'_>, id: UnitId) -> UnitRow {
    let tasks = &at.catalogue.units[id].tasks;
    let with_role = |role| {
        let own = tasks.iter().filter(|(_, own)| *own == role);
        at.catalogue.count_tasks(own.map(|(task, _)| *task))
    };
    let link = at.unit(id);

    UnitRow {
        href: link.href,
        text: link.text,
        name: link.name,
        english: link.english,
        listed: link.listed,
        lead: with_role(Role::Lead),
        responsible: with_role(Role::Responsible),
        cooperating: with_role(Role::Cooperating),
    }
}
