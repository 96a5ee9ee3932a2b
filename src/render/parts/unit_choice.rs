//! The units by which a page narrows its lists: in whichever part, in one, or through the name of a group.

use super::at::At;
use super::rows::{RowKey, Rows};
use crate::link::catalogue::{TaskId, UnitId};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};

/// Up to so many rows are looked at, not narrowed.
const FEW: usize = 8;

/// A unit that has a part in what a list shows, or belongs to a group that has.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct UnitChoice {
    /// Its id, by which rows and addresses name it.
    pub id: String,
    /// Its everyday name, with its place where two have the same.
    pub text: String,
    /// The ids of the groups that it belongs to, as far as rows name them.
    pub groups: Vec<String>,
}

impl At<'_> {
    /// Returns who has which part in a task: the id of each unit with the first letter of its part, `jia-jiaotong:l jia-gongan:r`.
    pub fn parts_of(&self, task: TaskId) -> String {
        let assignments = self.catalogue.tasks[task].assignments.iter();
        let parts: BTreeSet<_> = assignments
            .map(|own| {
                let unit = self.catalogue.units[own.unit].unit.id.as_str();
                (unit, &own.role.key()[..1])
            })
            .collect();
        let parts = parts.iter().map(|(unit, role)| format!("{unit}:{role}"));
        parts.collect::<Vec<String>>().join(" ")
    }

    /// Returns the units by which some rows can be narrowed, in the catalogue's order; none where the rows are few.
    pub fn unit_choices<'a>(&self, rows: impl IntoIterator<Item = &'a Rows>) -> Vec<UnitChoice> {
        let keys: Vec<RowKey> = rows
            .into_iter()
            .flat_map(|rows| rows.keys.clone())
            .collect();
        if keys.len() <= FEW {
            return Vec::new();
        }

        let tasks = keys.iter().filter_map(|key| match *key {
            RowKey::Task { task, .. } => Some(task),
            RowKey::Due { deadline, .. } => self.catalogue.deadlines[deadline].task,
        });
        let named: BTreeSet<UnitId> = tasks
            .flat_map(|task| self.catalogue.tasks[task].units())
            .collect();
        let members = named
            .iter()
            .flat_map(|&unit| &self.catalogue.units[unit].members);
        let all: BTreeSet<UnitId> = named.iter().chain(members).copied().collect();

        let mut bearers: HashMap<&str, usize> = HashMap::new();
        for &unit in &all {
            *bearers
                .entry(self.catalogue.units[unit].short())
                .or_default() += 1;
        }
        let id = |unit: UnitId| self.catalogue.units[unit].unit.id.clone();
        let choices = all.iter().map(|&unit| {
            let entry = &self.catalogue.units[unit];
            let place = self.place_name(entry.unit.place.as_deref());
            let place = place.filter(|_| bearers[entry.short()] > 1);
            let groups = entry.groups.iter().filter(|group| named.contains(group));
            UnitChoice {
                id: id(unit),
                text: self.strings.unit_title(entry.short(), place.as_deref()),
                groups: groups.map(|&group| id(group)).collect(),
            }
        });
        choices.collect()
    }
}
