//! Plans in lists, place by place.

use super::at::At;
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
    /// How many tasks.
    pub tasks: usize,
    /// How many deadlines.
    pub deadlines: usize,
    /// How many declared corrections.
    pub emendations: usize,
}

impl At<'_> {
    /// Returns a plan as a card.
    pub fn plan_card(&self, plan: PlanId) -> PlanCard {
        let entry = &self.catalogue.plans[plan];
        PlanCard {
            plan: self.plan(plan),
            issuer: entry.document.front.issuer.clone(),
            written: entry.document.front.written.map(|date| self.date(date)),
            tasks: entry.tasks.len(),
            deadlines: entry.deadlines.len(),
            emendations: entry.document.front.emendations.len(),
        }
    }

    /// Returns all plans, place by place.
    pub fn plan_cards(&self) -> Vec<PlacePlans> {
        let mut places: Vec<PlacePlans> = Vec::new();
        for (index, plan) in self.catalogue.plans.iter_enumerated() {
            let place = &plan.document.front.place;
            let card = self.plan_card(index);
            match places.iter_mut().find(|group| group.place == *place) {
                Some(group) => group.plans.push(card),
                None => places.push(PlacePlans {
                    place: place.clone(),
                    plans: vec![card],
                }),
            }
        }
        places
    }
}
