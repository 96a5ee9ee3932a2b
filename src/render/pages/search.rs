//! The page of search results, which a script fills in.

use super::common::{At, Link};
use crate::address::Route;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use schemars::JsonSchema;
use serde::Serialize;

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

pub(super) fn view(at: &At<'_>) -> SearchView {
    let catalogue = at.catalogue;
    let units = catalogue.units.iter();
    let parks = catalogue.parks.iter();
    let numbers = catalogue.plans.iter();
    let names = busiest(units.map(|entry| (entry.short(), entry.tasks.len())))
        .chain(busiest(
            parks.map(|entry| (entry.park.name.as_str(), entry.tasks.len())),
        ))
        .chain((numbers.filter_map(|plan| plan.document.front.number.as_deref())).take(1));
    let route = |route: Route<'_>, word: &str| Link {
        href: at.here.href(&route),
        text: at.word(word),
    };
    SearchView {
        examples: names
            .map(|name| Link {
                href: format!(
                    "{}?q={}",
                    Route::SEARCH.path(),
                    utf8_percent_encode(name, NON_ALPHANUMERIC)
                ),
                text: name.to_owned(),
            })
            .collect(),
        indexes: vec![
            route(Route::PLANS, "nav.plans"),
            route(Route::UNITS, "nav.units"),
            route(Route::PARKS, "nav.parks"),
            route(Route::PROJECTS, "nav.projects"),
            route(Route::MONTHS, "nav.months"),
        ],
    }
}

/// Returns the names with the most tasks, those with none left out.
fn busiest<'a>(names: impl Iterator<Item = (&'a str, usize)>) -> impl Iterator<Item = &'a str> {
    let mut names: Vec<(&str, usize)> = names.filter(|(_, tasks)| *tasks > 0).collect();
    names.sort_by_key(|(_, tasks)| std::cmp::Reverse(*tasks));
    names.into_iter().take(EXAMPLES).map(|(name, _)| name)
}
