//! A named project's page: what was promised of it.

use super::kind::{Facts, PageKind};
use super::leaf::Divided;
use crate::address::{Pattern, Route};
use crate::link::catalogue::{ProjectId, Subject};
use crate::link::lists::ListOwner;
use crate::render::cut::named::{NamedLists, NamedRow, ProjectLists};
use crate::render::cut::{Leaf, Listing, rows_of};
use crate::render::parts::calendar::YearRow;
use crate::render::parts::deleted::DeletedView;
use crate::render::parts::jsonld::Step;
use crate::render::parts::leaves::{LeafLink, LeafView};
use crate::render::parts::link::Link;
use crate::render::parts::progress::ProgressView;
use crate::render::parts::rows::Rows;
use crate::render::parts::sentences::PlanSentences;
use crate::render::parts::task_row::PlanRows;
use crate::render::parts::thread::ThreadLink;
use crate::render::parts::unit_choice::UnitChoice;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// `projects/<project>.html`
#[derive(Debug, Serialize, JsonSchema)]
pub struct ProjectView {
    /// Its full name.
    pub name: String,
    /// Every other name that documents print.
    pub aliases: Vec<String>,
    /// The place it lies in.
    pub place: Option<String>,
    /// Where its page is.
    pub place_href: Option<String>,
    /// The park it stands in.
    pub park: Option<Link>,
    /// What a reader should know.
    pub note: Option<String>,
    /// The exact sentences that name it, plan by plan, each with its own deadline.
    pub sentences: Vec<PlanSentences>,
    /// How many.
    pub sentence_count: usize,
    /// Tasks whose text names it.
    pub tasks: Vec<PlanRows>,
    /// How many that no official notice deleted.
    pub task_count: usize,
    /// What was deleted of them, with the deadlines that the calendar would have.
    pub deleted: Option<DeletedView>,
    /// The deadlines of the sentences that name it, month by month; of a task whose sentences name no time, its own.
    pub calendar: Vec<YearRow>,
    /// The matters through several plans whose words name it.
    pub threads: Vec<ThreadLink>,
    /// What was reported of the tasks that name it; absent where nothing was.
    pub progress: Option<ProgressView>,
    /// Passages that name it outside tasks.
    pub mentions: Vec<Link>,
    /// The units by which its tasks are narrowed.
    pub choices: Vec<UnitChoice>,
    /// Where its lists are, if they are too long for its page.
    pub leaves: Vec<LeafLink>,
    /// Which part of the lists this page has, if it is a leaf.
    pub leaf: Option<LeafView>,
}

/// The page of a project.
#[derive(Debug, Clone, Copy)]
pub struct ProjectPage(pub ProjectId);

impl PageKind for ProjectPage {
    const FACTS: Facts = Facts {
        template: "project",
        section: "projects",
        words: &[],
        has_data: true,
        in_sitemap: true,
        is_promised: true,
    };

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = ProjectView;

    fn all(published: Published<'_>) -> Vec<Self> {
        published.catalogue.projects.indices().map(Self).collect()
    }

    fn route<'a>(&self, published: Published<'a>) -> Route<'a> {
        published.catalogue.project_route(self.0)
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let lists = ProjectLists(self.0);
        let page = self.cut(at.published());
        if page.leaves.is_empty() {
            return shown(at, self.0, &lists.rows(at.catalogue));
        }
        ProjectView {
            task_count: count_of(at, self.0),
            leaves: at.leaf_links(page, &lists, |_| None),
            ..shown(at, self.0, &[])
        }
    }

    fn rows(view: &mut Self::View) -> Vec<&mut Rows> {
        view.tasks.iter_mut().map(|plan| &mut plan.rows).collect()
    }

    fn title(&self, _: &At<'_>, view: &Self::View) -> String {
        view.name.clone()
    }

    fn list(&self) -> Option<ListOwner> {
        Some(ListOwner::Project(self.0))
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        let project = &at.catalogue.projects[self.0].project;
        vec![
            at.ld_way(self.steps(at), title),
            at.ld_thing("Thing", &project.name, &project.aliases, []),
        ]
    }

    fn name(&self, published: Published<'_>) -> Option<String> {
        let entry = &published.catalogue.projects[self.0];
        Some(entry.project.name.clone())
    }
}

impl Divided for ProjectPage {
    const LEAVES: &'static Pattern = Route::PROJECT_LEAF;
    const IS_OFFICIAL: bool = true;

    fn leaves<'a>(&self, published: Published<'a>) -> &'a [Leaf] {
        &published.cuts.projects[self.0]
    }

    fn leaf_view(&self, at: &At<'_>, leaf: &Leaf) -> Self::View {
        let rows = rows_of(&ProjectLists(self.0), at.catalogue, Some(leaf));
        let page = self.cut(at.published());
        ProjectView {
            leaf: Some(at.leaf_view(page, leaf, self.called(at))),
            ..shown(at, self.0, &rows)
        }
    }

    fn called(&self, at: &At<'_>) -> String {
        at.catalogue.projects[self.0].project.name.clone()
    }

    fn steps<'a>(&self, at: &At<'a>) -> Vec<Step<'a>> {
        vec![at.ld_step("nav.projects", Route::PROJECTS)]
    }
}

/// Returns how many tasks name a project.
fn count_of(at: &At<'_>, id: ProjectId) -> usize {
    let tasks = &at.catalogue.projects[id].tasks;
    at.catalogue.count_tasks(tasks.iter().copied())
}

/// Returns what a project's page, or a leaf of it, says with these rows.
fn shown(at: &At<'_>, id: ProjectId, rows: &[NamedRow]) -> ProjectView {
    let entry = &at.catalogue.projects[id];
    let project = &entry.project;
    let lists = NamedLists::new(rows);
    let task_count = at.catalogue.count_tasks(lists.tasks.iter().copied());
    let own_deadlines = at
        .catalogue
        .deadlines_naming(&entry.mentioned, Subject::Project(id));
    let deleted = at
        .catalogue
        .deleted(entry.tasks.iter().copied(), own_deadlines.iter().copied());
    let passages = lists.naming(at.catalogue);
    let sentences = at.sentences(&passages, Subject::Project(id));
    let tasks = at.by_plan(lists.tasks, None);

    ProjectView {
        name: project.name.clone(),
        aliases: project.aliases.clone(),
        place: at.place_name(project.place.as_deref()),
        place_href: at.place_href(project.place.as_deref()),
        park: entry.park.map(|park| at.park(park)),
        note: project.note.clone(),
        sentence_count: sentences.iter().map(|own| own.sentences.len()).sum(),
        sentences,
        task_count,
        deleted: DeletedView::of(deleted),
        choices: at.unit_choices(tasks.iter().map(|plan| &plan.rows)),
        tasks,
        calendar: at.calendar(own_deadlines),
        threads: at.threads(at.catalogue.threads.of_project(id)),
        progress: at.progress_among(at.catalogue.progress.of_project(id), &entry.tasks),
        mentions: at.passages(&lists.mentions),
        leaves: Vec::new(),
        leaf: None,
    }
}
