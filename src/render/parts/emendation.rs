//! Declared corrections, as pages show them.

use super::at::At;
use crate::base::text::pictured;
use crate::link::catalogue::PlanId;
use crate::plan::EmendationId;
use schemars::JsonSchema;
use serde::Serialize;

/// A declared correction.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EmendationView {
    /// Its place among the plan's corrections, from 1.
    pub number: usize,
    /// The line of the source.
    pub line: u32,
    /// That line on the source's page.
    pub href: String,
    /// What stands in the source.
    pub found: String,
    /// What is read.
    pub reading: String,
    /// certain, conjecture or lost.
    pub certainty: &'static str,
    /// Why.
    pub note: String,
}

impl At<'_> {
    /// Returns a correction of a plan.
    pub fn emendation(&self, plan: PlanId, id: EmendationId) -> EmendationView {
        let emendation = &self.catalogue.plans[plan].document.front.emendations[id];

        EmendationView {
            number: id.number(),
            line: emendation.line,
            href: self.source_place(plan, emendation.line),
            found: pictured(&emendation.found).into_owned(),
            reading: emendation.reading.clone(),
            certainty: emendation.certainty.key(),
            note: emendation.note.clone(),
        }
    }

    /// Returns all corrections of a plan, in the order of its source.
    pub fn emendations(&self, plan: PlanId) -> Vec<EmendationView> {
        let all = &self.catalogue.plans[plan].document.front.emendations;
        all.indices().map(|id| self.emendation(plan, id)).collect()
    }
}

/// Returns the numbers that corrections are shown with.
pub fn numbers(emendations: Vec<EmendationId>) -> Vec<usize> {
    emendations.into_iter().map(EmendationId::number).collect()
}
