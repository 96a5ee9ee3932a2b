//! The files that readers subscribe to: every calendar and feed, at its own address and at those that its page had
//! before.

use super::inputs::Inputs;
use super::job::Job;
use crate::address::Companion;
use crate::content::permalinks::WithdrawnOutlet;
use crate::link::catalogue::{Shelf, UnitEntry};
use crate::link::outlets::{Outlet, OutletOwner};
use std::collections::HashMap;

/// A calendar or a feed at one of its addresses.
#[derive(Clone)]
pub struct Subscription<'a, Contents> {
    /// The path of its file.
    pub path: String,
    /// What it is about.
    pub owner: OutletOwner,
    /// The path of the page that it belongs to now.
    pub page: String,
    /// What it is called.
    pub title: String,
    /// What is in it.
    pub contents: &'a Contents,
}

/// Returns all calendars, or all feeds: each at its own address, then those whose pages moved at their old ones, so
/// that whoever subscribed goes on reading them.
pub fn subscriptions<'a, Contents: Clone>(
    inputs: &Inputs<'a>,
    outlets: &'a [Outlet<Contents>],
    companion: Companion,
) -> Vec<Subscription<'a, Contents>> {
    let own = |outlet: &'a Outlet<Contents>| {
        let route = outlet.owner.route(inputs.catalogue);
        Subscription {
            path: route.companion(companion),
            owner: outlet.owner,
            page: route.path(),
            title: title(inputs, outlet.owner),
            contents: &outlet.contents,
        }
    };
    let mut all: Vec<Subscription<'a, Contents>> = outlets.iter().map(own).collect();

    // What moved to a place on a page, or to a page without this outlet, has nothing to be served.
    let by_page: HashMap<&str, &Subscription<'a, Contents>> =
        all.iter().map(|one| (one.page.as_str(), one)).collect();
    let mut former = Vec::new();
    for moved in inputs.moves.moved() {
        // Nobody can have subscribed to what was never published.
        let old_path = moved.from_page().and_then(|page| companion.path_for(&page));
        if let Some(path) = old_path
            && inputs.moves.is_published_outlet(&path)
            && let Some(now) = by_page.get(moved.to.as_str())
        {
            former.push(Subscription {
                path,
                ..(*now).clone()
            });
        }
    }
    all.extend(former);
    all
}

/// Says what the file of a calendar or a feed is about; that of news, which editors write, is made by each build.
pub fn about<'a>(job: Job<'a>, owner: OutletOwner) -> Job<'a> {
    let job = match owner {
        OutletOwner::Plan(id) => job.about(Shelf::Plans, id),
        OutletOwner::Unit(id) => job.about(Shelf::Units, id).about(Shelf::UnitParts, id),
        OutletOwner::Park(id) => job.about(Shelf::Parks, id).about(Shelf::ParkParts, id),
        OutletOwner::Site | OutletOwner::Year(_) => {
            let job = job.about_all(Shelf::Plans);
            job.about_all(Shelf::Deadlines).about_all(Shelf::Series)
        }
        OutletOwner::News => return job,
    };
    // A unit is called by its place, too.
    job.about_all(Shelf::Places)
}

/// Returns the title of a calendar or a feed that went: the path of its page without `.html`, since its old title is not
/// kept anywhere.
pub fn withdrawn_title<'a>(outlet: &'a WithdrawnOutlet<'_>) -> &'a str {
    outlet.page.stem()
}

/// Returns what a calendar or a feed is called, the site's name left out.
fn title(inputs: &Inputs<'_>, owner: OutletOwner) -> String {
    let catalogue = inputs.catalogue;
    match owner {
        OutletOwner::Site => inputs.settings.title.clone(),
        OutletOwner::Plan(plan) => catalogue.plans[plan].document.front.title.clone(),
        OutletOwner::Unit(unit) => unit_title(inputs, &catalogue.units[unit]),
        OutletOwner::Park(park) => catalogue.parks[park].park.name.clone(),
        OutletOwner::Year(year) => inputs.strings.fill("date.year", &[("year", &year)]),
        OutletOwner::News => inputs.strings.get("news.title").to_owned(),
    }
}

/// Returns what a unit is called among those of other places.
fn unit_title(inputs: &Inputs<'_>, entry: &UnitEntry) -> String {
    let place = inputs
        .catalogue
        .place_name_by_id(entry.unit.place.as_deref());
    inputs.strings.unit_title(entry.short(), place)
}
