//! What a unit owes, by name and through its groups, role by role.

use super::at::At;
use super::link::UnitLink;
use super::rows::Rows;
use super::task_row::PlanRows;
use crate::link::catalogue::{TaskId, UnitId};
use crate::plan::Role;
use crate::render::cut::unit::UnitRow;
use schemars::JsonSchema;
use serde::Serialize;

/// Tasks in one part.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RoleTasks {
    /// lead, responsible or cooperating.
    pub role: &'static str,
    /// How many that no official notice deleted.
    pub count: usize,
    /// The tasks, plan by plan; none on a page that is cut.
    pub plans: Vec<PlanRows>,
}

/// Tasks through a group.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GroupTasks {
    /// The group.
    pub group: UnitLink,
    /// How many that no official notice deleted.
    pub count: usize,
    /// The tasks, role by role.
    pub roles: Vec<RoleTasks>,
}

/// A task with the part in it.
type Part = (Role, TaskId);

impl At<'_> {
    /// Returns the tasks by name among the rows of a unit.
    pub fn tasks_by_role(&self, unit: UnitId, rows: &[UnitRow]) -> Vec<RoleTasks> {
        let own = rows.iter().filter_map(|row| match row {
            UnitRow::Task { role, task } => Some((*role, *task)),
            _ => None,
        });
        self.role_tasks(&own.collect::<Vec<_>>(), unit)
    }

    /// Returns the tasks of its groups among the rows of a unit.
    pub fn tasks_through_groups(&self, rows: &[UnitRow]) -> Vec<GroupTasks> {
        let through = rows.iter().filter_map(|row| match row {
            UnitRow::Through { group, role, task } => Some((*group, (*role, *task))),
            _ => None,
        });
        let through: Vec<(UnitId, Part)> = through.collect();

        let groups = through.chunk_by(|a, b| a.0 == b.0).map(|rows| {
            let parts: Vec<Part> = rows.iter().map(|(_, part)| *part).collect();
            GroupTasks {
                group: self.unit(rows[0].0),
                count: self
                    .catalogue
                    .count_tasks(parts.iter().map(|(_, task)| *task)),
                roles: self.role_tasks(&parts, rows[0].0),
            }
        });
        groups.collect()
    }

    fn role_tasks(&self, parts: &[Part], own: UnitId) -> Vec<RoleTasks> {
        let roles = parts.chunk_by(|a, b| a.0 == b.0).map(|parts| RoleTasks {
            role: parts[0].0.key(),
            count: self
                .catalogue
                .count_tasks(parts.iter().map(|(_, task)| *task)),
            plans: self.by_plan(parts.iter().map(|(_, task)| *task), Some(own)),
        });
        roles.collect()
    }
}

/// Returns all rows of these tasks.
pub fn rows(roles: &mut [RoleTasks]) -> impl Iterator<Item = &mut Rows> {
    let plans = roles.iter_mut().flat_map(|role| &mut role.plans);
    plans.map(|plan| &mut plan.rows)
}
