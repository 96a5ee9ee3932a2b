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
    let busiest = |counts: Vec<usize>| {
        let mut order: Vec<usize> = (0..counts.len()).filter(|&i| counts[i] > 0).collect();
        order.sort_by_key(|&i| std::cmp::Reverse(counts[i]));
        order.truncate(EXAMPLES);
        order
    };
    let units = busiest(catalogue.units.iter().map(|u| u.tasks.len()).collect());
    let parks = busiest(catalogue.parks.iter().map(|p| p.tasks.len()).collect());
    let numbers = catalogue.plans.iter();
    let names = (units.into_iter().map(|unit| catalogue.units[unit].short()))
        .chain((parks.into_iter()).map(|park| catalogue.parks[park].park.name.as_str()))
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
                    Route::Search.path(),
                    utf8_percent_encode(name, NON_ALPHANUMERIC)
                ),
                text: name.to_owned(),
            })
            .collect(),
        indexes: vec![
            route(Route::Plans, "nav.plans"),
            route(Route::Units, "nav.units"),
            route(Route::Parks, "nav.parks"),
            route(Route::Projects, "nav.projects"),
            route(Route::Months, "nav.months"),
        ],
    }
}
