//! Whether a plan is in force, as its pages say it.

use super::at::At;
use super::link::Link;
use crate::link::catalogue::PlanId;
use crate::render::cite;
use schemars::JsonSchema;
use serde::Serialize;

/// Whether a plan is in force, since when, and how that is known.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StatusView {
    /// in-force, repealed, lapsed or replaced: the key of the words `status.…`.
    pub state: &'static str,
    /// Since when, as data has it: 2026-11-23.
    pub key: String,
    /// Since when, in words of the interface.
    pub date: String,
    /// The document that says so.
    pub source: String,
    /// Where that was published.
    pub url: Option<String>,
    /// The plan that took its place.
    pub by: Option<Link>,
    /// What citations say of it, in Chinese; empty for a plan in force that no notice corrected.
    pub cited: String,
}

impl At<'_> {
    /// Returns whether a plan is in force; nothing where its file does not say.
    pub fn status(&self, id: PlanId) -> Option<StatusView> {
        let plan = &self.catalogue.plans[id];
        let status = plan.document.front.status.as_ref()?;
        Some(StatusView {
            state: status.state.key(),
            key: status.date.to_string(),
            date: self.date(status.date),
            source: status.source.clone(),
            url: status.url.clone(),
            by: plan.replaced_by.map(|by| self.plan_by_title(by)),
            cited: cite::life(&plan.document.front).unwrap_or_default(),
        })
    }

    /// Returns links to the plans whose place a plan took.
    pub fn replaced(&self, id: PlanId) -> Vec<Link> {
        let replaced = self.catalogue.plans[id].replaces.iter();
        replaced.map(|&plan| self.plan_by_title(plan)).collect()
    }

    /// Returns a link to a plan by its title.
    pub(super) fn plan_by_title(&self, id: PlanId) -> Link {
        Link {
            href: self.here.href(&self.plan_route(id)),
            text: self.catalogue.plans[id].document.front.title.clone(),
        }
    }
}
