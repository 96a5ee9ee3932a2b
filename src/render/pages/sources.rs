//! The list of all archived sources.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::render::parts::link::PlanLink;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// sources/index.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct SourcesView {
    /// The sources.
    pub sources: Vec<SourceRow>,
}

/// A source in a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SourceRow {
    /// Its page.
    pub href: String,
    /// Path of the archived file.
    pub file: String,
    /// Its SHA-256.
    pub sha256: String,
    /// The plan that was read from it.
    pub plan: PlanLink,
    /// How many lines it has.
    pub lines: u32,
    /// How many declared corrections.
    pub emendations: usize,
}

/// The list of all sources.
#[derive(Debug, Clone, Copy)]
pub struct SourcesPage;

impl PageKind for SourcesPage {
    const FACTS: Facts = Facts {
        template: "sources",
        section: "sources",
        words: &["nav.sources"],
        has_data: false,
        in_sitemap: true,
        is_promised: true,
    };

    type View = SourcesView;

    fn all(_: Published<'_>) -> Vec<Self> {
        vec![Self]
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::SOURCES
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let plans = at.catalogue.plans.iter_enumerated();
        let sources = plans.map(|(id, plan)| {
            let front = &plan.document.front;
            SourceRow {
                href: at.here.href(&at.catalogue.source_route(id)),
                file: front.source.file.clone(),
                sha256: front.source.sha256.clone(),
                plan: at.plan(id),
                lines: plan.archived.line_count(),
                emendations: front.emendations.len(),
            }
        });
        SourcesView {
            sources: sources.collect(),
        }
    }

    fn title(&self, at: &At<'_>, _: &Self::View) -> String {
        at.word("nav.sources")
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        vec![
            at.ld_way(Vec::new(), title),
            at.ld_page("CollectionPage", title),
        ]
    }
}
