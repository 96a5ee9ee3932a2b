//! The page for an address that does not exist.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::content::permalinks::LeftOut;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// 404.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct NotFoundView {
    /// The site's address, so that links work from any depth; absent while it is not known.
    pub base_url: Option<String>,
    /// Which kinds of files were left out, since when and why, a line each.
    pub left_out: Vec<String>,
}

/// The page that hosts show where there is none.
#[derive(Debug, Clone, Copy)]
pub struct NotFoundPage;

impl PageKind for NotFoundPage {
    const FACTS: Facts = Facts {
        template: "404",
        section: "404",
        words: &[
            "left_out.calendars",
            "left_out.cards",
            "left_out.feeds",
            "left_out.line",
            "left_out.lists",
            "left_out.page-data",
            "left_out.parquet",
            "left_out.task-data",
            "left_out.todo-lists",
            "notfound.title",
        ],
        has_data: false,
        in_sitemap: false,
        is_promised: false,
    };

    type View = NotFoundView;

    fn all(_: Published<'_>) -> Vec<Self> {
        vec![Self]
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::NOT_FOUND
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let left_out = at.moves.declared_left_out().iter();
        NotFoundView {
            base_url: at.settings.base_url.clone(),
            left_out: left_out.map(|(left_out, _)| line(at, left_out)).collect(),
        }
    }

    fn title(&self, at: &At<'_>, _: &Self::View) -> String {
        at.word("notfound.title")
    }

    fn json_ld(&self, _: &At<'_>, _: &str) -> Vec<Value> {
        Vec::new()
    }
}

/// Returns which kind of files was left out, since when and why.
fn line(at: &At<'_>, left_out: &LeftOut) -> String {
    let kind = at.word(&format!("left_out.{}", left_out.kind.key()));
    let date = at.date(left_out.date);
    at.fill(
        "left_out.line",
        &[("kind", &kind), ("date", &date), ("why", &left_out.why)],
    )
}
