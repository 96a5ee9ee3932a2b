//! Lists to take along (承诺清单): which pages have one, with which deadlines, and in which forms.

use crate::address::{Companion, Route};
use crate::link::catalogue::{
    Catalogue, DeadlineId, ParkId, PlanId, ProjectId, Subject, TaskId, UnitId,
};
use crate::time::Month;
use std::collections::BTreeSet;

/// With fewer deadlines the page of a month, unit, park or project is seen at a glance: a list is not worth its files.
const LEAST: usize = 5;

/// What a list is about; its page has the link to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListOwner {
    /// A plan.
    Plan(PlanId),
    /// A unit.
    Unit(UnitId),
    /// A park.
    Park(ParkId),
    /// A project.
    Project(ProjectId),
    /// A month.
    Month(Month),
    /// A year.
    Year(i16),
}

/// A list: what it is about, with its deadlines.
#[derive(Debug, Clone)]
pub struct DeadlineList {
    /// What it is about.
    pub owner: ListOwner,
    /// The deadlines: of a month or year in order of time, otherwise as printed.
    pub deadlines: Vec<DeadlineId>,
}

impl DeadlineList {
    /// Returns the list of something; nothing where it would not be worth its files.
    pub fn of(catalogue: &Catalogue, owner: ListOwner) -> Option<Self> {
        let of_tasks = |tasks: &[TaskId]| catalogue.deadlines_of(tasks).collect();
        let deadlines: Vec<DeadlineId> = match owner {
            ListOwner::Plan(plan) => catalogue.plans[plan].deadlines.clone(),
            ListOwner::Unit(unit) => {
                // A unit may have two parts in one task.
                let tasks = catalogue.units[unit].tasks.iter().map(|(task, _)| *task);
                let tasks: BTreeSet<TaskId> = tasks.collect();
                of_tasks(&tasks.into_iter().collect::<Vec<_>>())
            }
            ListOwner::Park(park) => of_tasks(&catalogue.parks[park].tasks),
            ListOwner::Project(project) => {
                let mentioned = &catalogue.projects[project].mentioned;
                catalogue.deadlines_naming(mentioned, Subject::Project(project))
            }
            ListOwner::Month(month) => catalogue.months.get(&month).cloned().unwrap_or_default(),
            ListOwner::Year(year) => catalogue.years.get(&year).cloned().unwrap_or_default(),
        };

        let least = match owner {
            ListOwner::Plan(_) | ListOwner::Year(_) => 1,
            _ => LEAST,
        };
        (deadlines.len() >= least).then_some(Self { owner, deadlines })
    }

    /// Returns all lists of a site. Those that share many deadlines stand together: of one place, and of one year.
    pub fn all(catalogue: &Catalogue) -> Vec<Self> {
        let plans = catalogue.plans.indices().map(ListOwner::Plan);
        let units = catalogue.units.indices().map(ListOwner::Unit);
        let parks = catalogue.parks.indices().map(ListOwner::Park);
        let projects = catalogue.projects.indices().map(ListOwner::Project);
        let of = |owner| Self::of(catalogue, owner);

        let of_places = plans.chain(units).chain(parks).chain(projects);
        let mut of_places: Vec<Self> = of_places.filter_map(of).collect();
        of_places.sort_by_key(|list| {
            let first = list.deadlines.first();
            first.map(|&first| catalogue.plans[catalogue.deadlines[first].plan].place)
        });

        let of_times = catalogue.years.keys().flat_map(|&year| {
            let months = catalogue.months.keys().copied();
            let months = months.filter(move |month| month.year == year);
            months.map(ListOwner::Month).chain([ListOwner::Year(year)])
        });
        of_places
            .into_iter()
            .chain(of_times.filter_map(of))
            .collect()
    }
}

impl ListOwner {
    /// Returns the address of its page.
    pub fn route(self, catalogue: &Catalogue) -> Route<'_> {
        match self {
            ListOwner::Plan(plan) => catalogue.plan_route(plan),
            ListOwner::Unit(unit) => catalogue.unit_route(unit),
            ListOwner::Park(park) => catalogue.park_route(park),
            ListOwner::Project(project) => catalogue.project_route(project),
            ListOwner::Month(month) => Route::month(month),
            ListOwner::Year(year) => Route::year(year),
        }
    }

    /// Returns the forms that its list has. Units, parks and projects are as many as tasks on a large site: theirs is the
    /// one file that every office program opens. What programs read of them lies beside their pages.
    pub fn forms(self) -> &'static [Companion] {
        match self {
            ListOwner::Plan(_) | ListOwner::Month(_) | ListOwner::Year(_) => &[
                Companion::ListWorkbook,
                Companion::ListCsv,
                Companion::ListJson,
            ],
            ListOwner::Unit(_) | ListOwner::Park(_) | ListOwner::Project(_) => {
                &[Companion::ListWorkbook]
            }
        }
    }
}
