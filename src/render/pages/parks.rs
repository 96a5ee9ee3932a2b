//! The list of all parks, place by place.

use super::kind::{Facts, PageKind};
use super::leaf::Divided;
use crate::address::{Pattern, Route};
use crate::link::catalogue::ParkId;
use crate::render::cut::lists::{ParksList, Placed};
use crate::render::cut::{Leaf, Listing, rows_of};
use crate::render::parts::jsonld::Step;
use crate::render::parts::leaves::{LeafLink, LeafView};
use crate::render::parts::place_counts::{PlaceCounts, PlacedCount};
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// parks/index.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct ParksView {
    /// The parks, place by place.
    pub places: Vec<PlaceCounts>,
    /// How many.
    pub count: usize,
    /// Where the entries are, place by place, if they are too many for this page.
    pub leaves: Vec<LeafLink>,
    /// Which part of them this page has, if it is a leaf.
    pub leaf: Option<LeafView>,
}

/// The list of all parks.
#[derive(Debug, Clone, Copy)]
pub struct ParksPage;

impl PageKind for ParksPage {
    const FACTS: Facts = Facts {
        template: "parks",
        section: "parks",
        words: &["nav.parks"],
        has_data: false,
        in_sitemap: true,
        is_promised: true,
    };

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = ParksView;

    fn all(_: Published<'_>) -> Vec<Self> {
        vec![Self]
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::PARKS
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let page = self.cut(at.published());
        if page.leaves.is_empty() {
            return shown(at, &ParksList.rows(at.catalogue));
        }
        ParksView {
            leaves: at.leaf_links(page, &ParksList, |_| None),
            ..shown(at, &[])
        }
    }

    fn title(&self, at: &At<'_>, _: &Self::View) -> String {
        at.word("nav.parks")
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        vec![
            at.ld_way(Vec::new(), title),
            at.ld_page("CollectionPage", title),
        ]
    }
}

impl Divided for ParksPage {
    const LEAVES: &'static Pattern = Route::PARKS_LEAF;
    const IS_OFFICIAL: bool = false;

    fn leaves<'a>(&self, published: Published<'a>) -> &'a [Leaf] {
        published.cuts.list_of_parks()
    }

    fn leaf_view(&self, at: &At<'_>, leaf: &Leaf) -> Self::View {
        let rows = rows_of(&ParksList, at.catalogue, Some(leaf));
        let page = self.cut(at.published());
        ParksView {
            leaf: Some(at.leaf_view(page, leaf, self.called(at))),
            ..shown(at, &rows)
        }
    }

    fn called(&self, at: &At<'_>) -> String {
        at.word("nav.parks")
    }

    fn steps<'a>(&self, _: &At<'a>) -> Vec<Step<'a>> {
        Vec::new()
    }
}

/// Returns what the list, or a leaf of it, says with these rows.
fn shown(at: &At<'_>, rows: &[Placed<ParkId>]) -> ParksView {
    let entries = rows.iter().map(|row| {
        let tasks = &at.catalogue.parks[row.id].tasks;
        let tasks = at.catalogue.count_tasks(tasks.iter().copied());
        PlacedCount {
            place: row.place,
            count: at.park(row.id).counted(tasks),
        }
    });

    ParksView {
        places: at.counts_by_place(entries),
        count: at.catalogue.parks.len(),
        leaves: Vec::new(),
        leaf: None,
    }
}
