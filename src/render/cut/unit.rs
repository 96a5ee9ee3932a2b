//! What the page of a unit lists.

use super::leaf::Key;
use super::listing::Listing;
use super::weight;
use crate::link::catalogue::{Catalogue, DeadlineId, Passage, TaskId, UnitId};
use crate::plan::Role;
use crate::time::Slot;
use std::collections::BTreeMap;

/// The lists of a unit's page.
#[derive(Debug, Clone, Copy)]
pub struct UnitLists(pub UnitId);

/// A row of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitRow {
    /// A task that names the unit.
    Task {
        /// The unit's part in it.
        role: Role,
        /// The task.
        task: TaskId,
    },
    /// A task of one of its groups.
    Through {
        /// The group.
        group: UnitId,
        /// The group's part in it.
        role: Role,
        /// The task.
        task: TaskId,
    },
    /// A deadline of a task that names the unit.
    Due {
        /// Its place in time.
        slot: Slot,
        /// The first of the unit's parts in the task.
        role: Role,
        /// The deadline.
        deadline: DeadlineId,
    },
    /// A task that names another unit, too.
    Shared {
        /// The other.
        partner: UnitId,
        /// The task.
        task: TaskId,
    },
    /// A passage that names the unit without giving it a task.
    Mention(Passage),
}

/// The markup of a heading, of a unit's entry among partners, and of a plan's name in it.
const HEADING: usize = 150;
const PARTNER: usize = 130;
const PLAN_OF_PARTNER: usize = 80;
/// A month in a list of deadlines, in a drawing, and in the table behind it.
const MONTH: usize = 1_200;

impl Listing for UnitLists {
    type Row = UnitRow;

    fn rows(&self, catalogue: &Catalogue) -> Vec<UnitRow> {
        let mut rows = Vec::new();
        self.push_tasks(catalogue, &mut rows);
        self.push_schedule(catalogue, &mut rows);
        self.push_partners(catalogue, &mut rows);

        let mentions = catalogue.units[self.0].mentioned.iter();
        rows.extend(mentions.map(|passage| UnitRow::Mention(*passage)));
        rows
    }

    fn key(&self, catalogue: &Catalogue, row: UnitRow) -> Key {
        match row {
            UnitRow::Task { task, .. } | UnitRow::Through { task, .. } => {
                Key::of_plan(catalogue, catalogue.tasks[task].plan)
            }
            UnitRow::Due { slot, .. } => Key::Year(slot.year()),
            UnitRow::Shared { .. } => Key::Partners,
            UnitRow::Mention(_) => Key::Mentions,
        }
    }

    fn weight(&self, catalogue: &Catalogue, before: Option<UnitRow>, row: UnitRow) -> usize {
        let plan_of = |task: TaskId| catalogue.tasks[task].plan;
        let is_new_plan = match (before, row) {
            (Some(UnitRow::Task { task: before, role }), UnitRow::Task { task, role: own }) => {
                role != own || plan_of(before) != plan_of(task)
            }
            (Some(UnitRow::Through { task: before, .. }), UnitRow::Through { task, .. }) => {
                plan_of(before) != plan_of(task)
            }
            (
                Some(UnitRow::Shared {
                    task: before,
                    partner,
                }),
                UnitRow::Shared { task, partner: own },
            ) => partner != own || plan_of(before) != plan_of(task),
            _ => true,
        };

        match row {
            UnitRow::Task { task, .. } | UnitRow::Through { task, .. } => {
                let heading = HEADING + weight::plan(catalogue, plan_of(task));
                weight::task(catalogue, task) + if is_new_plan { heading } else { 0 }
            }
            UnitRow::Due { slot, deadline, .. } => {
                let same =
                    matches!(before, Some(UnitRow::Due { slot: before, .. }) if before == slot);
                weight::due(catalogue, deadline) + if same { 0 } else { MONTH }
            }
            UnitRow::Shared { partner, task } => {
                let same = matches!(before, Some(UnitRow::Shared { partner: before, .. }) if before == partner);
                let entry = PARTNER + weight::unit(catalogue, partner);
                let plan = PLAN_OF_PARTNER + weight::plan(catalogue, plan_of(task));
                weight::number(catalogue, task)
                    + if same { 0 } else { entry }
                    + if is_new_plan { plan } else { 0 }
            }
            UnitRow::Mention(passage) => weight::link(catalogue, passage.plan, passage.node),
        }
    }

    fn anchors(&self, catalogue: &Catalogue, row: UnitRow) -> Vec<String> {
        match row {
            UnitRow::Task { role, .. } => vec![role.key().to_owned()],
            UnitRow::Through { .. } => vec!["through".to_owned()],
            UnitRow::Due { slot, role, .. } => {
                let slot = slot_anchor(slot);
                let with_role = role_anchor(&slot, role);
                vec!["schedule".to_owned(), slot, with_role]
            }
            UnitRow::Shared { partner, .. } => {
                vec![partner_anchor(&catalogue.units[partner].unit.id)]
            }
            UnitRow::Mention(_) => Vec::new(),
        }
    }
}

impl UnitLists {
    fn push_tasks(&self, catalogue: &Catalogue, rows: &mut Vec<UnitRow>) {
        let entry = &catalogue.units[self.0];
        for role in Role::ALL {
            let own = entry.tasks.iter().filter(|(_, own)| *own == role);
            rows.extend(own.map(|&(task, role)| UnitRow::Task { role, task }));
        }

        for &group in &entry.groups {
            for role in Role::ALL {
                let tasks = catalogue.units[group].tasks.iter();
                let own = tasks.filter(|(_, own)| *own == role);
                rows.extend(own.map(|&(task, role)| UnitRow::Through { group, role, task }));
            }
        }
    }

    /// Appends the deadlines of its tasks by name, each once, in the first of its roles.
    fn push_schedule(&self, catalogue: &Catalogue, rows: &mut Vec<UnitRow>) {
        let mut first: BTreeMap<TaskId, Role> = BTreeMap::new();
        for &(task, role) in &catalogue.units[self.0].tasks {
            let kept = first.entry(task).or_insert(role);
            *kept = (*kept).min(role);
        }

        let mut schedule = Vec::new();
        for (task, role) in first {
            for &id in &catalogue.tasks[task].deadlines {
                let due = catalogue.deadlines[id].due;
                schedule.push(((due.slot(), role, due.sort_key()), id));
            }
        }
        // Stable: within one point in time the order of the catalogue stays.
        schedule.sort_by_key(|(place, _)| *place);
        rows.extend(
            schedule
                .into_iter()
                .map(|((slot, role, _), deadline)| UnitRow::Due {
                    slot,
                    role,
                    deadline,
                }),
        );
    }

    fn push_partners(&self, catalogue: &Catalogue, rows: &mut Vec<UnitRow>) {
        let mut shared: Vec<(UnitId, Vec<TaskId>)> =
            shared_tasks(catalogue, self.0).into_iter().collect();
        shared.sort_by_key(|(partner, tasks)| (usize::MAX - tasks.len(), *partner));

        for (partner, tasks) in shared {
            let tasks = tasks.into_iter();
            rows.extend(tasks.map(|task| UnitRow::Shared { partner, task }));
        }
    }
}

/// The tasks that each unit shares with one.
pub type Shared = BTreeMap<UnitId, Vec<TaskId>>;

/// Returns the tasks that name a unit and another, by the other.
pub fn shared_tasks(catalogue: &Catalogue, unit: UnitId) -> Shared {
    let tasks = catalogue.units[unit].tasks.iter();
    let mut own: Vec<TaskId> = tasks.map(|(task, _)| *task).collect();
    own.sort_unstable();
    own.dedup();

    let mut shared = Shared::new();
    for task in own {
        let units = catalogue.tasks[task].units();
        for other in units.into_iter().filter(|&other| other != unit) {
            shared.entry(other).or_default().push(task);
        }
    }
    shared
}

/// Returns the anchor of a month on a unit's page.
pub fn slot_anchor(slot: Slot) -> String {
    format!("m{slot}")
}

/// Returns the anchor of a role in a month, by the month's.
pub fn role_anchor(slot: &str, role: Role) -> String {
    format!("{slot}-{}", role.key())
}

/// Returns the anchor of a unit's entry on a partner's page, by the unit's id.
pub fn partner_anchor(id: &str) -> String {
    format!("with-{id}")
}
