//! The list of all projects, place by place.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::render::parts::place_counts::{PlaceCounts, PlacedCount};
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// projects/index.html
#[derive(Debug, Serialize, JsonSchema)]
pub struct ProjectsView {
    /// The projects, place by place.
    pub places: Vec<PlaceCounts>,
    /// How many.
    pub count: usize,
}

/// The list of all projects.
#[derive(Debug, Clone, Copy)]
pub struct ProjectsPage;

impl PageKind for ProjectsPage {
    const FACTS: Facts = Facts {
        template: "projects",
        section: "projects",
        words: &["nav.projects"],
        has_data: false,
        in_sitemap: true,
        is_promised: true,
    };

    type View = ProjectsView;

    fn all(_: Published<'_>) -> Vec<Self> {
        vec![Self]
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::PROJECTS
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let entries = at.catalogue.projects.iter_enumerated();
        let entries = entries.map(|(id, entry)| PlacedCount {
            place: entry.project.place.as_deref(),
            count: at.project(id).counted(entry.tasks.len()),
        });

        ProjectsView {
            places: at.counts_by_place(entries),
            count: at.catalogue.projects.len(),
        }
    }

    fn title(&self, at: &At<'_>, _: &Self::View) -> String {
        at.word("nav.projects")
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        vec![
            at.ld_way(Vec::new(), title),
            at.ld_page("CollectionPage", title),
        ]
    }
}
