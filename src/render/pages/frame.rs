//! What every page has, whatever it shows.

use super::Item;
use super::common::At;
use super::former::{self, FormerAnchor};
use super::head::{self, Head};
use crate::address::Route;
use crate::link::outlets;
use schemars::JsonSchema;
use serde::Serialize;

/// The frame around a page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Frame {
    /// Title of the page, without the site's; empty on the first page.
    pub title: String,
    /// What leads up to the site's root: empty, `../` or `../../`.
    pub root: &'static str,
    /// The page's path below the root, as in `plans/index.html`.
    pub path: String,
    /// The page's whole address, where the site's is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical: Option<String>,
    /// Which entry of the navigation it belongs to, as in `plans`.
    pub section: &'static str,
    /// What its head says to programs.
    pub head: Head,
    /// Its data, where it lies beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
    /// Its calendar of events.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<String>,
    /// The same as things to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub todos: Option<String>,
    /// Its feed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feed: Option<String>,
    /// Places on it that moved or went.
    pub former: Vec<FormerAnchor>,
}

impl Frame {
    pub(super) fn new(at: &At<'_>, item: Item, template: &'static str, title: String) -> Self {
        let section = match template {
            "plan" | "task" | "plans" => "plans",
            "unit" | "units" => "units",
            "park" | "parks" => "parks",
            "project" | "projects" => "projects",
            "month" | "months" | "year" => "months",
            "source" | "sources" => "sources",
            "former" => "404",
            other => other,
        };
        let path = at.here.path();
        let canonical = at
            .settings
            .base_url
            .as_ref()
            .map(|base| match path.as_str() {
                "index.html" => base.clone(),
                path => format!("{base}{path}"),
            });
        let stem = if item == Item::Home {
            "site".to_owned()
        } else {
            at.here.stem()
        };
        let calendar = outlets::has_calendar(at.catalogue, &at.here);
        let feed = outlets::has_feed(at.catalogue, &at.here);
        Self {
            head: head::of(at, item, &title),
            data: head::has_data(item).then(|| format!("{}{}", at.here.root(), at.here.data())),
            calendar: calendar.then(|| at.here.href(&Route::Calendar(&stem))),
            todos: calendar.then(|| at.here.href(&Route::Todos(&stem))),
            feed: feed.then(|| at.here.href(&Route::Feed(&stem))),
            former: former::places(at, &at.here.path()),
            title,
            root: at.here.root(),
            path,
            canonical,
            section,
        }
    }
}
