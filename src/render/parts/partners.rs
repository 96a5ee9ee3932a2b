//! Who a unit works with: the tasks that name both.

use super::at::At;
use super::link::{Link, PlanLink};
use crate::link::catalogue::{TaskId, UnitId};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// A unit that tasks are shared with.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Partner {
    /// Returns the anchor of this entry: `with-` and the unit's id.
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

/// The tasks that each unit shares with one.
pub type Shared = BTreeMap<UnitId, Vec<TaskId>>;

/// Returns the anchor of a unit's entry on a partner's page.
pub fn anchor(id: &str) -> String {
    format!("with-{id}")
}

impl At<'_> {
    /// Returns the tasks that name this unit and another, by the other.
    pub fn shared(&self, unit: UnitId) -> Shared {
        let mut own: Vec<TaskId> = self.catalogue.units[unit]
            .tasks
            .iter()
            .map(|(task, _)| *task)
            .collect();
        own.sort_unstable();
        own.dedup();

        let mut shared = Shared::new();
        for task in own {
            let units = self.catalogue.tasks[task].units();
            for other in units.into_iter().filter(|&other| other != unit) {
                shared.entry(other).or_default().push(task);
            }
        }
        shared
    }

    /// Returns the units that tasks are shared with, those with the most first.
    pub fn partners(&self, shared: Shared) -> Vec<Partner> {
        let mut shared: Vec<(UnitId, Vec<TaskId>)> = shared.into_iter().collect();
        shared.sort_by_key(|(other, tasks)| (usize::MAX - tasks.len(), *other));

        let partners = shared.into_iter().map(|(other, tasks)| {
            let link = self.unit(other);
            Partner {
                id: anchor(&self.catalogue.units[other].unit.id),
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
