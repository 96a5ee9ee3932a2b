//! The page of an indicator: one figure through years and places, with what can be computed from it.

use super::kind::{Facts, PageKind};
use super::leaf::Divided;
use crate::address::{Pattern, Route};
use crate::link::catalogue::IndicatorId;
use crate::render::cut::indicator::IndicatorPoints;
use crate::render::cut::{Leaf, Listing, rows_of};
use crate::render::parts::indicator::PointView;
use crate::render::parts::jsonld::Step;
use crate::render::parts::leaves::{LeafLink, LeafView};
use crate::render::parts::thread::ThreadLink;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// `indicators/<indicator>.html`
#[derive(Debug, Serialize, JsonSchema)]
pub struct IndicatorView {
    /// What is measured, as printed.
    pub name: String,
    /// Of what unit of measure, without 万 and 亿.
    pub unit: String,
    /// What each plan states, in order of the plans' years.
    pub points: Vec<PointView>,
    /// The threads whose figures it has.
    pub threads: Vec<ThreadLink>,
    /// Where the figures are, if they are too many for its page.
    pub leaves: Vec<LeafLink>,
    /// Which part of the figures this page has, if it is a leaf.
    pub leaf: Option<LeafView>,
}

/// The page of an indicator.
#[derive(Debug, Clone, Copy)]
pub struct IndicatorPage(pub IndicatorId);

impl PageKind for IndicatorPage {
    const FACTS: Facts = Facts {
        template: "indicator",
        section: "indicators",
        words: &[
            "indicator.implied",
            "indicator.implied_decrease",
            "indicator.promised",
            "nav.indicators",
            "thread.figure",
        ],
        has_data: true,
        in_sitemap: true,
        is_promised: true,
    };

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = IndicatorView;

    fn all(published: Published<'_>) -> Vec<Self> {
        let indicators = published.catalogue.indicators.all.indices();
        indicators.map(Self).collect()
    }

    fn route<'a>(&self, published: Published<'a>) -> Route<'a> {
        published.catalogue.indicator_route(self.0)
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let points = IndicatorPoints(self.0);
        let page = self.cut(at.published());
        if page.leaves.is_empty() {
            return shown(at, self.0, &points.rows(at.catalogue));
        }
        IndicatorView {
            leaves: at.leaf_links(page, &points, |_| None),
            ..shown(at, self.0, &[])
        }
    }

    fn title(&self, _: &At<'_>, view: &Self::View) -> String {
        view.name.clone()
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        vec![
            at.ld_way(self.steps(at), title),
            at.ld_page("WebPage", title),
        ]
    }

    fn name(&self, published: Published<'_>) -> Option<String> {
        Some(published.catalogue.indicators.all[self.0].name.clone())
    }
}

impl Divided for IndicatorPage {
    const LEAVES: &'static Pattern = Route::INDICATOR_LEAF;
    const IS_OFFICIAL: bool = true;

    fn leaves<'a>(&self, published: Published<'a>) -> &'a [Leaf] {
        &published.cuts.indicators[self.0]
    }

    fn leaf_view(&self, at: &At<'_>, leaf: &Leaf) -> Self::View {
        let rows = rows_of(&IndicatorPoints(self.0), at.catalogue, Some(leaf));
        let page = self.cut(at.published());
        IndicatorView {
            leaf: Some(at.leaf_view(page, leaf, self.called(at))),
            ..shown(at, self.0, &rows)
        }
    }

    fn called(&self, at: &At<'_>) -> String {
        at.catalogue.indicators.all[self.0].name.clone()
    }

    fn steps<'a>(&self, at: &At<'a>) -> Vec<Step<'a>> {
        vec![at.ld_step("nav.indicators", Route::INDICATORS)]
    }
}

/// Returns what an indicator's page, or a leaf of it, says with these of its figures.
fn shown(at: &At<'_>, id: IndicatorId, points: &[usize]) -> IndicatorView {
    let own = &at.catalogue.indicators.all[id];
    IndicatorView {
        name: own.name.clone(),
        unit: own.unit.clone(),
        points: points
            .iter()
            .map(|&place| at.point(&own.points[place]))
            .collect(),
        threads: at.threads(&own.threads),
        leaves: Vec::new(),
        leaf: None,
    }
}
