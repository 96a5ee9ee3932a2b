//! Plans in lists, place by place.

use super::at::At;
use super::deleted::DeletedView;
use super::link::PlanLink;
use crate::link::catalogue::PlanId;
use schemars::JsonSchema;
use serde::Serialize;

/// Plans of a place.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlacePlans {
    /// The place, if the plans name one.
    pub place: Option<String>,
    /// Its plans, newest first.
    pub plans: Vec<PlanCard>,
}

/// A plan in a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanCard {
    /// The plan.
    pub plan: PlanLink,
    /// 发文机关
    pub issuer: Option<String>,
    /// 成文日期
    pub written: Option<String>,
    /// How many tasks that no official notice deleted.
    pub tasks: usize,
    /// How many deadlines that no official notice deleted.
    pub deadlines: usize,
    /// What was deleted.
    pub deleted: Option<DeletedView>,
    /// How many declared corrections.
    pub emendations: usize,
}

impl At<'_> {
    /// Returns a plan as a card.
    pub fn plan_card(&self, plan: PlanId) -> PlanCard {
        let entry = &self.catalogue.plans[plan];
        let deleted = self.catalogue.deleted_in(plan);
        PlanCard {
            plan: self.plan(plan),
            issuer: entry.document.front.issuer.clone(),
            written: entry.document.front.written.map(|date| self.date(date)),
            tasks: entry.tasks.len() - deleted.tasks,
            deadlines: entry.deadlines.len() - deleted.deadlines,
            deleted: DeletedView::of(deleted),
            emendations: entry.document.front.emendations.len(),
        }
    }

    /// Returns plans, place by place; those of one place follow each other.
    pub fn plan_cards(&self, plans: &[PlanId]) -> Vec<PlacePlans> {
        let place_of = |plan: &PlanId| &self.catalogue.plans[*plan].document.front.place;
        let groups = plans.chunk_by(|a, b| place_of(a) == place_of(b));

        let places = groups.map(|plans| PlacePlans {
            place: place_of(&plans[0]).clone(),
            plans: plans.iter().map(|&plan| self.plan_card(plan)).collect(),
        });
        places.collect()
    }
}
