//! Every declared correction.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::render::parts::amendment::AmendmentView;
use crate::render::parts::emendation::EmendationView;
use crate::render::parts::link::PlanLink;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// corrections.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct CorrectionsView {
    /// How many there are.
    pub count: usize,
    /// How many passages official notices changed.
    pub amended: usize,
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
    /// What official notices changed.
    pub amendments: Vec<AmendmentView>,
}

/// The page of all corrections.
#[derive(Debug, Clone, Copy)]
pub struct CorrectionsPage;

impl PageKind for CorrectionsPage {
    const FACTS: Facts = Facts {
        template: "corrections",
        section: "corrections",
        words: &["corrections.title"],
        has_data: false,
        in_sitemap: true,
        is_promised: true,
    };

    type View = CorrectionsView;

    fn all(_: Published<'_>) -> Vec<Self> {
        vec![Self]
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::CORRECTIONS
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let plans = at.catalogue.plans.indices();
        let plans: Vec<CorrectedPlan> = plans
            .map(|id| CorrectedPlan {
                plan: at.plan(id),
                emendations: at.emendations(id),
                amendments: at.amendments(id),
            })
            .filter(|own| !(own.emendations.is_empty() && own.amendments.is_empty()))
            .collect();

        CorrectionsView {
            amended: plans.iter().map(|plan| plan.amendments.len()).sum(),
            count: plans.iter().map(|plan| plan.emendations.len()).sum(),
            plans,
        }
    }

    fn title(&self, at: &At<'_>, _: &Self::View) -> String {
        at.word("corrections.title")
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        vec![
            at.ld_way(Vec::new(), title),
            at.ld_page("CollectionPage", title),
        ]
    }
}
