//! The entries of the gazetteer as the catalogue holds them: each with its part in the plans.

use super::{Noted, ParkId, Passage, PlaceId, PlanId, ProjectId, TaskId, Tracked, UnitId};
use crate::content::gazetteer::{Park, Predecessor, Project, Unit};
use crate::plan::Role;

/// A unit with its part in the plans.
#[derive(Debug)]
pub struct UnitEntry {
    /// What the gazetteer says of it.
    pub unit: Unit,
    /// Whether it stands in the gazetteer.
    pub listed: bool,
    /// Its tasks by name, each once in a role.
    pub tasks: Noted<Vec<(TaskId, Role)>>,
    /// Groups that it belongs to.
    pub groups: Vec<UnitId>,
    /// Units that stand for it in a group.
    pub members: Vec<UnitId>,
    /// The unit it is part of.
    pub parent: Option<UnitId>,
    /// Units it is the parent of.
    pub children: Vec<UnitId>,
    /// Work that it took over from other units.
    pub predecessors: Vec<Handover>,
    /// Work that other units took over from it.
    pub successors: Vec<Handover>,
    /// Parks that it runs.
    pub runs: Vec<ParkId>,
    /// Plans that it issued.
    pub issued: Noted<Vec<PlanId>>,
    /// Plans that are addressed to it by name.
    pub addressed: Noted<Vec<PlanId>>,
    /// Passages whose text names it, other than as who does a task.
    pub mentioned: Noted<Vec<Passage>>,
}

/// Work that went over from one unit to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Handover {
    /// The unit that had the work before.
    pub from: UnitId,
    /// The unit that has it now.
    pub to: UnitId,
    /// Its index in [`Unit::predecessors`] of the unit that has the work now.
    entry: usize,
}

impl Handover {
    /// Returns the handover that an entry of a unit's predecessors states.
    pub(super) fn new(from: UnitId, to: UnitId, entry: usize) -> Self {
        Self { from, to, entry }
    }

    /// Returns what the gazetteer says of it: when, and what went over.
    pub fn stated(self, units: &Tracked<UnitId, UnitEntry>) -> &Predecessor {
        &units[self.to].unit.predecessors[self.entry]
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
    /// Passages that name it.
    pub mentioned: Noted<Vec<Passage>>,
    /// Tasks whose text names it.
    pub tasks: Noted<Vec<TaskId>>,
}

/// A project with its part in the plans.
#[derive(Debug)]
pub struct ProjectEntry {
    /// What the gazetteer says of it.
    pub project: Project,
    /// The park it stands in.
    pub park: Option<ParkId>,
    /// Passages that name it.
    pub mentioned: Noted<Vec<Passage>>,
    /// Tasks whose text names it.
    pub tasks: Noted<Vec<TaskId>>,
}

/// What belongs to a place itself, not to those in it.
#[derive(Debug, Clone, Default)]
pub struct PlaceEntry {
    /// A name that no other place of the site has: 南京市鼓楼区, where there are several 鼓楼区.
    pub title: String,
    /// The place it lies in.
    pub parent: Option<PlaceId>,
    /// The places right in it.
    pub within: Noted<Vec<PlaceId>>,
    /// The place that it became a part of.
    pub successor: Option<PlaceId>,
    /// Its plans, newest first.
    pub plans: Noted<Vec<PlanId>>,
    /// The units that serve it.
    pub units: Noted<Vec<UnitId>>,
    /// The parks in it.
    pub parks: Noted<Vec<ParkId>>,
    /// The projects in it.
    pub projects: Noted<Vec<ProjectId>>,
}

impl UnitEntry {
    /// Returns a unit that no plan names yet.
    pub(super) fn new(unit: Unit, listed: bool) -> Self {
        Self {
            unit,
            listed,
            tasks: Noted::default(),
            groups: Vec::new(),
            members: Vec::new(),
            parent: None,
            children: Vec::new(),
            predecessors: Vec::new(),
            successors: Vec::new(),
            runs: Vec::new(),
            issued: Noted::default(),
            addressed: Noted::default(),
            mentioned: Noted::default(),
        }
    }

    /// Returns the everyday name: the first alias, else the full name.
    pub fn short(&self) -> &str {
        self.unit.aliases.first().unwrap_or(&self.unit.name)
    }
}

impl ParkEntry {
    /// Returns a park that no plan names yet.
    pub(super) fn new(park: Park) -> Self {
        Self {
            park,
            parent: None,
            children: Vec::new(),
            run_by: Vec::new(),
            projects: Vec::new(),
            mentioned: Noted::default(),
            tasks: Noted::default(),
        }
    }
}

impl ProjectEntry {
    /// Returns a project that no plan names yet.
    pub(super) fn new(project: Project) -> Self {
        Self {
            project,
            park: None,
            mentioned: Noted::default(),
            tasks: Noted::default(),
        }
    }
}
