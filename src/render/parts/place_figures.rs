//! A place in figures: its plans, what is due when, its units, and what falls to it of figures that plans break down.

use super::At;
use crate::address::Route;
use crate::link::catalogue::{PlaceId, PlanId, Standing, TaskId, UnitId};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The keys of the words that figures are named with.
pub const WORDS: &[&str] = &[
    "count.corrections",
    "count.deadlines",
    "count.tasks",
    "nav.parks",
    "nav.plans",
    "nav.projects",
    "nav.units",
    "place.due",
    "place.named",
    "place.through",
];

/// How many characters of a task's title name a share.
const SHARE_TITLE: usize = 40;

/// A figure of a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Figure {
    /// What it counts: places that have a figure of the same key can be compared.
    pub key: String,
    /// The same in words.
    pub text: String,
    /// Whether these are words of a document.
    pub official: bool,
    /// The figure, with its unit of measure where it has one.
    pub value: String,
    /// Where what it counts is to be seen.
    pub href: Option<String>,
}

impl At<'_> {
    /// Returns a place in figures; those that are nothing are left out.
    pub fn place_figures(&self, id: PlaceId) -> Vec<Figure> {
        let entry = &self.catalogue.place_entries[id];
        let place = &self.catalogue.places[id].id;
        let search = |conditions: String| {
            let search = self.here.href(&Route::SEARCH);
            Some(format!("{search}?place={place}{conditions}"))
        };
        let counted = |key: &str, word: &str, count: usize, href: Option<String>| {
            (count > 0).then(|| Figure {
                key: key.to_owned(),
                text: self.word(word),
                official: false,
                value: count.to_string(),
                href,
            })
        };

        let cards = entry.plans.iter().map(|&plan| self.plan_card(plan));
        let (mut tasks, mut deadlines, mut corrections) = (0, 0, 0);
        for card in cards {
            tasks += card.tasks;
            deadlines += card.deadlines;
            corrections += card.emendations;
        }
        let units = entry.units.iter().copied();
        let units: Vec<UnitId> = units.filter(|&unit| self.has_tasks(unit)).collect();
        let (named, through) = self.tasks_of_units(&units);

        let mut figures: Vec<Figure> = [
            counted("plans", "nav.plans", entry.plans.len(), None),
            counted("tasks", "count.tasks", tasks, search("&kind=task".into())),
            counted("deadlines", "count.deadlines", deadlines, None),
        ]
        .into_iter()
        .flatten()
        .collect();
        figures.extend(
            self.due_by_year(&entry.plans)
                .into_iter()
                .map(|(year, count)| Figure {
                    key: format!("due-{year}"),
                    text: self.fill("place.due", &[("year", &year)]),
                    official: false,
                    value: count.to_string(),
                    href: search(format!("&due={year}-01..{year}-12")),
                }),
        );
        let others = [
            counted("corrections", "count.corrections", corrections, None),
            counted(
                "units",
                "nav.units",
                units.len(),
                Some(self.here.href_at(&Route::UNITS, place)),
            ),
            counted(
                "named",
                "place.named",
                self.catalogue.count_tasks(named),
                None,
            ),
            counted(
                "through",
                "place.through",
                self.catalogue.count_tasks(through),
                None,
            ),
            counted("parks", "nav.parks", entry.parks.len(), None),
            counted("projects", "nav.projects", entry.projects.len(), None),
        ];
        figures.extend(others.into_iter().flatten());
        figures.extend(self.shares_of(id));
        figures
    }

    /// Returns whether a unit has tasks, by its name or through a group.
    fn has_tasks(&self, unit: UnitId) -> bool {
        let entry = &self.catalogue.units[unit];
        let mut groups = entry.groups.iter();
        !entry.tasks.is_empty()
            || groups.any(|&group| !self.catalogue.units[group].tasks.is_empty())
    }

    /// Returns the tasks that name one of some units, and those that mean one by the name of a group alone.
    fn tasks_of_units(&self, units: &[UnitId]) -> (BTreeSet<TaskId>, BTreeSet<TaskId>) {
        let tasks = |unit: UnitId| {
            let tasks = self.catalogue.units[unit].tasks.iter();
            tasks.map(|(task, _)| *task)
        };
        let named: BTreeSet<TaskId> = units.iter().flat_map(|&unit| tasks(unit)).collect();
        let groups = units
            .iter()
            .flat_map(|&unit| &self.catalogue.units[unit].groups);
        let through = groups.flat_map(|&group| tasks(group));
        let through = through.filter(|task| !named.contains(task)).collect();
        (named, through)
    }

    /// Returns how many deadlines of some plans, without those that were deleted, lie in each year.
    fn due_by_year(&self, plans: &[PlanId]) -> BTreeMap<i16, usize> {
        let mut years = BTreeMap::new();
        for &id in plans {
            let plan = &self.catalogue.plans[id];
            let deadlines = plan
                .deadlines
                .iter()
                .map(|&id| &self.catalogue.deadlines[id]);
            for deadline in deadlines.filter(|own| own.standing(plan) != Standing::Deleted) {
                *years.entry(deadline.due.year()).or_default() += 1;
            }
        }
        years
    }

    /// Returns what falls to a place of the figures that plans of it, and of the places that it lies in, break down.
    fn shares_of(&self, id: PlaceId) -> Vec<Figure> {
        let place = &self.catalogue.places[id];
        let is_own =
            |entity: &str| place.name == entity || place.aliases.iter().any(|own| own == entity);
        let places = self.catalogue.with_places_above(id);
        let plans =
            places.flat_map(|place| self.catalogue.place_entries[place].plans.iter().copied());
        let tasks = plans.flat_map(|plan| self.catalogue.plans[plan].tasks.iter().copied());

        let shares = tasks.flat_map(|task| {
            let stated = self.catalogue.node(task).task.iter();
            let allotments = stated.flat_map(|stated| &stated.allotments);
            let own = allotments.filter(|own| is_own(&own.entity));
            own.map(move |own| (task, own)).collect::<Vec<_>>()
        });
        let shares = shares.map(|(task, own)| {
            let entry = &self.catalogue.tasks[task];
            let plan = &self.catalogue.plans[entry.plan];
            let title = self.catalogue.node(task).name(SHARE_TITLE);
            let of = if own.of.is_empty() { &title } else { &own.of };
            Figure {
                key: format!(
                    "share-{}-{}-{}",
                    plan.document.id,
                    plan.node_id(entry.node),
                    own.of
                ),
                text: format!("{} {of}", plan.cited(entry.node)),
                official: true,
                value: format!("{}{}", own.value, own.unit),
                href: Some(self.here.href(&self.task_route(task))),
            }
        });
        shares.collect()
    }
}
