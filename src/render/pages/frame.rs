//! What every page has, whatever it shows.

use super::Item;
use super::common::At;
use super::former::{self, FormerAnchor};
use super::head::{self, Head};
use crate::address::Companion;
use crate::link::outlets::OutletOwner;
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
        let owner = item.outlet_owner();
        let calendar = owner.is_some_and(|owner| at.outlets.has_calendar(owner));
        let feed = owner.is_some_and(|owner| at.outlets.has_feed(owner));
        let companion = |companion: Companion| at.here.href_to_file(&at.here.companion(companion));
        Self {
            head: head::of(at, item, &title),
            data: head::has_data(item).then(|| companion(Companion::Data)),
            calendar: calendar.then(|| companion(Companion::Calendar)),
            todos: calendar.then(|| companion(Companion::Todos)),
            feed: feed.then(|| companion(Companion::Feed)),
            former: former::places(at),
            title,
            root: at.here.root(),
            path,
            canonical,
            section,
        }
    }
}

impl Item {
    /// Returns what its calendar and feed are about, where such a page may have them.
    pub(super) fn outlet_owner(self) -> Option<OutletOwner> {
        match self {
            Item::Home => Some(OutletOwner::Site),
            Item::Plan(plan) => Some(OutletOwner::Plan(plan)),
            Item::Unit(unit) => Some(OutletOwner::Unit(unit)),
            Item::Park(park) => Some(OutletOwner::Park(park)),
            Item::Year(year) => Some(OutletOwner::Year(year)),
            Item::About
            | Item::Search
            | Item::NotFound
            | Item::Corrections
            | Item::Changes
            | Item::Data
            | Item::Plans
            | Item::Units
            | Item::Parks
            | Item::Projects
            | Item::Months
            | Item::Sources
            | Item::Task(_)
            | Item::Project(_)
            | Item::Month(_)
            | Item::Source(_)
            | Item::Card(_)
            | Item::Former(_) => None,
        }
    }
}
