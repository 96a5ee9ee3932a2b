//! The first page: what this is, its figures, and the ways in.

use super::calendar::YearRow;
use super::common::{At, Count, UnitLink};
use super::index::PlacePlans;
use crate::link::catalogue::UnitId;
use crate::plan::Role;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// index.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct HomeView {
    /// How much there is.
    pub figures: Figures,
    /// The plans, place by place.
    pub places: Vec<PlacePlans>,
    /// All deadlines, month by month.
    pub calendar: Vec<YearRow>,
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
    /// Tasks.
    pub tasks: usize,
    /// Deadlines.
    pub deadlines: usize,
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

pub(super) fn view(at: &At<'_>) -> HomeView {
    let catalogue = at.catalogue;
    let units: BTreeMap<UnitId, usize> = catalogue
        .units
        .indices()
        .filter(|&id| catalogue.units[id].unit.kind != crate::content::gazetteer::UnitKind::Group)
        .map(|id| (id, catalogue.units[id].tasks.len()))
        .filter(|(_, count)| *count > 0)
        .collect();
    let parks = catalogue
        .parks
        .indices()
        .map(|id| (id, catalogue.parks[id].tasks.len()))
        .collect();
    let projects = catalogue
        .projects
        .indices()
        .map(|id| (id, catalogue.projects[id].tasks.len()))
        .collect();
    HomeView {
        figures: Figures {
            plans: catalogue.plans.len(),
            tasks: catalogue.tasks.len(),
            deadlines: catalogue.deadlines.len(),
            units: catalogue
                .units
                .iter()
                .filter(|unit| !unit.tasks.is_empty())
                .count(),
            parks: catalogue
                .parks
                .iter()
                .filter(|park| !park.mentioned.is_empty())
                .count(),
            projects: catalogue
                .projects
                .iter()
                .filter(|project| !project.mentioned.is_empty())
                .count(),
        },
        places: at.plan_cards(),
        calendar: at.calendar(catalogue.deadlines.indices()),
        units: super::plan::busiest(units, SHOWN)
            .into_iter()
            .map(|(id, count)| busy(at, id, count))
            .collect(),
        parks: super::plan::busiest(parks, SHOWN)
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(id, count)| {
                let link = at.park(id);
                Count {
                    href: link.href,
                    text: link.text,
                    count,
                }
            })
            .collect(),
        projects: super::plan::busiest(projects, SHOWN)
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(id, count)| {
                let link = at.project(id);
                Count {
                    href: link.href,
                    text: link.text,
                    count,
                }
            })
            .collect(),
    }
}

fn busy(at: &At<'_>, id: UnitId, count: usize) -> BusyUnit {
    let entry = &at.catalogue.units[id];
    let part = |role| entry.tasks.iter().filter(|(_, r)| *r == role).count();
    BusyUnit {
        unit: at.unit(id),
        place: at.place_of(entry.unit.place.as_deref()),
        count,
        lead: part(Role::Lead),
        responsible: part(Role::Responsible),
        cooperating: part(Role::Cooperating),
    }
}
