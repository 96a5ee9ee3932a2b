//! A park's page: what it is, who runs it, and what was promised for it.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::link::catalogue::{Catalogue, ParkEntry, ParkId, PlanId, TaskId};
use crate::link::outlets::OutletOwner;
use crate::render::parts::calendar::YearRow;
use crate::render::parts::jsonld::Property;
use crate::render::parts::link::{Link, PlanLink, UnitLink};
use crate::render::parts::task_row::PlanRows;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

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

/// The page of a park.
#[derive(Debug, Clone, Copy)]
pub struct ParkPage(pub ParkId);

impl PageKind for ParkPage {
    const FACTS: Facts = Facts {
        template: "park",
        section: "parks",
        words: &[],
        has_data: true,
        in_sitemap: true,
        is_promised: true,
    };

    type View = ParkView;

    fn all(published: Published<'_>) -> Vec<Self> {
        published.catalogue.parks.indices().map(Self).collect()
    }

    fn route<'a>(&self, published: Published<'a>) -> Route<'a> {
        published.catalogue.park_route(self.0)
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let entry = &at.catalogue.parks[self.0];
        let park = &entry.park;
        let runners = tasks_of_runners(at.catalogue, entry);
        let deadlines = at.catalogue.deadlines_of(&entry.tasks);

        let mut plans: Vec<PlanId> = entry.mentioned.iter().map(|passage| passage.plan).collect();
        plans.dedup();

        ParkView {
            name: park.name.clone(),
            aliases: park.aliases.clone(),
            kind: park.kind.map(|kind| kind.key().to_owned()),
            level: park.level.map(|level| level.key().to_owned()),
            place: at.place_name(park.place.as_deref()),
            note: park.note.clone(),
            parent: entry.parent.map(|parent| at.park(parent)),
            children: entry.children.iter().map(|&child| at.park(child)).collect(),
            run_by: entry.run_by.iter().map(|&unit| at.unit(unit)).collect(),
            projects: entry.projects.iter().map(|&id| at.project(id)).collect(),
            plans: plans.into_iter().map(|plan| at.plan(plan)).collect(),
            tasks: at.by_plan(entry.tasks.iter().copied()),
            task_count: entry.tasks.len(),
            runners_count: runners.len(),
            runners_tasks: at.by_plan(runners),
            calendar: at.calendar(deadlines),
            mentions: at.untasked(&entry.mentioned),
        }
    }

    fn title(&self, _: &At<'_>, view: &Self::View) -> String {
        view.name.clone()
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        let entry = &at.catalogue.parks[self.0];
        let parent = entry.parent.map(|parent| {
            let name = &at.catalogue.parks[parent].park.name;
            let url = at.ld_address(&at.catalogue.park_route(parent));
            json!({ "@type": "Place", "name": name, "url": url })
        });
        let properties = [Property::new("containedInPlace", parent)];
        let (name, aliases) = (&entry.park.name, &entry.park.aliases);

        let steps = vec![at.ld_step("nav.parks", Route::PARKS)];
        vec![
            at.ld_way(steps, title),
            at.ld_thing("Place", name, aliases, properties),
        ]
    }

    fn outlets(&self) -> Option<OutletOwner> {
        Some(OutletOwner::Park(self.0))
    }

    fn name(&self, published: Published<'_>) -> Option<String> {
        Some(published.catalogue.parks[self.0].park.name.clone())
    }
}

/// Returns the tasks of the units that run a park, those left out that name the park.
fn tasks_of_runners(catalogue: &Catalogue, entry: &ParkEntry) -> Vec<TaskId> {
    let runners = entry.run_by.iter();
    let tasks = runners.flat_map(|&unit| catalogue.units[unit].tasks.iter());
    let mut tasks: Vec<TaskId> = tasks
        .map(|(task, _)| *task)
        .filter(|task| entry.tasks.binary_search(task).is_err())
        .collect();
    tasks.sort_unstable();
    tasks.dedup();
    tasks
}
