//! What citations for readers of English say besides.

use crate::link::catalogue::{Catalogue, PlanId};
use crate::plan::{Front, PlanState};
use crate::render::english::{EnglishName, english_name, known_places};
use schemars::JsonSchema;
use serde::Serialize;

/// What citations for readers of English need besides.
#[derive(Debug, Clone)]
pub struct EnglishWork {
    /// Who issued it, in the order of the plan.
    pub issuers: Vec<EnglishName>,
    /// That it was corrected, and that it is in force no more.
    pub life: Option<String>,
}

/// A reference in a style.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EnglishCitation {
    /// Chicago, APA or Bluebook.
    pub style: &'static str,
    /// The reference; a mark stands for the day of reading.
    pub text: String,
}

impl EnglishWork {
    /// Returns what is said of a plan.
    pub fn of(catalogue: &Catalogue, id: PlanId) -> Self {
        let plan = &catalogue.plans[id];
        let places = known_places(catalogue, plan.place);
        let issuers = plan.document.front.issuers().into_iter();
        Self {
            issuers: issuers.map(|name| english_name(name, &places)).collect(),
            life: life(&plan.document.front),
        }
    }
}

/// Returns what is said of a plan that was corrected or is in force no more.
fn life(front: &Front) -> Option<String> {
    let corrected = front.notices.iter();
    let corrected = corrected.map(|notice| format!("corrected {}", notice.date));
    let ended = front.status.as_ref().and_then(|status| {
        let what = match status.state {
            PlanState::InForce => return None,
            PlanState::Repealed => "repealed",
            PlanState::Lapsed => "lapsed",
            PlanState::Replaced => "replaced",
        };
        Some(format!("{what} {}", status.date))
    });
    let all: Vec<String> = corrected.chain(ended).collect();
    (!all.is_empty()).then(|| all.join("; "))
}
