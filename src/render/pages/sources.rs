//! The list of all archived sources.

use super::kind::{Facts, PageKind};
use super::leaf::Divided;
use crate::address::{Pattern, Route};
use crate::link::catalogue::PlanId;
use crate::render::cut::lists::{Placed, SourcesList};
use crate::render::cut::{Leaf, Listing, rows_of};
use crate::render::parts::amendment::NoticeView;
use crate::render::parts::jsonld::Step;
use crate::render::parts::leaves::{LeafLink, LeafView};
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
    /// How many there are.
    pub count: usize,
    /// Where the sources are, place by place, if they are too many for this page.
    pub leaves: Vec<LeafLink>,
    /// Which part of them this page has, if it is a leaf.
    pub leaf: Option<LeafView>,
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
    /// Official notices that corrected the plan, archived too.
    pub notices: Vec<NoticeView>,
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

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = SourcesView;

    fn all(_: Published<'_>) -> Vec<Self> {
        vec![Self]
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::SOURCES
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let page = self.cut(at.published());
        if page.leaves.is_empty() {
            return shown(at, &SourcesList.rows(at.catalogue));
        }
        SourcesView {
            leaves: at.leaf_links(page, &SourcesList, |_| None),
            ..shown(at, &[])
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

impl Divided for SourcesPage {
    const LEAVES: &'static Pattern = Route::SOURCES_LEAF;
    const IS_OFFICIAL: bool = false;

    fn leaves<'a>(&self, published: Published<'a>) -> &'a [Leaf] {
        published.cuts.list_of_sources()
    }

    fn leaf_view(&self, at: &At<'_>, leaf: &Leaf) -> Self::View {
        let rows = rows_of(&SourcesList, at.catalogue, Some(leaf));
        let page = self.cut(at.published());
        SourcesView {
            leaf: Some(at.leaf_view(page, leaf, self.called(at))),
            ..shown(at, &rows)
        }
    }

    fn called(&self, at: &At<'_>) -> String {
        at.word("nav.sources")
    }

    fn steps<'a>(&self, _: &At<'a>) -> Vec<Step<'a>> {
        Vec::new()
    }
}

/// Returns what the list, or a leaf of it, says with these rows.
fn shown(at: &At<'_>, rows: &[Placed<PlanId>]) -> SourcesView {
    SourcesView {
        sources: rows.iter().map(|row| source_row(at, row.id)).collect(),
        count: at.catalogue.plans.len(),
        leaves: Vec::new(),
        leaf: None,
    }
}

fn source_row(at: &At<'_>, id: PlanId) -> SourceRow {
    let plan = &at.catalogue.plans[id];
    let front = &plan.document.front;
    SourceRow {
        href: at.here.href(&at.catalogue.source_route(id)),
        file: plan.text.source.file.clone(),
        sha256: plan.text.source.sha256.clone(),
        plan: at.plan(id),
        lines: plan.text.archived.line_count(),
        emendations: front.emendations.len(),
        notices: at.notices(id),
    }
}
