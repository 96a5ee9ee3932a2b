//! The page for an address that does not exist.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// 404.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct NotFoundView {
    /// The site's address, so that links work from any depth; absent while it is not known.
    pub base_url: Option<String>,
}

/// The page that hosts show where there is none.
#[derive(Debug, Clone, Copy)]
pub struct NotFoundPage;

impl PageKind for NotFoundPage {
    const FACTS: Facts = Facts {
        template: "404",
        section: "404",
        words: &["notfound.title"],
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
        NotFoundView {
            base_url: at.settings.base_url.clone(),
        }
    }

    fn title(&self, at: &At<'_>, _: &Self::View) -> String {
        at.word("notfound.title")
    }

    fn json_ld(&self, _: &At<'_>, _: &str) -> Vec<Value> {
        Vec::new()
    }
}
