//! A named project's page: what was promised of it.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::link::catalogue::ProjectId;
use crate::render::parts::calendar::YearRow;
use crate::render::parts::link::Link;
use crate::render::parts::task_row::PlanRows;
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
    /// The park it stands in.
    pub park: Option<Link>,
    /// What a reader should know.
    pub note: Option<String>,
    /// Tasks whose text names it.
    pub tasks: Vec<PlanRows>,
    /// How many.
    pub task_count: usize,
    /// Their deadlines, month by month.
    pub calendar: Vec<YearRow>,
    /// Passages that name it outside tasks.
    pub mentions: Vec<Link>,
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

    type View = ProjectView;

    fn all(published: Published<'_>) -> Vec<Self> {
        published.catalogue.projects.indices().map(Self).collect()
    }

    fn route<'a>(&self, published: Published<'a>) -> Route<'a> {
        published.catalogue.project_route(self.0)
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let entry = &at.catalogue.projects[self.0];
        let project = &entry.project;

        ProjectView {
            name: project.name.clone(),
            aliases: project.aliases.clone(),
            place: at.place_name(project.place.as_deref()),
            park: entry.park.map(|park| at.park(park)),
            note: project.note.clone(),
            tasks: at.by_plan(entry.tasks.iter().copied()),
            task_count: entry.tasks.len(),
            calendar: at.calendar(at.catalogue.deadlines_of(&entry.tasks)),
            mentions: at.untasked(&entry.mentioned),
        }
    }

    fn title(&self, _: &At<'_>, view: &Self::View) -> String {
        view.name.clone()
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        let project = &at.catalogue.projects[self.0].project;
        let steps = vec![at.ld_step("nav.projects", Route::PROJECTS)];
        vec![
            at.ld_way(steps, title),
            at.ld_thing("Thing", &project.name, &project.aliases, []),
        ]
    }

    fn name(&self, published: Published<'_>) -> Option<String> {
        let entry = &published.catalogue.projects[self.0];
        Some(entry.project.name.clone())
    }
}
