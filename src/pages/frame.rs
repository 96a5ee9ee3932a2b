//! What every page has, whatever it shows.

use super::common::At;
use serde::Serialize;

/// The frame around a page.
#[derive(Debug, Serialize)]
pub struct Frame {
    /// Title of the page, without the site's; empty on the first page.
    pub title: String,
    /// What leads up to the site's root: empty, `../` or `../../`.
    pub root: &'static str,
    /// The page's path below the root, as in `plans/index.html`.
    pub path: String,
    /// The page's whole address, where the site's is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical: Option<String>,
    /// Which entry of the navigation it belongs to, as in `plans`.
    pub section: &'static str,
}

impl Frame {
    pub(super) fn new(at: &At<'_>, template: &'static str, title: String) -> Self {
        let section = match template {
            "plan" | "task" | "plans" => "plans",
            "unit" | "units" => "units",
            "park" | "parks" => "parks",
            "project" | "projects" => "projects",
            "month" | "months" | "year" => "months",
            "source" | "sources" => "sources",
            other => other,
        };
        let path = at.here.path();
        let canonical = at
            .settings
            .base_url
            .as_ref()
            .map(|base| match path.as_str() {
                "index.html" => base.clone(),
                path => format!("{base}{path}"),
            });
        Self {
            title,
            root: at.here.root(),
            path,
            canonical,
            section,
        }
    }
}
