//! A place's page: its names, where it lies, and what the site has of it.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::content::gazetteer::PlaceLevel;
use crate::link::catalogue::{PlaceId, UnitId};
use crate::render::parts::jsonld::Property;
use crate::render::parts::link::{Count, Link, PlanLink};
use crate::render::parts::place_figures::Figure;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use std::cmp::Reverse;

/// `places/<place>.html`
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlaceView {
    /// Its full name.
    pub name: String,
    /// Its English name.
    pub english: Option<String>,
    /// Other names of it.
    pub aliases: Vec<String>,
    /// nation, province, prefecture, county or township.
    pub level: Option<&'static str>,
    /// Its code (GB/T 2260).
    pub code: Option<String>,
    /// Names that it had, the latest first.
    pub former: Vec<FormerNameView>,
    /// The year in which it ended.
    pub ended: Option<i16>,
    /// The place that it became a part of.
    pub successor: Option<Link>,
    /// The place it lies in.
    pub parent: Option<Link>,
    /// The places right in it.
    pub within: Vec<Link>,
    /// It in figures.
    pub figures: Vec<Figure>,
    /// Where it is put beside another place; absent where it has no figure.
    pub compare: Option<String>,
    /// Its plans, the newest of them.
    pub plans: Vec<PlanLink>,
    /// How many it has.
    pub plan_count: usize,
    /// How many plans these are, where they are several and none says that it continues another.
    pub unrelated_plans: Option<usize>,
    /// The units that serve it with how many tasks they have, those with most.
    pub units: Vec<Count>,
    /// How many there are.
    pub unit_count: usize,
    /// Where the list of all its units begins.
    pub all_units: String,
    /// Parks in it, the first of them.
    pub parks: Vec<Link>,
    /// How many there are.
    pub park_count: usize,
    /// Projects in it, the first of them.
    pub projects: Vec<Link>,
    /// How many there are.
    pub project_count: usize,
}

/// A name that a place had.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FormerNameView {
    /// The name.
    pub name: String,
    /// The year in which it got another.
    pub until: Option<i16>,
    /// What that change was, as 更名.
    pub change: Option<String>,
}

/// How many entries of one sort a page names: the lists of all have the others.
const MOST_NAMED: usize = 200;

/// The page of a place.
#[derive(Debug, Clone, Copy)]
pub struct PlacePage(pub PlaceId);

impl PageKind for PlacePage {
    const FACTS: Facts = Facts {
        template: "place",
        section: "units",
        words: &[],
        has_data: false,
        in_sitemap: true,
        is_promised: true,
    };

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = PlaceView;

    fn all(published: Published<'_>) -> Vec<Self> {
        published.catalogue.places.indices().map(Self).collect()
    }

    fn route<'a>(&self, published: Published<'a>) -> Route<'a> {
        published.catalogue.place_route(self.0)
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let place = &at.catalogue.places[self.0];
        let entry = &at.catalogue.place_entries[self.0];
        let former = place.former.iter().map(|former| FormerNameView {
            name: former.name.clone(),
            until: former.until,
            change: former.change.clone(),
        });
        let plans = entry.plans.iter().take(MOST_NAMED);
        let parks = entry.parks.iter().take(MOST_NAMED);
        let projects = entry.projects.iter().take(MOST_NAMED);
        let figures = at.place_figures(self.0);
        let compare = format!("{}?a={}", at.here.href(&Route::PLACES), place.id);

        PlaceView {
            name: at.catalogue.place_title(self.0).to_owned(),
            english: place.english.clone(),
            aliases: place.aliases.clone(),
            level: place.level.map(PlaceLevel::key),
            code: place.code.clone(),
            former: former.collect(),
            ended: place.ended,
            successor: entry.successor.map(|place| at.place(place)),
            parent: entry.parent.map(|place| at.place(place)),
            within: entry.within.iter().map(|&id| at.place(id)).collect(),
            compare: Some(compare).filter(|_| !figures.is_empty()),
            figures,
            plans: plans.map(|&plan| at.plan(plan)).collect(),
            plan_count: entry.plans.len(),
            unrelated_plans: at.unrelated(entry.plans.iter().copied()),
            units: busiest(at, &entry.units),
            unit_count: entry.units.len(),
            all_units: at.here.href_at(&Route::UNITS, &place.id),
            parks: parks.map(|&park| at.park(park)).collect(),
            park_count: entry.parks.len(),
            projects: projects.map(|&project| at.project(project)).collect(),
            project_count: entry.projects.len(),
        }
    }

    fn title(&self, _: &At<'_>, view: &Self::View) -> String {
        view.name.clone()
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        let place = &at.catalogue.places[self.0];
        let parent = at.catalogue.place_entries[self.0].parent.map(|parent| {
            let name = &at.catalogue.places[parent].name;
            let url = at.ld_address(&at.catalogue.place_route(parent));
            json!({ "@type": "AdministrativeArea", "name": name, "url": url })
        });

        let former = place.former.iter().map(|former| former.name.clone());
        let english = place.english.iter().cloned();
        let aliases: Vec<String> = place
            .aliases
            .iter()
            .cloned()
            .chain(english)
            .chain(former)
            .collect();
        let properties = [Property::new("containedInPlace", parent)];
        vec![
            at.ld_way(vec![at.ld_step("nav.units", Route::UNITS)], title),
            at.ld_thing("AdministrativeArea", &place.name, &aliases, properties),
        ]
    }

    fn name(&self, published: Published<'_>) -> Option<String> {
        Some(published.catalogue.place_title(self.0).to_owned())
    }
}

/// Returns units with how many tasks they have, those with most first.
fn busiest(at: &At<'_>, units: &[UnitId]) -> Vec<Count> {
    let tasks = |unit: UnitId| {
        let tasks = at.catalogue.units[unit].tasks.iter();
        at.catalogue.count_tasks(tasks.map(|(task, _)| *task))
    };
    let mut counted: Vec<(UnitId, usize)> = units.iter().map(|&unit| (unit, tasks(unit))).collect();
    counted.sort_by_key(|(_, count)| Reverse(*count));

    let named = counted.into_iter().take(MOST_NAMED);
    named
        .map(|(unit, count)| at.unit(unit).plain().counted(count))
        .collect()
}
