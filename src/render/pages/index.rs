//! The lists: all plans, units, parks, projects and sources.

use super::common::{At, Count, Link, PlanLink};
use crate::address::Route;
use crate::content::gazetteer::UnitKind;
use crate::link::catalogue::{PlanId, UnitId};
use crate::render::chart::Chart;
use schemars::JsonSchema;
use serde::Serialize;

/// plans/index.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlansView {
    /// The plans, place by place.
    pub places: Vec<PlacePlans>,
    /// How many.
    pub count: usize,
}

/// Plans of a place.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlacePlans {
    /// The place, if the plans name one.
    pub place: Option<String>,
    /// Its plans, newest first.
    pub plans: Vec<PlanCard>,
}

/// A plan in a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanCard {
    /// The plan.
    pub plan: PlanLink,
    /// 发文机关
    pub issuer: Option<String>,
    /// 成文日期
    pub written: Option<String>,
    /// How many tasks.
    pub tasks: usize,
    /// How many deadlines.
    pub deadlines: usize,
    /// How many declared corrections.
    pub emendations: usize,
}

/// units/index.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct UnitsView {
    /// The units, place by place.
    pub places: Vec<PlaceUnits>,
    /// How many have tasks.
    pub active: usize,
    /// How many in all.
    pub count: usize,
}

/// Units of a place.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlaceUnits {
    /// The place.
    pub place: Option<String>,
    /// An anchor for it.
    pub id: String,
    /// By kind.
    pub kinds: Vec<KindUnits>,
    /// Who works with whom, among those that share tasks.
    pub together: Option<Chart>,
}

/// Units of one kind.
#[derive(Debug, Serialize, JsonSchema)]
pub struct KindUnits {
    /// See the theme's strings.
    pub kind: &'static str,
    /// Units with tasks, busiest first.
    pub units: Vec<UnitRow>,
    /// Units that are only named.
    pub others: Vec<Link>,
}

/// A unit with the number of its tasks.
#[derive(Debug, Serialize, JsonSchema)]
pub struct UnitRow {
    /// Its page.
    pub href: String,
    /// Its everyday name.
    pub text: String,
    /// Its full name.
    pub name: String,
    /// Whether the gazetteer knows it.
    pub listed: bool,
    /// Tasks that it leads.
    pub lead: usize,
    /// Tasks that it is responsible for.
    pub responsible: usize,
    /// Tasks that it cooperates in.
    pub cooperating: usize,
}

/// parks/index.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct ParksView {
    /// The parks, place by place.
    pub places: Vec<PlaceCounts>,
    /// How many.
    pub count: usize,
}

/// projects/index.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct ProjectsView {
    /// The projects, place by place.
    pub places: Vec<PlaceCounts>,
    /// How many.
    pub count: usize,
}

/// Entries of a place with the number of tasks that name each.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlaceCounts {
    /// The place.
    pub place: Option<String>,
    /// Its entries, the most named first.
    pub entries: Vec<Count>,
}

/// sources/index.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct SourcesView {
    /// The sources.
    pub sources: Vec<SourceRow>,
}

/// A source in a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SourceRow {
    /// Its page.
    pub href: String,
    /// Path of the archived file.
    pub file: String,
    /// Its SHA-256.
    pub sha256: String,
    /// The plan that was read from it.
    pub plan: PlanLink,
    /// How many lines it has.
    pub lines: u32,
    /// How many declared corrections.
    pub emendations: usize,
}

impl At<'_> {
    pub fn plan_card(&self, plan: PlanId) -> PlanCard {
        let entry = &self.catalogue.plans[plan];
        PlanCard {
            plan: self.plan(plan),
            issuer: entry.document.front.issuer.clone(),
            written: entry.document.front.written.map(|date| self.date(date)),
            tasks: entry.tasks.len(),
            deadlines: entry.deadlines.len(),
            emendations: entry.document.front.emendations.len(),
        }
    }

    pub fn plan_cards(&self) -> Vec<PlacePlans> {
        let mut places: Vec<PlacePlans> = Vec::new();
        for (index, plan) in self.catalogue.plans.iter_enumerated() {
            let place = &plan.document.front.place;
            let card = self.plan_card(index);
            match places.iter_mut().find(|group| group.place == *place) {
                Some(group) => group.plans.push(card),
                None => places.push(PlacePlans {
                    place: place.clone(),
                    plans: vec![card],
                }),
            }
        }
        places
    }
}

pub(super) fn plans(at: &At<'_>) -> PlansView {
    PlansView {
        places: at.plan_cards(),
        count: at.catalogue.plans.len(),
    }
}

pub(super) fn units(at: &At<'_>) -> UnitsView {
    let units = &at.catalogue.units;
    // The busiest places first, equal ones in the gazetteer's order.
    let ids = at
        .catalogue
        .places
        .iter()
        .map(|place| Some(place.id.as_str()))
        .chain([None]);
    let busy = |place: Option<&str>| {
        let own = units
            .iter()
            .filter(|entry| entry.unit.place.as_deref() == place);
        own.map(|entry| entry.tasks.len()).sum::<usize>()
    };
    let mut ids: Vec<Option<&str>> = ids.collect();
    ids.sort_by_key(|place| std::cmp::Reverse(busy(*place)));
    let places = ids
        .into_iter()
        .filter_map(|place| {
            let own: Vec<UnitId> = units
                .indices()
                .filter(|&id| units[id].unit.place.as_deref() == place)
                .collect();
            (!own.is_empty()).then(|| PlaceUnits {
                place: at.place_of(place),
                id: place.unwrap_or("elsewhere").to_owned(),
                kinds: UnitKind::ALL
                    .into_iter()
                    .filter_map(|kind| kind_units(at, &own, kind))
                    .collect(),
                together: at.together(&own),
            })
        })
        .collect();
    UnitsView {
        places,
        active: units.iter().filter(|unit| !unit.tasks.is_empty()).count(),
        count: units.len(),
    }
}

fn kind_units(at: &At<'_>, own: &[UnitId], kind: UnitKind) -> Option<KindUnits> {
    let entries = &at.catalogue.units;
    let (mut busy, idle): (Vec<UnitId>, Vec<UnitId>) = own
        .iter()
        .filter(|&&id| entries[id].unit.kind == kind)
        .partition(|&&id| !entries[id].tasks.is_empty());
    busy.sort_by_key(|&id| (usize::MAX - entries[id].tasks.len(), id));
    let rows = busy
        .into_iter()
        .map(|id| {
            let link = at.unit(id);
            let count = |role| entries[id].tasks.iter().filter(|(_, r)| *r == role).count();
            UnitRow {
                href: link.href,
                text: link.text,
                name: link.name,
                listed: link.listed,
                lead: count(crate::plan::Role::Lead),
                responsible: count(crate::plan::Role::Responsible),
                cooperating: count(crate::plan::Role::Cooperating),
            }
        })
        .collect::<Vec<_>>();
    let others: Vec<Link> = idle
        .into_iter()
        .map(|id| {
            let link = at.unit(id);
            Link {
                href: link.href,
                text: link.text,
            }
        })
        .collect();
    (!(rows.is_empty() && others.is_empty())).then_some(KindUnits {
        kind: kind.key(),
        units: rows,
        others,
    })
}

/// Entries grouped by place, the most named first.
fn by_place(at: &At<'_>, entries: Vec<(Option<&str>, Count)>) -> Vec<PlaceCounts> {
    let mut places: Vec<PlaceCounts> = Vec::new();
    for (place, count) in entries {
        let place = at.place_of(place);
        match places.iter_mut().find(|group| group.place == place) {
            Some(group) => group.entries.push(count),
            None => places.push(PlaceCounts {
                place,
                entries: vec![count],
            }),
        }
    }
    for group in &mut places {
        // Stable: equal counts stay in the gazetteer's order.
        group.entries.sort_by_key(|entry| usize::MAX - entry.count);
    }
    places
}

pub(super) fn parks(at: &At<'_>) -> ParksView {
    let parks = &at.catalogue.parks;
    let entries = parks
        .iter_enumerated()
        .map(|(id, entry)| {
            let link = at.park(id);
            let count = Count {
                href: link.href,
                text: link.text,
                count: entry.tasks.len(),
            };
            (entry.park.place.as_deref(), count)
        })
        .collect();
    ParksView {
        places: by_place(at, entries),
        count: parks.len(),
    }
}

pub(super) fn projects(at: &At<'_>) -> ProjectsView {
    let projects = &at.catalogue.projects;
    let entries = projects
        .iter_enumerated()
        .map(|(id, entry)| {
            let link = at.project(id);
            let count = Count {
                href: link.href,
                text: link.text,
                count: entry.tasks.len(),
            };
            (entry.project.place.as_deref(), count)
        })
        .collect();
    ProjectsView {
        places: by_place(at, entries),
        count: projects.len(),
    }
}

pub(super) fn sources(at: &At<'_>) -> SourcesView {
    let sources = at
        .catalogue
        .plans
        .iter_enumerated()
        .map(|(index, plan)| SourceRow {
            href: at.here.href(&Route::source(&plan.document.id)),
            file: plan.document.front.source.file.clone(),
            sha256: plan.document.front.source.sha256.clone(),
            plan: at.plan(index),
            lines: plan.archived.line_count(),
            emendations: plan.document.front.emendations.len(),
        })
        .collect();
    SourcesView { sources }
}
