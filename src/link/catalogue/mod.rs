//! Every plan, unit, park, project and deadline, cross-linked: all the lists that a page, a search
//! index or an export needs, made once.
//!
//! In: plans that were proved, and the gazetteer. Out: the [`Catalogue`]. `build` adds plan by plan,
//! `resolve` finds what printed names mean, `back_links` adds each plan to the lists of what it names.

mod ids;

mod reads;

mod tracked;

mod noted;

mod subject;

mod plan;

mod task;

mod deadline;

mod series;

mod entries;

mod bearers;

mod names;

mod mentions;

mod relations;

mod back_links;

mod proven;

mod plan_places;

mod unlisted;

mod place_entries;

mod resolve;

mod duplicates;

mod life;

mod emended;

mod amended;

mod sentences;

mod standing;

mod late;

mod continuation;

mod revised;

mod matters;

mod quote;

mod lookup;

mod threads;

mod indicators;

mod progress;

mod parts;

mod build;

mod routes;

mod digests;

use crate::content::gazetteer::Place;
use crate::plan::Node;
use crate::time::Month;
use std::collections::HashMap;

pub use amended::{Deleted, Fate};
pub use build::build;
pub use deadline::Deadline;
pub use digests::Digests;
pub use entries::{Handover, ParkEntry, PlaceEntry, ProjectEntry, UnitEntry};
pub use ids::{
    DeadlineId, IndicatorId, ParkId, PlaceId, PlanId, ProjectId, RecordId, SeriesId, TaskId,
    ThreadId, UnitId,
};
pub use indicators::{Growth, Implied, Indicator, IndicatorIndex, Level, Point};
pub use matters::Matters;
pub use names::{LocalNames, NameClash, Names, say_other_levels};
pub use noted::Noted;
pub use plan::{DocumentHead, Issuer, Mentions, Passage, Plan, PlanText};
pub use progress::{About, Claim, ProgressIndex, Record, RecordSource};
pub use proven::Proven;
pub use quote::Quote;
pub use reads::{Made, Read, Reads, Shelf};
pub use sentences::Sentence;
pub use series::Series;
pub use standing::Standing;
pub use subject::{Mention, Subject};
pub use task::{Assignment, InCharge, Task};
pub use threads::{
    DueDifference, Figure, FigureDifference, LeadDifference, Step, Thread, ThreadIndex, Threads,
};
pub use tracked::{Tracked, TrackedMap};

/// All that the content says, linked both ways.
#[derive(Debug)]
pub struct Catalogue {
    /// The plans, newest first.
    pub plans: Tracked<PlanId, Plan>,
    /// The tasks, plan by plan, in printed order.
    pub tasks: Tracked<TaskId, Task>,
    /// The deadlines, plan by plan, in printed order.
    pub deadlines: Tracked<DeadlineId, Deadline>,
    /// The duties that come back on days that their words name, plan by plan, in printed order.
    pub series: Tracked<SeriesId, Series>,
    /// The units of the gazetteer, then those that are not in it.
    pub units: Tracked<UnitId, UnitEntry>,
    /// The parks of the gazetteer.
    pub parks: Tracked<ParkId, ParkEntry>,
    /// The named projects of the gazetteer.
    pub projects: Tracked<ProjectId, ProjectEntry>,
    /// The places of the gazetteer.
    pub places: Tracked<PlaceId, Place>,
    /// What belongs to each of them.
    pub place_entries: Tracked<PlaceId, PlaceEntry>,
    /// How many of the places, the first, stand in the gazetteer; the others come from the register, by their codes.
    declared_places: usize,
    /// The place of each id.
    place_ids: HashMap<String, PlaceId>,
    /// Who reads them.
    reads: Reads,
    /// The deadlines of each month.
    pub months: TrackedMap<Month, Vec<DeadlineId>>,
    /// The deadlines of each year, those of its months included.
    pub years: TrackedMap<i16, Vec<DeadlineId>>,
    /// The matters that go through several plans.
    pub threads: ThreadIndex,
    /// Figures through years and places.
    pub indicators: IndicatorIndex,
    /// What was reported of promises.
    pub progress: ProgressIndex,
}

impl Catalogue {
    /// Returns the node of a task, which has its heading, number and text.
    pub fn node(&self, task: TaskId) -> &Node {
        let task = &self.tasks[task];
        self.plans.untracked()[task.plan].node(task.node)
    }

    /// Returns all deadlines of some tasks.
    pub fn deadlines_of(&self, tasks: &[TaskId]) -> impl Iterator<Item = DeadlineId> {
        let tasks = tasks.iter().map(|&task| &self.tasks[task]);
        tasks.flat_map(|task| task.deadlines.iter().copied())
    }

    /// Returns the place with an id of the gazetteer; nothing where the gazetteer does not know it.
    pub fn place_by_id(&self, id: Option<&str>) -> Option<PlaceId> {
        let place = self.place_ids.get(id?).copied();
        match place {
            Some(place) => self.reads.note(Shelf::Places, place.index()),
            None => self.reads.note_whole(Shelf::Places),
        }
        place
    }

    /// Returns the name of a place by its id in the gazetteer; nothing where the gazetteer does not know it.
    pub fn place_name_by_id(&self, id: Option<&str>) -> Option<&str> {
        self.place_name(self.place_by_id(id))
    }

    /// Returns the name of a place, by which it is told from all others.
    pub fn place_name(&self, place: Option<PlaceId>) -> Option<&str> {
        place.map(|place| self.place_title(place))
    }

    /// Returns a name of a place that no other place has.
    pub fn place_title(&self, place: PlaceId) -> &str {
        &self.place_entries[place].title
    }
}

/// Adds a value to a list that grows in printed order, unless it is the last one already.
fn push_new<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if list.last() != Some(&value) {
        list.push(value);
    }
}
