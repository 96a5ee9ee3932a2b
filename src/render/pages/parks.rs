//! The list of all parks, place by place.

use super::kind::{Facts, PageKind};
use crate::address::Route;
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

    type View = ParksView;

    fn all(_: Published<'_>) -> Vec<Self> {
        vec![Self]
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::PARKS
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let entries = at.catalogue.parks.iter_enumerated();
        let entries = entries.map(|(id, entry)| PlacedCount {
            place: entry.park.place.as_deref(),
            count: at.park(id).counted(entry.tasks.len()),
        });

        ParksView {
            places: at.counts_by_place(entries),
            count: at.catalogue.parks.len(),
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
