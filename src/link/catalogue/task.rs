//! A task as the catalogue holds it: in its plan, with its units, deadlines, parks and projects.

use super::{DeadlineId, ParkId, PlanId, ProjectId, SeriesId, UnitId};
use crate::plan::{NodeId, Role};

/// A task in its place.
#[derive(Debug)]
pub struct Task {
    /// Its plan.
    pub plan: PlanId,
    /// Its node in the plan's outline.
    pub node: NodeId,
    /// Who, in printed order.
    pub assignments: Vec<Assignment>,
    /// Its deadlines, those of its running text included.
    pub deadlines: Vec<DeadlineId>,
    /// Its duties that come back.
    pub series: Vec<SeriesId>,
    /// The parks that its text names.
    pub parks: Vec<ParkId>,
    /// The projects that its text names.
    pub projects: Vec<ProjectId>,
}

/// A unit with its part in a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// Its part.
    pub role: Role,
    /// The unit.
    pub unit: UnitId,
    /// Its name as printed.
    pub printed: String,
}

/// The units that answer for a task.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InCharge {
    /// Each once, in printed order.
    pub units: Vec<UnitId>,
    /// Whether they lead; where no unit does, those that are responsible answer for the task.
    pub lead: bool,
}

impl Task {
    /// Returns the units that have a part in it, each once, in printed order.
    pub fn units(&self) -> Vec<UnitId> {
        distinct_units(self.assignments.iter())
    }

    /// Returns the assignments to those that lead it, or are responsible for it where none leads, as they are printed.
    pub fn assignments_in_charge(&self) -> impl Iterator<Item = &Assignment> {
        let has_lead = self.assignments.iter().any(|own| own.role == Role::Lead);
        let shown = if has_lead {
            Role::Lead
        } else {
            Role::Responsible
        };
        self.assignments.iter().filter(move |own| own.role == shown)
    }

    /// Returns the units that answer for it.
    pub fn in_charge(&self) -> InCharge {
        let with_role = |role| {
            let assignments = self.assignments.iter();
            distinct_units(assignments.filter(move |assignment| assignment.role == role))
        };

        let leads = with_role(Role::Lead);
        if leads.is_empty() {
            InCharge {
                units: with_role(Role::Responsible),
                lead: false,
            }
        } else {
            InCharge {
                units: leads,
                lead: true,
            }
        }
    }
}

/// Returns each unit once: a task may name one by two of its names.
fn distinct_units<'a>(assignments: impl Iterator<Item = &'a Assignment>) -> Vec<UnitId> {
    let mut units = Vec::new();
    for assignment in assignments {
        if !units.contains(&assignment.unit) {
            units.push(assignment.unit);
        }
    }
    units
}
