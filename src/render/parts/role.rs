//! Who does what in a task.

use super::at::At;
use super::link::UnitLink;
use crate::link::catalogue::TaskId;
use crate::plan::{EmendationId, Role};
use schemars::JsonSchema;
use serde::Serialize;

/// Units with one part.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RoleView {
    /// lead, responsible or cooperating.
    pub role: &'static str,
    /// The units, in printed order.
    pub units: Vec<UnitLink>,
}

impl At<'_> {
    /// Returns who does what in a task, as printed.
    pub fn roles(&self, task: TaskId) -> Vec<RoleView> {
        let assignments = &self.catalogue.tasks[task].assignments;
        let emended = self.catalogue.emended_assignments(task);

        let units = |role| {
            let all = assignments.iter().zip(&emended);
            let own = all.filter(|(assignment, _)| assignment.role == role);
            own.map(|(assignment, correction)| UnitLink {
                mark: correction.map(EmendationId::number),
                ..self.unit_as(assignment.unit, &assignment.printed)
            })
            .collect()
        };
        let views = Role::ALL.into_iter().map(|role| RoleView {
            role: role.key(),
            units: units(role),
        });
        views.filter(|view| !view.units.is_empty()).collect()
    }
}
