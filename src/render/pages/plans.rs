//! The list of all plans.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::render::parts::plan_card::PlacePlans;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// plans/index.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlansView {
    /// The plans, place by place.
    pub places: Vec<PlacePlans>,
    /// How many.
    pub count: usize,
}

/// The list of all plans.
#[derive(Debug, Clone, Copy)]
pub struct PlansPage;

impl PageKind for PlansPage {
    const FACTS: Facts = Facts {
        template: "plans",
        section: "plans",
        words: &["nav.plans"],
        has_data: false,
        in_sitemap: true,
        is_promised: true,
    };

    type View = PlansView;

    fn all(_: Published<'_>) -> Vec<Self> {
        vec![Self]
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::PLANS
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        PlansView {
            places: at.plan_cards(),
            count: at.catalogue.plans.len(),
        }
    }

    fn title(&self, at: &At<'_>, _: &Self::View) -> String {
        at.word("nav.plans")
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        vec![
            at.ld_way(Vec::new(), title),
            at.ld_page("CollectionPage", title),
        ]
    }
}
