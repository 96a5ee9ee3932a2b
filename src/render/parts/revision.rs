//! What changed of a plan on this site.

use super::at::At;
use super::link::Link;
use crate::link::catalogue::{PlanId, TaskId};
use crate::plan::Revision;
use schemars::JsonSchema;
use serde::Serialize;

/// A revision of a plan, on its own page or on that of a task.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RevisionView {
    /// As data has it: 2026-11-23.
    pub key: String,
    /// In words of the interface.
    pub date: String,
    /// What changed, and why.
    pub note: String,
    /// The tasks and passages that it says it changed; none where it does not say.
    pub passages: Vec<Link>,
}

impl At<'_> {
    /// Returns the revisions of a plan, newest first.
    pub fn revisions(&self, plan: PlanId) -> Vec<RevisionView> {
        let entry = &self.catalogue.plans[plan];
        let revisions = entry.document.front.revisions.iter().zip(&entry.revised);
        let views = revisions.rev().map(|(revision, nodes)| RevisionView {
            passages: nodes.iter().map(|&node| self.passage(plan, node)).collect(),
            ..self.revision(revision)
        });
        views.collect()
    }

    /// Returns the revisions of its plan that say they changed a task, newest first.
    pub fn revisions_of_task(&self, task: TaskId) -> Vec<RevisionView> {
        let own = &self.catalogue.tasks[task];
        let all = &self.catalogue.plans[own.plan].document.front.revisions;
        let mut revisions: Vec<RevisionView> = self
            .catalogue
            .revisions_of(own.plan, own.node)
            .map(|at| self.revision(&all[at]))
            .collect();
        revisions.reverse();
        revisions
    }

    /// Returns a revision without its passages.
    fn revision(&self, revision: &Revision) -> RevisionView {
        RevisionView {
            key: revision.date.to_string(),
            date: self.date(revision.date),
            note: revision.note.clone(),
            passages: Vec::new(),
        }
    }
}
