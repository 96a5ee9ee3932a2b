//! What a reader keeps: tasks, units and searches, in the browser alone. The site knows nothing of it; a script fills the
//! page in.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::render::parts::link::Link;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// watch.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct WatchView {
    /// Where to find what can be kept.
    pub indexes: Vec<Link>,
}

/// The page of what a reader keeps.
#[derive(Debug, Clone, Copy)]
pub struct WatchPage;

impl PageKind for WatchPage {
    const FACTS: Facts = Facts {
        template: "watch",
        section: "watch",
        words: &["nav.plans", "nav.search", "nav.units", "nav.watch"],
        has_data: false,
        in_sitemap: false,
        is_promised: true,
    };

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = WatchView;

    fn all(_: Published<'_>) -> Vec<Self> {
        vec![Self]
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::WATCH
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let index = |route: Route<'_>, word: &str| Link {
            href: at.here.href(&route),
            text: at.word(word),
        };
        WatchView {
            indexes: vec![
                index(Route::PLANS, "nav.plans"),
                index(Route::UNITS, "nav.units"),
                index(Route::SEARCH, "nav.search"),
            ],
        }
    }

    fn title(&self, at: &At<'_>, _: &Self::View) -> String {
        at.word("nav.watch")
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        vec![at.ld_way(Vec::new(), title), at.ld_page("WebPage", title)]
    }
}
