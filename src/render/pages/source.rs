//! An archived source's page: every line as it was saved, with what became of it.

use super::common::{At, PlanLink};
use super::text::EmendationView;
use crate::address::Route;
use crate::base::text::pictured;
use crate::link::catalogue::PlanId;
use crate::plan::NodeId;
use schemars::JsonSchema;
use serde::Serialize;

/// `sources/<plan>.html`
#[derive(Debug, Serialize, JsonSchema)]
pub struct SourceView {
    /// The plan that was read from it.
    pub plan: PlanLink,
    /// Path of the archived file.
    pub file: String,
    /// Its SHA-256.
    pub sha256: String,
    /// Where it was published, if known.
    pub url: Option<String>,
    /// Its lines.
    pub lines: Vec<LineView>,
    /// Its corrections.
    pub emendations: Vec<EmendationView>,
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
    /// Corrections on it, by their place in the view's list.
    pub emended: bool,
}

pub(super) fn view(at: &At<'_>, id: PlanId) -> SourceView {
    let entry = &at.catalogue.plans[id];
    let document = &entry.document;
    let front = &document.front;
    let count = entry.archived.line_count();
    // Which node each line belongs to.
    let mut node_of: Vec<Option<NodeId>> = vec![None; count as usize + 1];
    for node in document.outline.nodes.indices() {
        if let Some(lines) = entry.lines(node) {
            for line in lines.first..=lines.last.min(count) {
                let seat = &mut node_of[line as usize];
                // A closing statement of an outer node must not cover the nodes inside it.
                if seat.is_none_or(|other| {
                    document.outline.nodes[other].depth <= document.outline.nodes[node].depth
                }) {
                    *seat = Some(node);
                }
            }
        }
    }
    let plan_route = Route::plan(&document.id);
    let lines = (1..=count)
        .map(|number| {
            let text = pictured(entry.archived.line(number).trim()).into_owned();
            let skip = front
                .source
                .skip
                .iter()
                .find(|skip| skip.lines.contains(number));
            let field = front
                .source
                .fields
                .iter()
                .find(|stated| stated.line == number);
            let (status, note) = match (skip, field) {
                _ if text.is_empty() => ("blank", None),
                (Some(skip), _) => ("skip", Some(skip.why.clone())),
                (None, Some(stated)) => {
                    let word = format!("field.{}", stated.field.key());
                    ("field", Some(at.word(&word)))
                }
                (None, None) => ("text", None),
            };
            let href = (status == "text").then(|| match node_of[number as usize] {
                Some(node) => at
                    .here
                    .href_at(&plan_route, &document.outline.nodes[node].id),
                None => at.here.href(&plan_route),
            });
            let emended = front.emendations.iter().any(|e| e.line == number);
            LineView {
                number,
                text,
                status,
                note,
                href,
                emended,
            }
        })
        .collect();
    SourceView {
        plan: at.plan(id),
        file: front.source.file.clone(),
        sha256: front.source.sha256.clone(),
        url: front.source.url.clone(),
        lines,
        emendations: at.emendations(id),
    }
}
