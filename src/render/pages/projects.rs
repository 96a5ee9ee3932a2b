//! The list of all projects, place by place.

use super::kind::{Facts, PageKind};
use super::leaf::Divided;
use crate::address::{Pattern, Route};
use crate::link::catalogue::ProjectId;
use crate::render::cut::lists::{Placed, ProjectsList};
use crate::render::cut::{Leaf, Listing, rows_of};
use crate::render::parts::jsonld::Step;
use crate::render::parts::leaves::{LeafLink, LeafView};
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
    /// Where the entries are, place by place, if they are too many for this page.
    pub leaves: Vec<LeafLink>,
    /// Which part of them this page has, if it is a leaf.
    pub leaf: Option<LeafView>,
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

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = ProjectsView;

    fn all(_: Published<'_>) -> Vec<Self> {
        vec![Self]
    }

    fn route<'a>(&self, _: Published<'a>) -> Route<'a> {
        Route::PROJECTS
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let page = self.cut(at.published());
        if page.leaves.is_empty() {
            return shown(at, &ProjectsList.rows(at.catalogue));
        }
        ProjectsView {
            leaves: at.leaf_links(page, &ProjectsList, |_| None),
            ..shown(at, &[])
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

impl Divided for ProjectsPage {
    const LEAVES: &'static Pattern = Route::PROJECTS_LEAF;
    const IS_OFFICIAL: bool = false;

    fn leaves<'a>(&self, published: Published<'a>) -> &'a [Leaf] {
        published.cuts.list_of_projects()
    }

    fn leaf_view(&self, at: &At<'_>, leaf: &Leaf) -> Self::View {
        let rows = rows_of(&ProjectsList, at.catalogue, Some(leaf));
        let page = self.cut(at.published());
        ProjectsView {
            leaf: Some(at.leaf_view(page, leaf, self.called(at))),
            ..shown(at, &rows)
        }
    }

    fn called(&self, at: &At<'_>) -> String {
        at.word("nav.projects")
    }

    fn steps<'a>(&self, _: &At<'a>) -> Vec<Step<'a>> {
        Vec::new()
    }
}

/// Returns what the list, or a leaf of it, says with these rows.
fn shown(at: &At<'_>, rows: &[Placed<ProjectId>]) -> ProjectsView {
    let entries = rows.iter().map(|row| {
        let tasks = &at.catalogue.projects[row.id].tasks;
        let tasks = at.catalogue.count_tasks(tasks.iter().copied());
        PlacedCount {
            place: row.place,
            count: at.project(row.id).counted(tasks),
        }
    });

    ProjectsView {
        places: at.counts_by_place(entries),
        count: at.catalogue.projects.len(),
        leaves: Vec::new(),
        leaf: None,
    }
}
