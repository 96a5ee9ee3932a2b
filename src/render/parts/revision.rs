//! What changed of a plan on this site.

use super::at::At;
use crate::link::catalogue::PlanId;
use crate::plan::Revision;
use schemars::JsonSchema;
use serde::Serialize;

/// A revision of a plan, on its own page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RevisionView {
    /// As data has it: 2026-11-23.
    pub key: String,
    /// In words of the interface.
    pub date: String,
    /// What changed, and why.
    pub note: String,
}

impl At<'_> {
    /// Returns the revisions of a plan, newest first.
    pub fn revisions(&self, plan: PlanId) -> Vec<RevisionView> {
        let revisions = &self.catalogue.plans[plan].document.front.revisions;
        let view = |revision: &Revision| RevisionView {
            key: revision.date.to_string(),
            date: self.date(revision.date),
            note: revision.note.clone(),
        };
        revisions.iter().rev().map(view).collect()
    }
}
