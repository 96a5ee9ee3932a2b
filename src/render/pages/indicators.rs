//! The list of all indicators that have a page.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::render::parts::indicator::IndicatorLink;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// indicators/index.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct IndicatorsView {
    /// The indicators, those that most plans state first.
    pub indicators: Vec<IndicatorLink>,
    /// Where the table of all figures is.
    pub data: String,
}

/// The list of indicators; there is none where there are no indicators.
#[derive(Debug, Clone, Copy)]
pub struct IndicatorsPage;

impl PageKind for IndicatorsPage {
    const FACTS: Facts = Facts {
        template: "indicators",
        section: "indicators",
        words: &["nav.indicators"],
        has_data: false,
        in_sitemap: true,
        is_promised: true,
    };

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = IndicatorsView;

    fn all(published: Published<'_>) -> Vec<Self> {
        let is_empty = published.catalogue.indicators.is_empty();
        (!is_empty).then_some(Self).into_iter().collect()
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::INDICATORS
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let all = at.catalogue.indicators.all.indices();
        IndicatorsView {
            indicators: all.map(|id| at.indicator(id)).collect(),
            data: at.here.href(&Route::DATA),
        }
    }

    fn title(&self, at: &At<'_>, _: &Self::View) -> String {
        at.word("nav.indicators")
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        vec![
            at.ld_way(Vec::new(), title),
            at.ld_page("CollectionPage", title),
        ]
    }
}
