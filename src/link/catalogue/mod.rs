//! Every plan, unit, park, project and deadline, cross-linked: all the lists that a page, a search
//! index or an export needs, made once.

mod build;
mod cycle;
mod deadlines;
mod emended;
mod mentions;
mod names;
mod relations;
mod series;
mod twice;

use crate::base::source::Source;
use crate::content::gazetteer::{Park, Place, Project, Unit};
use crate::link::proof::Trace;
use crate::plan::{Document, Due, LineRange, Month, Role};
use std::collections::{BTreeMap, HashMap};

pub use build::{Proven, build};
pub use mentions::{Mention, Subject};
pub use names::Names;
pub use series::Series;

/// A plan's index in [`Catalogue::plans`].
pub type PlanId = usize;
/// A task's index in [`Catalogue::tasks`].
pub type TaskId = usize;
/// A unit's index in [`Catalogue::units`].
pub type UnitId = usize;
/// A park's index in [`Catalogue::parks`].
pub type ParkId = usize;
/// A project's index in [`Catalogue::projects`].
pub type ProjectId = usize;
/// A deadline's index in [`Catalogue::deadlines`].
pub type DeadlineId = usize;
/// The index of a duty that comes back in [`Catalogue::series`].
pub type SeriesId = usize;

/// All that the content says, linked both ways.
#[derive(Debug)]
pub struct Catalogue {
    /// The plans, newest first.
    pub plans: Vec<Plan>,
    /// The tasks, plan by plan, in printed order.
    pub tasks: Vec<Task>,
    /// The deadlines, plan by plan, in printed order.
    pub deadlines: Vec<Deadline>,
    /// The duties that come back on days that their words name, plan by plan, in printed order.
    pub series: Vec<Series>,
    /// The units of the gazetteer, then those that are not in it.
    pub units: Vec<UnitEntry>,
    /// The parks of the gazetteer.
    pub parks: Vec<ParkEntry>,
    /// The named projects of the gazetteer.
    pub projects: Vec<ProjectEntry>,
    /// The places of the gazetteer.
    pub places: Vec<Place>,
    /// The deadlines of each month.
    pub months: BTreeMap<Month, Vec<DeadlineId>>,
    /// The deadlines of each year, those of its months included.
    pub years: BTreeMap<i16, Vec<DeadlineId>>,
}

/// A plan with what was derived from it.
#[derive(Debug)]
pub struct Plan {
    /// The plan as written.
    pub document: Document,
    /// Where its text came from.
    pub trace: Trace,
    /// Its archived source.
    pub archived: Source,
    /// Its place, if the gazetteer knows it.
    pub place: Option<usize>,
    /// Who issued it, each with its unit, if the gazetteer knows it.
    pub issuers: Vec<(String, Option<UnitId>)>,
    /// The node that each node stands under.
    pub parents: Vec<Option<usize>>,
    /// The number of each node in the whole plan, as it is cited: 三(一)9(1).
    pub numbers: Vec<String>,
    /// The task of each node.
    pub task_of: Vec<Option<TaskId>>,
    /// Its tasks, in order.
    pub tasks: Vec<TaskId>,
    /// Its deadlines, in order.
    pub deadlines: Vec<DeadlineId>,
    /// Its duties that come back, in order.
    pub series: Vec<SeriesId>,
    /// The names that each heading and paragraph holds.
    pub mentions: HashMap<crate::plan::BlockAt, Vec<Mention>>,
}

impl Plan {
    /// The lines of the archived source that a node stands on.
    pub fn lines(&self, node: usize) -> Option<LineRange> {
        self.trace.lines(&self.document, node)
    }
}

/// A task in its place.
#[derive(Debug)]
pub struct Task {
    /// Its plan.
    pub plan: PlanId,
    /// Its node in the plan's outline.
    pub node: usize,
    /// Who, in printed order, with the name as printed.
    pub assignments: Vec<(Role, UnitId, String)>,
    /// Its deadlines, those of its running text included.
    pub deadlines: Vec<DeadlineId>,
    /// Its duties that come back.
    pub series: Vec<SeriesId>,
    /// The parks that its text names.
    pub parks: Vec<ParkId>,
    /// The projects that its text names.
    pub projects: Vec<ProjectId>,
}

impl Task {
    /// Whether it names a day, or days that come back.
    pub fn has_days(&self) -> bool {
        !(self.deadlines.is_empty() && self.series.is_empty())
    }

    /// The units that have a part in it, each once, in printed order.
    pub fn units(&self) -> Vec<UnitId> {
        distinct(self.assignments.iter())
    }

    /// The units that answer for it, each once, and whether they lead: those that are responsible
    /// where none does.
    pub fn in_charge(&self) -> (Vec<UnitId>, bool) {
        let of = |wanted| {
            let own = self.assignments.iter();
            distinct(own.filter(move |(role, ..)| *role == wanted))
        };
        let leads = of(Role::Lead);
        if leads.is_empty() {
            (of(Role::Responsible), false)
        } else {
            (leads, true)
        }
    }
}

/// A task may name a unit by two of its names.
fn distinct<'a>(assignments: impl Iterator<Item = &'a (Role, UnitId, String)>) -> Vec<UnitId> {
    let mut units = Vec::new();
    for (_, unit, _) in assignments {
        if !units.contains(unit) {
            units.push(*unit);
        }
    }
    units
}

/// A deadline in its place.
#[derive(Debug)]
pub struct Deadline {
    /// Its plan.
    pub plan: PlanId,
    /// The node that states it.
    pub node: usize,
    /// The task that it binds; `None` for a goal of the whole plan.
    pub task: Option<TaskId>,
    /// By when.
    pub due: Due,
    /// The words that say so.
    pub raw: String,
    /// What is due.
    pub text: String,
    /// Printed in the running text, not in a deadline field.
    pub running: bool,
}

/// A unit with its part in the plans.
#[derive(Debug)]
pub struct UnitEntry {
    /// What the gazetteer says of it.
    pub unit: Unit,
    /// Whether it stands in the gazetteer.
    pub listed: bool,
    /// Its tasks by name, each once in a role.
    pub tasks: Vec<(TaskId, Role)>,
    /// Groups that it belongs to.
    pub groups: Vec<UnitId>,
    /// Units that stand for it in a group.
    pub members: Vec<UnitId>,
    /// The unit it is part of.
    pub parent: Option<UnitId>,
    /// Units it is the parent of.
    pub children: Vec<UnitId>,
    /// Units whose work it took over, with their place in [`Unit::predecessors`].
    pub predecessors: Vec<(UnitId, usize)>,
    /// Units that took over its work, with the place in their [`Unit::predecessors`].
    pub successors: Vec<(UnitId, usize)>,
    /// Parks that it runs.
    pub runs: Vec<ParkId>,
    /// Plans that it issued.
    pub issued: Vec<PlanId>,
    /// Plans that are addressed to it by name.
    pub addressed: Vec<PlanId>,
    /// Plans and nodes whose text names it, other than as who does a task.
    pub mentioned: Vec<(PlanId, usize)>,
}

impl UnitEntry {
    /// The everyday name: the first alias, else the full name.
    pub fn short(&self) -> &str {
        self.unit.aliases.first().unwrap_or(&self.unit.name)
    }
}

/// A park with its part in the plans.
#[derive(Debug)]
pub struct ParkEntry {
    /// What the gazetteer says of it.
    pub park: Park,
    /// The park it lies in.
    pub parent: Option<ParkId>,
    /// Parks that lie in it.
    pub children: Vec<ParkId>,
    /// Units that run it.
    pub run_by: Vec<UnitId>,
    /// Projects in it.
    pub projects: Vec<ProjectId>,
    /// Plans and nodes that name it.
    pub mentioned: Vec<(PlanId, usize)>,
    /// Tasks whose text names it.
    pub tasks: Vec<TaskId>,
}

/// A project with its part in the plans.
#[derive(Debug)]
pub struct ProjectEntry {
    /// What the gazetteer says of it.
    pub project: Project,
    /// The park it stands in.
    pub park: Option<ParkId>,
    /// Plans and nodes that name it.
    pub mentioned: Vec<(PlanId, usize)>,
    /// Tasks whose text names it.
    pub tasks: Vec<TaskId>,
}

impl Catalogue {
    /// The heading, number and text of a task live here.
    pub fn node(&self, task: TaskId) -> &crate::plan::Node {
        let task = &self.tasks[task];
        &self.plans[task.plan].document.outline.nodes[task.node]
    }

    /// The name of the place with an index.
    pub fn place_name(&self, place: Option<usize>) -> Option<&str> {
        place.map(|place| self.places[place].name.as_str())
    }
}
