//! The page of an indicator: one figure through years and places, with what can be computed from it.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::link::catalogue::IndicatorId;
use crate::render::parts::indicator::PointView;
use crate::render::parts::jsonld::Step;
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
        let own = &at.catalogue.indicators.all[self.0];
        IndicatorView {
            name: own.name.clone(),
            unit: own.unit.clone(),
            points: own.points.iter().map(|point| at.point(point)).collect(),
            threads: at.threads(&own.threads),
        }
    }

    fn title(&self, _: &At<'_>, view: &Self::View) -> String {
        view.name.clone()
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        let list = Step {
            name: at.word("nav.indicators"),
            route: Route::INDICATORS,
        };
        vec![at.ld_way(vec![list], title), at.ld_page("WebPage", title)]
    }

    fn name(&self, published: Published<'_>) -> Option<String> {
        Some(published.catalogue.indicators.all[self.0].name.clone())
    }
}
