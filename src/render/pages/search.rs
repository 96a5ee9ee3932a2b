//! The page of search results, which a script fills in.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::render::parts::link::Link;
use crate::render::parts::{At, Published};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// `search.html`
#[derive(Debug, Serialize, JsonSchema)]
pub struct SearchView {
    /// Searches to begin with: names that are busy on this site.
    pub examples: Vec<Link>,
    /// Where to look without a script.
    pub indexes: Vec<Link>,
}

/// How many examples there are of each kind.
const EXAMPLES: usize = 2;

/// The page of search results.
#[derive(Debug, Clone, Copy)]
pub struct SearchPage;

impl PageKind for SearchPage {
    const FACTS: Facts = Facts {
        template: "search",
        section: "search",
        words: &[
            "nav.months",
            "nav.parks",
            "nav.plans",
            "nav.projects",
            "nav.search",
            "nav.units",
        ],
        has_data: false,
        in_sitemap: false,
        is_promised: true,
    };

    type View = SearchView;

    fn all(_: Published<'_>) -> Vec<Self> {
        vec![Self]
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::SEARCH
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let index = |route: Route<'_>, word: &str| Link {
            href: at.here.href(&route),
            text: at.word(word),
        };
        SearchView {
            examples: examples(at),
            indexes: vec![
                index(Route::PLANS, "nav.plans"),
                index(Route::UNITS, "nav.units"),
                index(Route::PARKS, "nav.parks"),
                index(Route::PROJECTS, "nav.projects"),
                index(Route::MONTHS, "nav.months"),
            ],
        }
    }

    fn title(&self, at: &At<'_>, _: &Self::View) -> String {
        at.word("nav.search")
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        vec![
            at.ld_way(Vec::new(), title),
            at.ld_page("SearchResultsPage", title),
        ]
    }
}

/// Returns searches for the busiest units and parks, and for a document number.
fn examples(at: &At<'_>) -> Vec<Link> {
    let catalogue = at.catalogue;
    let units = catalogue.units.iter();
    let units = busiest(units.map(|entry| (entry.short(), entry.tasks.len())));
    let parks = catalogue.parks.iter();
    let parks = busiest(parks.map(|entry| (entry.park.name.as_str(), entry.tasks.len())));
    let plans = catalogue.plans.iter();
    let number = plans
        .filter_map(|plan| plan.document.front.number.as_deref())
        .next();

    let names = units.chain(parks).chain(number);
    let search = |name: &str| {
        let words = utf8_percent_encode(name, NON_ALPHANUMERIC);
        Link {
            href: format!("{}?q={words}", Route::SEARCH.path()),
            text: name.to_owned(),
        }
    };
    names.map(search).collect()
}

/// Returns the names with the most tasks, those with none left out.
fn busiest<'a>(names: impl Iterator<Item = (&'a str, usize)>) -> impl Iterator<Item = &'a str> {
    let mut names: Vec<(&str, usize)> = names.filter(|(_, tasks)| *tasks > 0).collect();
    names.sort_by_key(|(_, tasks)| std::cmp::Reverse(*tasks));
    names.into_iter().take(EXAMPLES).map(|(name, _)| name)
}
