//! A deadline as data, with whether it still counts.

use crate::link::catalogue::{Plan, Standing};
use crate::plan::{Milestone, NodeId};
use schemars::JsonSchema;
use serde::Serialize;

/// A deadline of a passage.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Deadline", deny_unknown_fields)]
pub struct DueExport<'a> {
    /// What the text says.
    #[serde(flatten)]
    milestone: &'a Milestone,
    /// Whether it counts.
    standing: Standing,
}

impl<'a> DueExport<'a> {
    /// Returns a deadline of a passage.
    pub fn new(plan: &Plan, node: NodeId, milestone: &'a Milestone) -> Self {
        Self {
            milestone,
            standing: plan.standing(node, milestone.due),
        }
    }

    /// Returns the deadlines of a passage.
    pub fn all(plan: &Plan, node: NodeId, milestones: &'a [Milestone]) -> Vec<Self> {
        let all = milestones.iter();
        all.map(|milestone| Self::new(plan, node, milestone))
            .collect()
    }
}
