//! A park's page: what it is, who runs it, and what was promised for it.

use super::calendar::YearRow;
use super::common::{At, Link, PlanLink, PlanRows, UnitLink};
use crate::link::catalogue::{ParkId, Passage, PlanId, TaskId};
use schemars::JsonSchema;
use serde::Serialize;

/// `parks/<park>.html`
#[derive(Debug, Serialize, JsonSchema)]
pub struct ParkView {
    /// Its full name.
    pub name: String,
    /// Every other name that documents print.
    pub aliases: Vec<String>,
    /// Its kind; see the theme's strings.
    pub kind: Option<String>,
    /// national, provincial or municipal.
    pub level: Option<String>,
    /// The place it lies in.
    pub place: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
    /// The park it lies in.
    pub parent: Option<Link>,
    /// Parks that lie in it.
    pub children: Vec<Link>,
    /// Who runs it.
    pub run_by: Vec<UnitLink>,
    /// Named projects in it.
    pub projects: Vec<Link>,
    /// The plans that name it.
    pub plans: Vec<PlanLink>,
    /// Tasks whose text names it.
    pub tasks: Vec<PlanRows>,
    /// How many.
    pub task_count: usize,
    /// Tasks of the units that run it, whose text does not name it.
    pub runners_tasks: Vec<PlanRows>,
    /// How many.
    pub runners_count: usize,
    /// The deadlines of the tasks that name it, month by month.
    pub calendar: Vec<YearRow>,
    /// Passages that name it outside tasks.
    pub mentions: Vec<Link>,
}

pub(super) fn view(at: &At<'_>, id: ParkId) -> ParkView {
    let catalogue = at.catalogue;
    let entry = &catalogue.parks[id];
    let park = &entry.park;
    let mut runners: Vec<TaskId> = entry
        .run_by
        .iter()
        .flat_map(|&unit| catalogue.units[unit].tasks.iter().map(|(task, _)| *task))
        .filter(|task| entry.tasks.binary_search(task).is_err())
        .collect();
    runners.sort_unstable();
    runners.dedup();
    let mut plans: Vec<PlanId> = entry.mentioned.iter().map(|passage| passage.plan).collect();
    plans.dedup();
    let deadlines = entry
        .tasks
        .iter()
        .flat_map(|&task| catalogue.tasks[task].deadlines.iter().copied());
    ParkView {
        name: park.name.clone(),
        aliases: park.aliases.clone(),
        kind: park.kind.map(|kind| kind.key().to_owned()),
        level: park.level.map(|level| level.key().to_owned()),
        place: at.place_of(park.place.as_deref()),
        note: park.note.clone(),
        parent: entry.parent.map(|parent| at.park(parent)),
        children: entry.children.iter().map(|&child| at.park(child)).collect(),
        run_by: entry.run_by.iter().map(|&unit| at.unit(unit)).collect(),
        projects: entry
            .projects
            .iter()
            .map(|&project| at.project(project))
            .collect(),
        plans: plans.into_iter().map(|plan| at.plan(plan)).collect(),
        tasks: at.by_plan(entry.tasks.iter().copied()),
        task_count: entry.tasks.len(),
        runners_count: runners.len(),
        runners_tasks: at.by_plan(runners),
        calendar: at.calendar(deadlines),
        mentions: at.untasked(&entry.mentioned),
    }
}

impl At<'_> {
    /// The passages that are not tasks.
    pub fn untasked(&self, passages: &[Passage]) -> Vec<Link> {
        passages
            .iter()
            .filter(|passage| self.catalogue.plans[passage.plan].task_of[passage.node].is_none())
            .map(|passage| self.passage(passage.plan, passage.node))
            .collect()
    }
}
