//! What a fenced block of a plan's file says.

use super::recurrence;
use crate::base::toml_table::{Reader, Table};
use crate::content::limits::{LONGEST_NAME, MOST_UNITS};
use crate::plan::{Assignment, LineRange, Milestone, Recurrence, Role, Target, Task};
use serde::de::DeserializeOwned;

/// The facts of a node.
pub struct Facts {
    /// Deadlines in the running text.
    pub goals: Vec<Milestone>,
    /// Recurring duties.
    pub recurrences: Vec<Recurrence>,
    /// Figures to be reached.
    pub targets: Vec<Target>,
    /// Words that a person saw to be no deadline and no unit's part.
    pub seen: Vec<String>,
    /// Who owes what by when, in a block of a task.
    pub task: Option<Task>,
}

/// Reads the keys of a block; those of a task only where it is one.
pub fn read_facts(reader: &Reader<'_>, table: &mut Table<'_>, is_task: bool) -> Facts {
    let goals = list(table, "goals");
    let recurrences = table.tables("recurrences").into_iter();
    let recurrences = recurrences.filter_map(|table| recurrence::read(reader, table));

    Facts {
        goals,
        recurrences: recurrences.collect(),
        targets: list(table, "targets"),
        seen: table.short_list("seen", MOST_UNITS, LONGEST_NAME),
        task: is_task.then(|| read_task(table)),
    }
}

fn read_task(table: &mut Table<'_>) -> Task {
    let lines = table.need::<LineRange>("lines");
    let mut assignments = Vec::new();

    for role in Role::ALL {
        let units = table.short_list(role.key(), MOST_UNITS, LONGEST_NAME);
        assignments.extend(units.into_iter().map(|unit| Assignment { role, unit }));
    }

    Task {
        // Missing lines were reported: the plan is not built.
        lines: lines.unwrap_or(LineRange { first: 1, last: 1 }),
        assignments,
        milestones: list(table, "milestones"),
        allotments: list(table, "allotments"),
        inherited: table.take("inherited").unwrap_or(false),
    }
}

/// Reads a list whose items need no places.
fn list<T: DeserializeOwned>(table: &mut Table<'_>, key: &'static str) -> Vec<T> {
    let items = table.list::<T>(key);
    items.into_iter().map(|(item, _)| item).collect()
}
