//! The first page: what this is, its figures, and the ways in.

use super::kind::{Facts, PageKind};
use super::leaf::Divided;
use super::plans::PlansPage;
use crate::address::Route;
use crate::content::gazetteer::UnitKind;
use crate::link::catalogue::{Catalogue, PlanId, TaskId, UnitEntry, UnitId};
use crate::link::outlets::OutletOwner;
use crate::plan::Role;
use crate::render::cut::Listing;
use crate::render::cut::lists::PlansList;
use crate::render::parts::busiest;
use crate::render::parts::calendar::YearRow;
use crate::render::parts::deleted::DeletedView;
use crate::render::parts::due::OpenDues;
use crate::render::parts::leaves::LeafLink;
use crate::render::parts::link::{Count, UnitLink};
use crate::render::parts::plan_card::PlacePlans;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// index.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct HomeView {
    /// How much there is.
    pub figures: Figures,
    /// The plans, place by place.
    pub places: Vec<PlacePlans>,
    /// Where the plans are, place by place, if they are too many for one page.
    pub leaves: Vec<LeafLink>,
    /// All deadlines, month by month.
    pub calendar: Vec<YearRow>,
    /// How many deadlines of each time are open: what the reader's clock makes of them is made in the browser.
    pub open: Vec<OpenDues>,
    /// The units with the most tasks.
    pub units: Vec<BusyUnit>,
    /// The parks that the most tasks name.
    pub parks: Vec<Count>,
    /// The projects that the most tasks name.
    pub projects: Vec<Count>,
}

/// How much there is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Figures {
    /// Plans.
    pub plans: usize,
    /// Tasks that no official notice deleted.
    pub tasks: usize,
    /// Deadlines that no official notice deleted.
    pub deadlines: usize,
    /// What was deleted.
    pub deleted: Option<DeletedView>,
    /// Units that have a task.
    pub units: usize,
    /// Parks that a plan names.
    pub parks: usize,
    /// Projects that a plan names.
    pub projects: usize,
}

/// A unit with its tasks by part.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BusyUnit {
    /// The unit.
    pub unit: UnitLink,
    /// Its place.
    pub place: Option<String>,
    /// All its tasks.
    pub count: usize,
    /// How many it leads.
    pub lead: usize,
    /// How many it is responsible for.
    pub responsible: usize,
    /// How many it cooperates in.
    pub cooperating: usize,
}

/// How many entries each list shows.
const SHOWN: usize = 12;

/// The first page.
#[derive(Debug, Clone, Copy)]
pub struct HomePage;

impl PageKind for HomePage {
    const FACTS: Facts = Facts {
        template: "home",
        section: "home",
        words: &[],
        has_data: false,
        in_sitemap: true,
        is_promised: true,
    };

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = HomeView;

    fn all(_: Published<'_>) -> Vec<Self> {
        vec![Self]
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::HOME
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        HomeView {
            figures: Figures::of(at.catalogue),
            places: plan_cards(at),
            leaves: at.leaf_links(PlansPage.cut(at.published()), &PlansList, |_| None),
            calendar: at.calendar(at.catalogue.deadlines.indices()),
            open: at.open_dues(at.catalogue.deadlines.indices()),
            units: busiest_units(at),
            parks: busiest_parks(at),
            projects: busiest_projects(at),
        }
    }

    fn title(&self, _: &At<'_>, _: &Self::View) -> String {
        String::new()
    }

    fn json_ld(&self, at: &At<'_>, _: &str) -> Vec<Value> {
        vec![site(at)]
    }

    fn outlets(&self) -> Option<OutletOwner> {
        Some(OutletOwner::Site)
    }
}

impl Figures {
    /// Counts what there is.
    pub fn of(catalogue: &Catalogue) -> Self {
        let units = catalogue.units.iter();
        let parks = catalogue.parks.iter();
        let projects = catalogue.projects.iter();
        let deleted = catalogue.deleted(catalogue.tasks.indices(), catalogue.deadlines.indices());

        Self {
            plans: catalogue.plans.len(),
            tasks: catalogue.tasks.len() - deleted.tasks,
            deadlines: catalogue.deadlines.len() - deleted.deadlines,
            deleted: DeletedView::of(deleted),
            units: units.filter(|unit| !unit.tasks.is_empty()).count(),
            parks: parks.filter(|park| !park.mentioned.is_empty()).count(),
            projects: projects
                .filter(|project| !project.mentioned.is_empty())
                .count(),
        }
    }

    /// Returns them in the order in which pages show them, each with what it counts.
    pub fn counts(&self) -> [(&'static str, usize); 6] {
        [
            ("plans", self.plans),
            ("tasks", self.tasks),
            ("deadlines", self.deadlines),
            ("units", self.units),
            ("parks", self.parks),
            ("projects", self.projects),
        ]
    }
}

/// Returns all plans, place by place; none where they are too many for one page.
fn plan_cards(at: &At<'_>) -> Vec<PlacePlans> {
    if !at.cuts.list_of_plans().is_empty() {
        return Vec::new();
    }
    let rows = PlansList.rows(at.catalogue);
    let plans: Vec<PlanId> = rows.iter().map(|row| row.id).collect();
    at.plan_cards(&plans)
}

fn busiest_units(at: &At<'_>) -> Vec<BusyUnit> {
    let units = at.catalogue.units.iter_enumerated();
    // A group is no office that one could visit.
    let single = units.filter(|(_, entry)| entry.unit.kind != UnitKind::Group);
    let counts: BTreeMap<UnitId, usize> = single
        .map(|(id, entry)| (id, counted(at, entry).count()))
        .filter(|(_, count)| *count > 0)
        .collect();

    let busiest = busiest(counts, SHOWN).into_iter();
    busiest.map(|(id, count)| busy(at, id, count)).collect()
}

fn busiest_parks(at: &At<'_>) -> Vec<Count> {
    let parks = at.catalogue.parks.iter_enumerated();
    let counts = parks.map(|(id, entry)| (id, count_of(at, &entry.tasks)));
    let counts = counts.collect();
    let busiest = busiest(counts, SHOWN).into_iter();
    busiest
        .filter(|(_, count)| *count > 0)
        .map(|(id, count)| at.park(id).counted(count))
        .collect()
}

fn busiest_projects(at: &At<'_>) -> Vec<Count> {
    let projects = at.catalogue.projects.iter_enumerated();
    let counts = projects.map(|(id, entry)| (id, count_of(at, &entry.tasks)));
    let counts = counts.collect();
    let busiest = busiest(counts, SHOWN).into_iter();
    busiest
        .filter(|(_, count)| *count > 0)
        .map(|(id, count)| at.project(id).counted(count))
        .collect()
}

/// Returns a unit's parts in tasks that no official notice deleted.
fn counted<'a>(at: &'a At<'_>, entry: &'a UnitEntry) -> impl Iterator<Item = Role> + 'a {
    let tasks = entry.tasks.iter();
    let tasks = tasks.filter(|(task, _)| !at.catalogue.is_deleted_task(*task));
    tasks.map(|(_, role)| *role)
}

/// Returns how many of these tasks no official notice deleted.
fn count_of(at: &At<'_>, tasks: &[TaskId]) -> usize {
    at.catalogue.count_tasks(tasks.iter().copied())
}

/// Returns a unit with its tasks by part.
fn busy(at: &At<'_>, id: UnitId, count: usize) -> BusyUnit {
    let entry = &at.catalogue.units[id];
    let part = |role| counted(at, entry).filter(|own| *own == role).count();
    BusyUnit {
        unit: at.unit(id),
        place: at.place_name(entry.unit.place.as_deref()),
        count,
        lead: part(Role::Lead),
        responsible: part(Role::Responsible),
        cooperating: part(Role::Cooperating),
    }
}

/// Returns the site as JSON-LD has it.
fn site(at: &At<'_>) -> Value {
    let home = at.ld_address(&Route::HOME);
    let mut site = json!({
        "@type": "WebSite",
        "@id": home,
        "url": home,
        "name": at.settings.title,
        "inLanguage": at.settings.language,
    });
    if !at.settings.subtitle.is_empty() {
        site["description"] = json!(at.settings.subtitle);
    }
    if let Some(maintainer) = &at.settings.maintainer {
        site["publisher"] = json!({ "@type": "Organization", "name": maintainer });
    }

    if let Some(search) = at.settings.web_address(&Route::SEARCH) {
        let template = format!("{search}?q={{search_term_string}}");
        site["potentialAction"] = json!({
            "@type": "SearchAction",
            "target": { "@type": "EntryPoint", "urlTemplate": template },
            "query-input": "required name=search_term_string",
        });
    }
    site
}
