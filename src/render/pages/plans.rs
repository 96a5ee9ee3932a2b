//! The list of all plans.

use super::kind::{Facts, PageKind};
use super::leaf::Divided;
use crate::address::{Pattern, Route};
use crate::link::catalogue::PlanId;
use crate::render::cut::lists::{Placed, PlansList};
use crate::render::cut::{Leaf, Listing, rows_of};
use crate::render::parts::jsonld::Step;
use crate::render::parts::leaves::{LeafLink, LeafView};
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
    /// Where the plans are, place by place, if they are too many for this page.
    pub leaves: Vec<LeafLink>,
    /// Which part of them this page has, if it is a leaf.
    pub leaf: Option<LeafView>,
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

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = PlansView;

    fn all(_: Published<'_>) -> Vec<Self> {
        vec![Self]
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::PLANS
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let page = self.cut(at.published());
        if page.leaves.is_empty() {
            return shown(at, &PlansList.rows(at.catalogue));
        }
        PlansView {
            leaves: at.leaf_links(page, &PlansList, |_| None),
            ..shown(at, &[])
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

impl Divided for PlansPage {
    const LEAVES: &'static Pattern = Route::PLANS_LEAF;
    const IS_OFFICIAL: bool = false;

    fn leaves<'a>(&self, published: Published<'a>) -> &'a [Leaf] {
        published.cuts.list_of_plans()
    }

    fn leaf_view(&self, at: &At<'_>, leaf: &Leaf) -> Self::View {
        let rows = rows_of(&PlansList, at.catalogue, Some(leaf));
        let page = self.cut(at.published());
        PlansView {
            leaf: Some(at.leaf_view(page, leaf, self.called(at))),
            ..shown(at, &rows)
        }
    }

    fn called(&self, at: &At<'_>) -> String {
        at.word("nav.plans")
    }

    fn steps<'a>(&self, _: &At<'a>) -> Vec<Step<'a>> {
        Vec::new()
    }
}

/// Returns what the list, or a leaf of it, says with these rows.
fn shown(at: &At<'_>, rows: &[Placed<PlanId>]) -> PlansView {
    let plans: Vec<PlanId> = rows.iter().map(|row| row.id).collect();
    PlansView {
        places: at.plan_cards(&plans),
        count: at.catalogue.plans.len(),
        leaves: Vec::new(),
        leaf: None,
    }
}
