//! A named project's page: what was promised of it.

use super::calendar::YearRow;
use super::common::{At, Link, PlanRows};
use crate::link::catalogue::ProjectId;
use schemars::JsonSchema;
use serde::Serialize;

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

pub(super) fn view(at: &At<'_>, id: ProjectId) -> ProjectView {
    let catalogue = at.catalogue;
    let entry = &catalogue.projects[id];
    let project = &entry.project;
    let deadlines = entry
        .tasks
        .iter()
        .flat_map(|&task| catalogue.tasks[task].deadlines.iter().copied());
    ProjectView {
        name: project.name.clone(),
        aliases: project.aliases.clone(),
        place: at.place_of(project.place.as_deref()),
        park: entry.park.map(|park| at.park(park)),
        note: project.note.clone(),
        tasks: at.by_plan(entry.tasks.iter().copied()),
        task_count: entry.tasks.len(),
        calendar: at.calendar(deadlines),
        mentions: at.untasked(&entry.mentioned),
    }
}
