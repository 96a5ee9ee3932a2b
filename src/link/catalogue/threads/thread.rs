//! A thread as the catalogue holds it.

use super::figure::{Figure, FigureDifference};
use crate::content::threads::Relation;
use crate::link::catalogue::{
    DeadlineId, ParkId, Passage, PlaceId, PlanId, ProjectId, Quote, Reads, Shelf, TaskId, ThreadId,
    Tracked, UnitId,
};
use crate::time::Due;
use jiff::civil::Date;
use oxc_index::IndexVec;
use std::collections::HashMap;

/// One matter through several plans.
#[derive(Debug)]
pub struct Thread {
    /// Its address.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// When it was put on the site or last changed.
    pub date: Option<Date>,
    /// What a reader should know.
    pub note: Option<String>,
    /// What each plan says of it, in the order of the plans.
    pub steps: Vec<Step>,
    /// The place of its plans.
    pub place: Option<PlaceId>,
    /// The units that answer for its tasks.
    pub units: Vec<UnitId>,
    /// The parks that its words name.
    pub parks: Vec<ParkId>,
    /// The projects that its words name.
    pub projects: Vec<ProjectId>,
}

/// What one passage says of a matter.
#[derive(Debug)]
pub struct Step {
    /// The plan.
    pub plan: PlanId,
    /// The passage; `None` where the plan does not name the matter.
    pub at: Option<Passage>,
    /// The task that the passage is, or is a part of.
    pub task: Option<TaskId>,
    /// Its exact words.
    pub quotes: Vec<Quote>,
    /// The figure among them.
    pub figure: Option<Figure>,
    /// The deadlines that go with these words, in order of time.
    pub deadlines: Vec<DeadlineId>,
    /// What it does with what the plan before said, as a person sees it.
    pub relations: Vec<Relation>,
    /// The words that were looked for and do not stand in the plan.
    pub searched: Vec<String>,
    /// What a reader should know.
    pub note: Option<String>,
    /// What lies between the deadline of the plan before and this one.
    pub due: Option<DueDifference>,
    /// What lies between the figure of the plan before and this one.
    pub difference: Option<FigureDifference>,
    /// Who led it in the plan before and does not now, and who leads it instead.
    pub lead: Option<LeadDifference>,
}

/// What lies between two deadlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueDifference {
    /// The earlier plan's; the latest of several.
    pub before: Due,
    /// The later plan's; the latest of several.
    pub after: Due,
    /// How many months later the last day is that the later plan's can mean; less than 0 where it is sooner.
    pub months: i32,
}

/// What lies between those who lead a matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeadDifference {
    /// Whether these units lead; else they are responsible, and nobody leads.
    pub leads: bool,
    /// Those that led it before and do not now.
    pub gone: Vec<UnitId>,
    /// Those that lead it now and did not before.
    pub come: Vec<UnitId>,
    /// Those that led it before, each with the unit that took its work over and leads now.
    pub taken_over: Vec<(UnitId, UnitId)>,
}

impl LeadDifference {
    /// Returns whether others lead than before, successors aside.
    pub fn is_changed(&self) -> bool {
        !(self.gone.is_empty() && self.come.is_empty())
    }
}

impl Thread {
    /// Returns its plans, each once, in the order of its steps.
    pub fn plans(&self) -> Vec<PlanId> {
        let mut plans: Vec<PlanId> = self.steps.iter().map(|step| step.plan).collect();
        plans.dedup();
        plans
    }

    /// Returns its relations, each once, in the order of its steps.
    pub fn relations(&self) -> Vec<Relation> {
        let mut relations = Vec::new();
        for &relation in self.steps.iter().flat_map(|step| &step.relations) {
            if !relations.contains(&relation) {
                relations.push(relation);
            }
        }
        relations
    }

    /// Returns its tasks, each once, in the order of its steps.
    pub fn tasks(&self) -> Vec<TaskId> {
        let mut tasks = Vec::new();
        for task in self.steps.iter().filter_map(|step| step.task) {
            if !tasks.contains(&task) {
                tasks.push(task);
            }
        }
        tasks
    }
}

/// All threads.
pub type Threads = Tracked<ThreadId, Thread>;

/// All threads, and those of each thing that they are about.
#[derive(Debug)]
pub struct ThreadIndex {
    /// The threads, in the order of their file.
    pub all: Threads,
    tasks: HashMap<TaskId, Vec<ThreadId>>,
    units: HashMap<UnitId, Vec<ThreadId>>,
    parks: HashMap<ParkId, Vec<ThreadId>>,
    projects: HashMap<ProjectId, Vec<ThreadId>>,
    plans: HashMap<PlanId, Vec<ThreadId>>,
}

impl ThreadIndex {
    /// Returns no threads.
    pub(in crate::link::catalogue) fn empty(reads: &Reads) -> Self {
        Self {
            all: Tracked::new(Shelf::Threads, reads, IndexVec::new()),
            tasks: HashMap::new(),
            units: HashMap::new(),
            parks: HashMap::new(),
            projects: HashMap::new(),
            plans: HashMap::new(),
        }
    }

    /// Returns whether there are none. What depends on it is made again with the whole site, so nothing is noted.
    pub fn is_empty(&self) -> bool {
        self.all.untracked().is_empty()
    }

    /// Returns threads with what each thing has of them.
    pub(super) fn new(reads: &Reads, all: IndexVec<ThreadId, Thread>) -> Self {
        let mut index = Self::empty(reads);
        for (id, thread) in all.iter_enumerated() {
            add(&mut index.tasks, thread.tasks(), id);
            add(&mut index.units, thread.units.clone(), id);
            add(&mut index.parks, thread.parks.clone(), id);
            add(&mut index.projects, thread.projects.clone(), id);
            add(&mut index.plans, thread.plans(), id);
        }
        Self {
            all: Tracked::new(Shelf::Threads, reads, all),
            ..index
        }
    }

    /// Returns the threads that a task is a part of.
    pub fn of_task(&self, task: TaskId) -> &[ThreadId] {
        self.tasks.get(&task).map_or(&[], Vec::as_slice)
    }

    /// Returns the threads whose tasks a unit answers for.
    pub fn of_unit(&self, unit: UnitId) -> &[ThreadId] {
        self.units.get(&unit).map_or(&[], Vec::as_slice)
    }

    /// Returns the threads whose words name a park.
    pub fn of_park(&self, park: ParkId) -> &[ThreadId] {
        self.parks.get(&park).map_or(&[], Vec::as_slice)
    }

    /// Returns the threads whose words name a project.
    pub fn of_project(&self, project: ProjectId) -> &[ThreadId] {
        self.projects.get(&project).map_or(&[], Vec::as_slice)
    }

    /// Returns the threads that a plan has a part in.
    pub fn of_plan(&self, plan: PlanId) -> &[ThreadId] {
        self.plans.get(&plan).map_or(&[], Vec::as_slice)
    }
}

/// Adds a thread to the lists of what it is about.
fn add<K: Eq + std::hash::Hash>(lists: &mut HashMap<K, Vec<ThreadId>>, keys: Vec<K>, id: ThreadId) {
    for key in keys {
        lists.entry(key).or_default().push(id);
    }
}
