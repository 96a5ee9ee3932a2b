//! The places that have plans, units with tasks or a share of a figure, each in figures: a script puts two side by side.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::link::catalogue::PlaceId;
use crate::render::parts::link::Link;
use crate::render::parts::place_figures::Figure;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use std::cmp::Reverse;

/// places/index.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlacesView {
    /// Places with something to compare, those with most plans first.
    pub places: Vec<PlaceInFigures>,
    /// How many there are; no more than the first of them are on the page.
    pub count: usize,
}

/// A place in figures.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlaceInFigures {
    /// Its id, by which addresses name it.
    pub id: String,
    /// Its page.
    pub href: String,
    /// A name that no other place has.
    pub name: String,
    /// Its English name.
    pub english: Option<String>,
    /// The place it lies in.
    pub parent: Option<Link>,
    /// Its figures.
    pub figures: Vec<Figure>,
}

/// How many places the page shows: so many are some 300 KB.
const MOST: usize = 250;

/// The page on which places are compared.
#[derive(Debug, Clone, Copy)]
pub struct PlacesPage;

impl PageKind for PlacesPage {
    const FACTS: Facts = Facts {
        template: "places",
        section: "units",
        words: &["nav.units", "places.title"],
        has_data: false,
        in_sitemap: true,
        is_promised: true,
    };

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = PlacesView;

    fn all(_: Published<'_>) -> Vec<Self> {
        vec![Self]
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::PLACES
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let entries = &at.catalogue.place_entries;
        let places = at.catalogue.places.indices();
        let figured = places.map(|id| (id, at.place_figures(id)));
        let mut figured: Vec<(PlaceId, Vec<Figure>)> =
            figured.filter(|(_, figures)| !figures.is_empty()).collect();
        // Stable: places with as many plans stay in their order.
        figured.sort_by_key(|(id, figures)| Reverse((entries[*id].plans.len(), figures.len())));

        let count = figured.len();
        let shown = figured.into_iter().take(MOST);
        let shown = shown.map(|(id, figures)| PlaceInFigures {
            id: at.catalogue.places[id].id.clone(),
            href: at.place(id).href,
            name: at.catalogue.place_title(id).to_owned(),
            english: at.catalogue.places[id].english.clone(),
            parent: entries[id].parent.map(|parent| at.place(parent)),
            figures,
        });
        PlacesView {
            places: shown.collect(),
            count,
        }
    }

    fn title(&self, at: &At<'_>, _: &Self::View) -> String {
        at.word("places.title")
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        vec![
            at.ld_way(vec![at.ld_step("nav.units", Route::UNITS)], title),
            at.ld_page("CollectionPage", title),
        ]
    }
}
