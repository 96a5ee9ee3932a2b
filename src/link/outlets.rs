//! What readers can subscribe to: every calendar and feed of the site with what is in it, listed once for pages, for
//! export and for the ledger.

use crate::address::Route;
use crate::link::catalogue::{
    Catalogue, DeadlineId, ParkId, PlanId, Reads, SeriesId, Shelf, TaskId, UnitId,
};
use std::collections::{BTreeSet, HashMap, HashSet};

/// What a calendar or a feed is about; its page has the link to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutletOwner {
    /// The whole site.
    Site,
    /// A plan.
    Plan(PlanId),
    /// A unit.
    Unit(UnitId),
    /// A park.
    Park(ParkId),
    /// A year.
    Year(i16),
    /// The posts of the editors.
    News,
}

impl OutletOwner {
    /// Returns the address of its page.
    pub fn route(self, catalogue: &Catalogue) -> Route<'_> {
        match self {
            OutletOwner::Site => Route::HOME,
            OutletOwner::Plan(plan) => catalogue.plan_route(plan),
            OutletOwner::Unit(unit) => catalogue.unit_route(unit),
            OutletOwner::Park(park) => catalogue.park_route(park),
            OutletOwner::Year(year) => Route::year(year),
            OutletOwner::News => Route::NEWS,
        }
    }
}

/// A calendar or a feed: what it is about and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlet<Contents> {
    /// What it is about.
    pub owner: OutletOwner,
    /// What is in it.
    pub contents: Contents,
}

/// What is in a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasions {
    /// What is due once.
    pub deadlines: Vec<DeadlineId>,
    /// What comes back.
    pub series: Vec<SeriesId>,
}

/// All calendars and feeds of a site. None is empty.
#[derive(Debug)]
pub struct Outlets {
    calendars: Vec<Outlet<Occasions>>,
    /// Each with the plans that it follows.
    feeds: Vec<Outlet<Vec<PlanId>>>,
    with_calendar: HashSet<OutletOwner>,
    with_feed: HashSet<OutletOwner>,
    reads: Reads,
}

impl Outlets {
    /// Lists what a site has: one calendar for all, then those of plans, units, parks and years; likewise feeds.
    pub fn new(catalogue: &Catalogue) -> Self {
        let mut calendars = calendars(catalogue);
        calendars.retain(|calendar| !calendar.contents.is_empty());
        let mut feeds = feeds(catalogue);
        feeds.retain(|feed| !feed.contents.is_empty());

        Self {
            with_calendar: calendars.iter().map(|calendar| calendar.owner).collect(),
            with_feed: feeds.iter().map(|feed| feed.owner).collect(),
            calendars,
            feeds,
            reads: catalogue.reads().clone(),
        }
    }

    /// Adds the feed of posts, whose entries are no plans'.
    pub fn with_news(mut self) -> Self {
        self.with_feed.insert(OutletOwner::News);
        self
    }

    /// Returns all calendars; each is published twice, with events and with things to do.
    pub fn calendars(&self) -> &[Outlet<Occasions>] {
        &self.calendars
    }

    /// Returns the feeds that follow plans, each with those.
    pub fn feeds(&self) -> &[Outlet<Vec<PlanId>>] {
        &self.feeds
    }

    /// Returns whether something is due, once or again and again, so that there is a calendar.
    pub fn has_calendar(&self, owner: OutletOwner) -> bool {
        self.note(owner);
        self.with_calendar.contains(&owner)
    }

    /// Returns whether a plan speaks of it, so that there is a feed.
    pub fn has_feed(&self, owner: OutletOwner) -> bool {
        self.note(owner);
        self.with_feed.contains(&owner)
    }

    /// Notes who is asked for: whether it has something depends on it.
    fn note(&self, owner: OutletOwner) {
        match owner {
            OutletOwner::Plan(plan) => self.reads.note(Shelf::Plans, plan.index()),
            OutletOwner::Unit(unit) => self.reads.note(Shelf::UnitParts, unit.index()),
            OutletOwner::Park(park) => self.reads.note(Shelf::ParkParts, park.index()),
            OutletOwner::Year(_) => self.reads.note_whole(Shelf::Years),
            OutletOwner::Site => self.reads.note_everything(),
            // What editors write counts for all pages.
            OutletOwner::News => {}
        }
    }
}

impl Occasions {
    fn is_empty(&self) -> bool {
        self.deadlines.is_empty() && self.series.is_empty()
    }

    /// Returns what is due in some tasks.
    fn of_tasks(catalogue: &Catalogue, tasks: impl IntoIterator<Item = TaskId>) -> Self {
        let (mut deadlines, mut series) = (Vec::new(), Vec::new());
        for task in tasks {
            let task = &catalogue.tasks[task];
            deadlines.extend(&task.deadlines);
            series.extend(&task.series);
        }
        Self { deadlines, series }
    }
}

fn calendars(catalogue: &Catalogue) -> Vec<Outlet<Occasions>> {
    let mut calendars = Vec::new();
    let mut add = |owner, contents| calendars.push(Outlet { owner, contents });

    let whole = Occasions {
        deadlines: catalogue.deadlines.indices().collect(),
        series: catalogue.series.indices().collect(),
    };
    add(OutletOwner::Site, whole);

    for (id, plan) in catalogue.plans.iter_enumerated() {
        let own = Occasions {
            deadlines: plan.deadlines.clone(),
            series: plan.series.clone(),
        };
        add(OutletOwner::Plan(id), own);
    }

    for (id, unit) in catalogue.units.iter_enumerated() {
        // A unit may have two roles in one task.
        let tasks: BTreeSet<TaskId> = unit.tasks.iter().map(|(task, _)| *task).collect();
        add(OutletOwner::Unit(id), Occasions::of_tasks(catalogue, tasks));
    }

    for (id, park) in catalogue.parks.iter_enumerated() {
        let tasks = park.tasks.iter().copied();
        add(OutletOwner::Park(id), Occasions::of_tasks(catalogue, tasks));
    }

    let mut series_of_year: HashMap<i16, Vec<SeriesId>> = HashMap::new();
    for (id, series) in catalogue.series.iter_enumerated() {
        series_of_year.entry(series.year).or_default().push(id);
    }
    // A year in which nothing but what comes back falls has no page, and no calendar.
    for (year, deadlines) in &catalogue.years {
        let own = Occasions {
            deadlines: deadlines.clone(),
            series: series_of_year.remove(year).unwrap_or_default(),
        };
        add(OutletOwner::Year(*year), own);
    }
    calendars
}

fn feeds(catalogue: &Catalogue) -> Vec<Outlet<Vec<PlanId>>> {
    let mut feeds = Vec::new();
    let mut add = |owner, contents| feeds.push(Outlet { owner, contents });

    add(OutletOwner::Site, catalogue.plans.indices().collect());

    for (id, unit) in catalogue.units.iter_enumerated() {
        let plans = unit
            .tasks
            .iter()
            .map(|(task, _)| catalogue.tasks[*task].plan);
        add(OutletOwner::Unit(id), distinct(plans));
    }

    for (id, park) in catalogue.parks.iter_enumerated() {
        let plans = park.mentioned.iter().map(|passage| passage.plan);
        add(OutletOwner::Park(id), distinct(plans));
    }
    feeds
}

/// Returns each plan once, the newest first.
fn distinct(plans: impl Iterator<Item = PlanId>) -> Vec<PlanId> {
    let plans: BTreeSet<PlanId> = plans.collect();
    plans.into_iter().collect()
}
