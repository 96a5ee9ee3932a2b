//! What editors did: every declared correction, and what changed on the site.

use super::common::{At, PlanLink};
use super::text::EmendationView;
use crate::link::catalogue::PlanId;
use schemars::JsonSchema;
use serde::Serialize;

/// corrections.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct CorrectionsView {
    /// How many there are.
    pub count: usize,
    /// Plan by plan.
    pub plans: Vec<CorrectedPlan>,
}

/// The corrections of one plan.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CorrectedPlan {
    /// The plan.
    pub plan: PlanLink,
    /// In the order of the source.
    pub emendations: Vec<EmendationView>,
}

/// changes.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChangesView {
    /// Newest first.
    pub days: Vec<Day>,
}

/// What changed on one day.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Day {
    /// As data has it: 2026-11-23.
    pub key: String,
    /// In words of the interface.
    pub date: String,
    /// What changed.
    pub changes: Vec<Change>,
}

/// A change of one plan.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Change {
    /// The plan.
    pub plan: PlanLink,
    /// What changed, and why.
    pub note: String,
}

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

pub(super) fn corrections(at: &At<'_>) -> CorrectionsView {
    let plans: Vec<CorrectedPlan> = at
        .catalogue
        .plans
        .indices()
        .map(|id| CorrectedPlan {
            plan: at.plan(id),
            emendations: at.emendations(id),
        })
        .filter(|corrected| !corrected.emendations.is_empty())
        .collect();
    CorrectionsView {
        count: plans.iter().map(|plan| plan.emendations.len()).sum(),
        plans,
    }
}

pub(super) fn changes(at: &At<'_>) -> ChangesView {
    let mut all = Vec::new();
    for (id, plan) in at.catalogue.plans.iter_enumerated() {
        for revision in &plan.document.front.revisions {
            all.push((revision.date, id, revision.note.clone()));
        }
    }
    all.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut days: Vec<Day> = Vec::new();
    for (date, plan, note) in all {
        let key = date.to_string();
        if days.last().is_none_or(|day| day.key != key) {
            days.push(Day {
                key,
                date: at.date(date),
                changes: Vec::new(),
            });
        }
        if let Some(day) = days.last_mut() {
            day.changes.push(Change {
                plan: at.plan(plan),
                note,
            });
        }
    }
    ChangesView { days }
}

/// The revisions of a plan, newest first.
pub(super) fn revisions(at: &At<'_>, plan: PlanId) -> Vec<RevisionView> {
    let revisions = &at.catalogue.plans[plan].document.front.revisions;
    let view = |revision: &crate::plan::Revision| RevisionView {
        key: revision.date.to_string(),
        date: at.date(revision.date),
        note: revision.note.clone(),
    };
    revisions.iter().rev().map(view).collect()
}
