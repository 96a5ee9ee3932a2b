//! A unit's page: who it is, what it owes by name, and what it owes through a group.

use super::common::{At, Link, PlanLink, PlanRows, UnitLink};
use super::partners::Partner;
use super::schedule::SlotDues;
use crate::link::catalogue::{TaskId, UnitId};
use crate::plan::Role;
use crate::render::chart::Chart;
use schemars::JsonSchema;
use serde::Serialize;

/// `units/<unit>.html`
#[derive(Debug, Serialize, JsonSchema)]
pub struct UnitView {
    /// Its everyday name.
    pub short: String,
    /// Its full name.
    pub name: String,
    /// Every other name that documents print.
    pub aliases: Vec<String>,
    /// What sort of body it is; see the theme's strings.
    pub kind: &'static str,
    /// The place it serves.
    pub place: Option<String>,
    /// Whether the gazetteer knows it.
    pub listed: bool,
    /// What a reader should know.
    pub note: Option<String>,
    /// Its double nameplates.
    pub nameplates: Vec<String>,
    /// The unit it is part of.
    pub parent: Option<UnitLink>,
    /// Units that are part of it.
    pub children: Vec<UnitLink>,
    /// Units whose work it took over.
    pub predecessors: Vec<Succession>,
    /// Units that took over its work.
    pub successors: Vec<Succession>,
    /// Units that it stands for.
    pub members: Vec<UnitLink>,
    /// A group whose members are not all known.
    pub open: bool,
    /// Groups that it belongs to.
    pub groups: Vec<UnitLink>,
    /// Parks that it runs.
    pub parks: Vec<Link>,
    /// Plans that it issued.
    pub issued: Vec<PlanLink>,
    /// Plans that are addressed to it by name.
    pub addressed: Vec<PlanLink>,
    /// How many tasks by name, each counted once.
    pub task_count: usize,
    /// What it owes by name, role by role.
    pub roles: Vec<RoleTasks>,
    /// What it owes through groups.
    pub through: Vec<GroupTasks>,
    /// How many tasks that is, summed over the groups.
    pub through_count: usize,
    /// How much of it is due in which month; absent where that is little.
    pub load: Option<Chart>,
    /// When what it owes by name falls due.
    pub schedule: Vec<SlotDues>,
    /// Units that it shares tasks with, those with the most first.
    pub partners: Vec<Partner>,
    /// Passages that name it without giving it a task.
    pub mentions: Vec<Link>,
}

/// A unit that came before or after.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Succession {
    /// The unit.
    pub unit: UnitLink,
    /// When, as precise as is known.
    pub date: Option<String>,
    /// What went over.
    pub note: Option<String>,
}

/// Tasks in one part.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RoleTasks {
    /// lead, responsible or cooperating.
    pub role: &'static str,
    /// How many.
    pub count: usize,
    /// The tasks, plan by plan.
    pub plans: Vec<PlanRows>,
}

/// Tasks through a group.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GroupTasks {
    /// The group.
    pub group: UnitLink,
    /// How many.
    pub count: usize,
    /// The tasks, role by role.
    pub roles: Vec<RoleTasks>,
}

pub(super) fn view(at: &At<'_>, id: UnitId) -> UnitView {
    let catalogue = at.catalogue;
    let entry = &catalogue.units[id];
    let unit = &entry.unit;
    let schedule = at.schedule(id);
    let through: Vec<GroupTasks> = entry
        .groups
        .iter()
        .map(|&group| {
            let tasks: Vec<(TaskId, Role)> = catalogue.units[group].tasks.clone();
            GroupTasks {
                group: at.unit(group),
                count: count(&tasks),
                roles: roles(at, &tasks),
            }
        })
        .filter(|through| through.count > 0)
        .collect();
    let succession = |pairs: &[(UnitId, usize)], mine: bool| {
        pairs
            .iter()
            .map(|&(other, index)| {
                let holder = if mine { id } else { other };
                let predecessor = &catalogue.units[holder].unit.predecessors[index];
                Succession {
                    unit: at.unit(other),
                    date: predecessor.date.map(|date| at.due(date).text),
                    note: predecessor.note.clone(),
                }
            })
            .collect()
    };
    UnitView {
        short: entry.short().to_owned(),
        name: unit.name.clone(),
        aliases: unit.aliases.iter().skip(1).cloned().collect(),
        kind: unit.kind.key(),
        place: at.place_of(unit.place.as_deref()),
        listed: entry.listed,
        note: unit.note.clone(),
        nameplates: unit.nameplates.clone(),
        parent: entry.parent.map(|parent| at.unit(parent)),
        children: entry.children.iter().map(|&child| at.unit(child)).collect(),
        predecessors: succession(&entry.predecessors, true),
        successors: succession(&entry.successors, false),
        members: entry
            .members
            .iter()
            .map(|&member| at.unit(member))
            .collect(),
        open: unit.open,
        groups: entry.groups.iter().map(|&group| at.unit(group)).collect(),
        parks: entry.runs.iter().map(|&park| at.park(park)).collect(),
        issued: entry.issued.iter().map(|&plan| at.plan(plan)).collect(),
        addressed: entry.addressed.iter().map(|&plan| at.plan(plan)).collect(),
        task_count: count(&entry.tasks),
        roles: roles(at, &entry.tasks),
        through_count: through.iter().map(|through| through.count).sum(),
        through,
        load: at.load(&schedule),
        schedule: at.slots(&schedule),
        partners: at.partners(at.shared(id)),
        mentions: entry
            .mentioned
            .iter()
            .map(|passage| at.passage(passage.plan, passage.node))
            .collect(),
    }
}

/// How many tasks, each once whatever its roles.
fn count(tasks: &[(TaskId, Role)]) -> usize {
    let mut own: Vec<TaskId> = tasks.iter().map(|(task, _)| *task).collect();
    own.sort_unstable();
    own.dedup();
    own.len()
}

fn roles(at: &At<'_>, tasks: &[(TaskId, Role)]) -> Vec<RoleTasks> {
    Role::ALL
        .into_iter()
        .map(|role| {
            let ids: Vec<TaskId> = tasks
                .iter()
                .filter(|(_, r)| *r == role)
                .map(|(task, _)| *task)
                .collect();
            RoleTasks {
                role: role.key(),
                count: ids.len(),
                plans: at.by_plan(ids),
            }
        })
        .filter(|tasks| tasks.count > 0)
        .collect()
}

impl At<'_> {
    /// The name of a place by its id.
    pub fn place_of(&self, id: Option<&str>) -> Option<String> {
        let id = id?;
        self.catalogue
            .places
            .iter()
            .find(|place| place.id == id)
            .map(|place| place.name.clone())
    }
}
