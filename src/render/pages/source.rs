//! An archived source's page: every line as it was saved, with what became of it.

use super::kind::{Facts, PageKind};
use super::leaf::Divided;
use crate::address::{Pattern, Route};
use crate::base::text::pictured;
use crate::link::catalogue::{Plan, PlanId};
use crate::plan::NodeId;
use crate::render::cut::plan::SourceLines;
use crate::render::cut::{Leaf, Listing, rows_of};
use crate::render::parts::amendment::{AmendmentView, NoticeText};
use crate::render::parts::emendation::EmendationView;
use crate::render::parts::jsonld::Step;
use crate::render::parts::leaves::{LeafLink, LeafView};
use crate::render::parts::link::PlanLink;
use crate::render::parts::status::StatusView;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// `sources/<plan>.html`
#[derive(Debug, Serialize, JsonSchema)]
pub struct SourceView {
    /// The plan that was read from it.
    pub plan: PlanLink,
    /// Whether the plan is in force, if its file says so.
    pub status: Option<StatusView>,
    /// Path of the archived file.
    pub file: String,
    /// Its SHA-256.
    pub sha256: String,
    /// What was read from it, where that is kept as a text of its own.
    pub text: Option<TranscriptView>,
    /// Where it was published, if known.
    pub url: Option<String>,
    /// Its lines.
    pub lines: Vec<LineView>,
    /// Its corrections.
    pub emendations: Vec<EmendationView>,
    /// What official notices changed on its lines.
    pub amendments: Vec<AmendmentView>,
    /// Those notices, line by line; on its first page.
    pub notices: Vec<NoticeText>,
    /// Where its lines are, if they are too many for one page.
    pub leaves: Vec<LeafLink>,
    /// Which part of them this page has, if it is a leaf.
    pub leaf: Option<LeafView>,
}

/// What was read from a PDF or a .xls, kept as a text of its own.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TranscriptView {
    /// Its path.
    pub file: String,
    /// Its SHA-256.
    pub sha256: String,
}

/// A line.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LineView {
    /// Its number; its anchor is L and the number.
    pub number: u32,
    /// Its text, verbatim but for white space at either end.
    pub text: String,
    /// text, field, skip or blank.
    pub status: &'static str,
    /// Why it was left out, or which field it states.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where its text stands in the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// Whether a correction stands on it.
    pub emended: bool,
    /// Whether an official notice changed it.
    pub amended: bool,
}

/// The page of an archived source, by its plan.
#[derive(Debug, Clone, Copy)]
pub struct SourcePage(pub PlanId);

impl PageKind for SourcePage {
    const FACTS: Facts = Facts {
        template: "source",
        section: "sources",
        words: &[
            "field.addressees",
            "field.issuer",
            "field.number",
            "field.published",
            "field.title",
            "field.written",
            "source.title",
        ],
        has_data: false,
        in_sitemap: true,
        is_promised: true,
    };

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = SourceView;

    fn all(published: Published<'_>) -> Vec<Self> {
        published.catalogue.plans.indices().map(Self).collect()
    }

    fn route<'a>(&self, published: Published<'a>) -> Route<'a> {
        published.catalogue.source_route(self.0)
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let lines = SourceLines(self.0);
        let page = self.cut(at.published());
        if page.leaves.is_empty() {
            return SourceView {
                emendations: at.emendations(self.0),
                amendments: at.amendments(self.0),
                notices: at.notice_texts(self.0),
                ..shown(at, self.0, &lines.rows(at.catalogue))
            };
        }
        SourceView {
            notices: at.notice_texts(self.0),
            leaves: at.leaf_links(page, &lines, |number| Some(number.to_string())),
            ..shown(at, self.0, &[])
        }
    }

    fn title(&self, at: &At<'_>, view: &Self::View) -> String {
        at.fill("source.title", &[("plan", &view.plan.title)])
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        vec![
            at.ld_way(self.steps(at), title),
            at.ld_page("WebPage", title),
        ]
    }

    fn plan(&self, _: Published<'_>) -> Option<PlanId> {
        Some(self.0)
    }
}

impl Divided for SourcePage {
    const LEAVES: &'static Pattern = Route::SOURCE_LEAF;
    const IS_OFFICIAL: bool = false;
    const LD_TYPE: &'static str = "WebPage";

    fn leaves<'a>(&self, published: Published<'a>) -> &'a [Leaf] {
        &published.cuts.sources[self.0]
    }

    fn leaf_view(&self, at: &At<'_>, leaf: &Leaf) -> Self::View {
        let rows = rows_of(&SourceLines(self.0), at.catalogue, Some(leaf));
        let page = self.cut(at.published());
        let all = at.emendations(self.0).into_iter();
        let front = &at.catalogue.plans[self.0].document.front;
        let amended = front
            .amendments()
            .filter(|(_, _, own)| rows.contains(&own.governed().first));

        SourceView {
            amendments: amended
                .filter_map(|(id, _, _)| at.amendment(self.0, id))
                .collect(),
            emendations: all.filter(|own| rows.contains(&own.line)).collect(),
            leaf: Some(at.leaf_view(page, leaf, self.called(at))),
            ..shown(at, self.0, &rows)
        }
    }

    fn called(&self, at: &At<'_>) -> String {
        let plan = &at.catalogue.plans[self.0].document.front.title;
        at.fill("source.title", &[("plan", plan)])
    }

    fn steps<'a>(&self, at: &At<'a>) -> Vec<Step<'a>> {
        vec![at.ld_step("nav.sources", Route::SOURCES)]
    }
}

/// Returns what a source's page, or a leaf of it, says with these lines; corrections are for others to add.
fn shown(at: &At<'_>, id: PlanId, numbers: &[u32]) -> SourceView {
    let plan = &at.catalogue.plans[id];
    let source = &plan.text.source;
    let nodes = nodes_by_line(plan);

    let lines = numbers.iter().map(|&number| {
        let node = nodes[number as usize];
        line(at, id, number, node)
    });
    SourceView {
        plan: at.plan(id),
        status: at.status(id),
        file: source.file.clone(),
        sha256: source.sha256.clone(),
        text: source.text.as_ref().map(|text| TranscriptView {
            file: text.file.clone(),
            sha256: text.sha256.clone(),
        }),
        url: source.url.clone(),
        lines: lines.collect(),
        emendations: Vec::new(),
        amendments: Vec::new(),
        notices: Vec::new(),
        leaves: Vec::new(),
        leaf: None,
    }
}

/// Returns the node that each line belongs to, by the number of the line.
fn nodes_by_line(plan: &Plan) -> Vec<Option<NodeId>> {
    let count = plan.text.archived.line_count();
    let nodes = &plan.text.outline.nodes;
    let mut by_line: Vec<Option<NodeId>> = vec![None; count as usize + 1];

    for node in nodes.indices() {
        let Some(lines) = plan.text.lines(node) else {
            continue;
        };
        for number in lines.first..=lines.last.min(count) {
            let seat = &mut by_line[number as usize];
            // A closing statement of an outer node must not cover the nodes inside it.
            if seat.is_none_or(|other| nodes[other].depth <= nodes[node].depth) {
                *seat = Some(node);
            }
        }
    }
    by_line
}

/// Returns a line with what became of it.
fn line(at: &At<'_>, id: PlanId, number: u32, node: Option<NodeId>) -> LineView {
    let plan = &at.catalogue.plans[id];
    let front = &plan.document.front;
    let text = pictured(plan.text.archived.line(number).trim()).into_owned();
    let mut skips = plan.text.source.skip.iter();
    let mut fields = plan.text.source.fields.iter();
    let skip = skips.find(|skip| skip.lines.contains(number));
    let field = fields.find(|stated| stated.line == number);

    let (status, note) = if text.is_empty() {
        ("blank", None)
    } else if let Some(skip) = skip {
        ("skip", Some(skip.why.clone()))
    } else if let Some(stated) = field {
        let word = format!("field.{}", stated.field.key());
        ("field", Some(at.word(&word)))
    } else {
        ("text", None)
    };

    LineView {
        number,
        text,
        status,
        note,
        href: (status == "text").then(|| place(at, id, node)),
        emended: front.emendations.iter().any(|own| own.line == number),
        amended: front
            .amendments()
            .any(|(_, _, own)| own.governed().contains(number)),
    }
}

/// Returns the way to a node of the plan, or to the plan.
fn place(at: &At<'_>, id: PlanId, node: Option<NodeId>) -> String {
    match node {
        Some(node) => at.plan_place(id, node),
        None => at.here.href(&at.plan_route(id)),
    }
}
