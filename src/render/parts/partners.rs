//! Who a unit works with: the tasks that name both.

use super::at::At;
use super::link::{Link, PlanLink};
use crate::link::catalogue::{TaskId, UnitId};
use crate::render::cut::unit::{UnitRow, partner_anchor};
use schemars::JsonSchema;
use serde::Serialize;

/// A unit that tasks are shared with.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Partner {
    /// The anchor of this entry: `with-` and the unit's id.
    pub id: String,
    /// The unit's page.
    pub href: String,
    /// Its everyday name.
    pub text: String,
    /// How many tasks.
    pub count: usize,
    /// The tasks by their numbers, plan by plan.
    pub plans: Vec<PlanNumbers>,
}

/// Tasks of one plan by their numbers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanNumbers {
    /// The plan.
    pub plan: PlanLink,
    /// The tasks.
    pub tasks: Vec<Link>,
}

impl At<'_> {
    /// Returns the units that tasks are shared with, by the rows of a unit's page.
    pub fn partners(&self, rows: &[UnitRow]) -> Vec<Partner> {
        let shared = rows.iter().filter_map(|row| match row {
            UnitRow::Shared { partner, task } => Some((*partner, *task)),
            _ => None,
        });
        let shared: Vec<(UnitId, TaskId)> = shared.collect();

        let partners = shared.chunk_by(|a, b| a.0 == b.0).map(|shared| {
            let partner = shared[0].0;
            let tasks: Vec<TaskId> = shared.iter().map(|(_, task)| *task).collect();
            let link = self.unit(partner);
            Partner {
                id: partner_anchor(&self.catalogue.units[partner].unit.id),
                href: link.href,
                text: link.text,
                count: tasks.len(),
                plans: self.numbers_by_plan(&tasks),
            }
        });
        partners.collect()
    }

    fn numbers_by_plan(&self, tasks: &[TaskId]) -> Vec<PlanNumbers> {
        let plan_of = |task: &TaskId| self.catalogue.tasks[*task].plan;
        let groups = tasks.chunk_by(|a, b| plan_of(a) == plan_of(b));

        let plans = groups.map(|group| PlanNumbers {
            plan: self.plan(plan_of(&group[0])),
            tasks: group
                .iter()
                .map(|&task| Link {
                    href: self.here.href(&self.task_route(task)),
                    text: self.number(plan_of(&task), self.catalogue.tasks[task].node),
                })
                .collect(),
        });
        plans.collect()
    }
}
