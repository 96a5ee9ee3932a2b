//! A park's page: what it is, who runs it, and what was promised for it.

use super::kind::{Facts, PageKind};
use super::leaf::Divided;
use crate::address::{Pattern, Route};
use crate::link::catalogue::{ParkId, Subject, ThreadId};
use crate::link::lists::ListOwner;
use crate::link::outlets::OutletOwner;
use crate::render::cut::named::{NamedLists, NamedRow, ParkLists};
use crate::render::cut::{Leaf, Listing, rows_of};
use crate::render::parts::calendar::YearRow;
use crate::render::parts::deleted::DeletedView;
use crate::render::parts::jsonld::{Property, Step};
use crate::render::parts::leaves::{LeafLink, LeafView};
use crate::render::parts::link::{Link, PlanLink, UnitLink};
use crate::render::parts::progress::ProgressView;
use crate::render::parts::rows::Rows;
use crate::render::parts::sentences::PlanSentences;
use crate::render::parts::task_row::PlanRows;
use crate::render::parts::thread::ThreadLink;
use crate::render::parts::unit_choice::UnitChoice;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;

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
    /// Where its page is.
    pub place_href: Option<String>,
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
    /// The matters through several plans whose words name it.
    pub threads: Vec<ThreadLink>,
    /// How many plans its tasks stand in, where they are several and none says that it continues another.
    pub unrelated_plans: Option<usize>,
    /// What was reported of the tasks that name it; absent where nothing was.
    pub progress: Option<ProgressView>,
    /// The plans that name it.
    pub plans: Vec<PlanLink>,
    /// The exact sentences that name it, plan by plan, each with its own deadline.
    pub sentences: Vec<PlanSentences>,
    /// How many.
    pub sentence_count: usize,
    /// Tasks whose text names it.
    pub tasks: Vec<PlanRows>,
    /// How many that no official notice deleted.
    pub task_count: usize,
    /// Tasks of the units that run it, whose text does not name it.
    pub runners_tasks: Vec<PlanRows>,
    /// How many that no official notice deleted.
    pub runners_count: usize,
    /// What was deleted of all these, with the deadlines of those that name it.
    pub deleted: Option<DeletedView>,
    /// The deadlines of the tasks that name it, month by month.
    pub calendar: Vec<YearRow>,
    /// Passages that name it outside tasks.
    pub mentions: Vec<Link>,
    /// The units by which its tasks are narrowed.
    pub choices: Vec<UnitChoice>,
    /// Where its lists are, if they are too long for its page.
    pub leaves: Vec<LeafLink>,
    /// Which part of the lists this page has, if it is a leaf.
    pub leaf: Option<LeafView>,
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

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = ParkView;

    fn all(published: Published<'_>) -> Vec<Self> {
        published.catalogue.parks.indices().map(Self).collect()
    }

    fn route<'a>(&self, published: Published<'a>) -> Route<'a> {
        published.catalogue.park_route(self.0)
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let lists = ParkLists(self.0);
        let page = self.cut(at.published());
        let rows = lists.rows(at.catalogue);
        let mut view = shown(at, self.0, if page.leaves.is_empty() { &rows } else { &[] });

        view.leaves = at.leaf_links(page, &lists, |_| None);
        let named = &at.catalogue.parks[self.0].tasks;
        let runners = NamedLists::new(&rows).runners;
        let listed = named.iter().chain(&runners).copied();
        let deleted = at
            .catalogue
            .deleted(listed, at.catalogue.deadlines_of(named));
        view.task_count = at.catalogue.count_tasks(named.iter().copied());
        view.runners_count = at.catalogue.count_tasks(runners);
        view.deleted = DeletedView::of(deleted);
        view
    }

    fn rows(view: &mut Self::View) -> Vec<&mut Rows> {
        let plans = view.tasks.iter_mut().chain(&mut view.runners_tasks);
        plans.map(|plan| &mut plan.rows).collect()
    }

    fn title(&self, _: &At<'_>, view: &Self::View) -> String {
        view.name.clone()
    }

    fn list(&self) -> Option<ListOwner> {
        Some(ListOwner::Park(self.0))
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

        vec![
            at.ld_way(self.steps(at), title),
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

impl Divided for ParkPage {
    const LEAVES: &'static Pattern = Route::PARK_LEAF;
    const IS_OFFICIAL: bool = true;

    fn leaves<'a>(&self, published: Published<'a>) -> &'a [Leaf] {
        &published.cuts.parks[self.0]
    }

    fn leaf_view(&self, at: &At<'_>, leaf: &Leaf) -> Self::View {
        let rows = rows_of(&ParkLists(self.0), at.catalogue, Some(leaf));
        let page = self.cut(at.published());
        ParkView {
            leaf: Some(at.leaf_view(page, leaf, self.called(at))),
            ..shown(at, self.0, &rows)
        }
    }

    fn called(&self, at: &At<'_>) -> String {
        at.catalogue.parks[self.0].park.name.clone()
    }

    fn steps<'a>(&self, at: &At<'a>) -> Vec<Step<'a>> {
        vec![at.ld_step("nav.parks", Route::PARKS)]
    }
}

/// Returns the matters whose words name a park, and those of the units that run it: its page lists the tasks of both.
fn threads_of(at: &At<'_>, id: ParkId) -> Vec<ThreadId> {
    let threads = &at.catalogue.threads;
    let runners = at.catalogue.parks[id].run_by.iter();
    let of_runners = runners.flat_map(|&unit| threads.of_unit(unit));
    let all: BTreeSet<ThreadId> = threads
        .of_park(id)
        .iter()
        .chain(of_runners)
        .copied()
        .collect();
    all.into_iter().collect()
}

/// Returns what a park's page, or a leaf of it, says with these rows.
fn shown(at: &At<'_>, id: ParkId, rows: &[NamedRow]) -> ParkView {
    let entry = &at.catalogue.parks[id];
    let park = &entry.park;
    let deadlines = at.catalogue.deadlines_of(&entry.tasks);
    let lists = NamedLists::new(rows);
    let task_count = at.catalogue.count_tasks(lists.tasks.iter().copied());
    let runners_count = at.catalogue.count_tasks(lists.runners.iter().copied());
    let passages = lists.naming(at.catalogue);
    let sentences = at.sentences(&passages, Subject::Park(id));
    let tasks = at.by_plan(lists.tasks, None);
    let runners_tasks = at.by_plan(lists.runners, entry.run_by.first().copied());
    let listed = tasks.iter().chain(&runners_tasks);

    ParkView {
        choices: at.unit_choices(listed.map(|plan| &plan.rows)),
        name: park.name.clone(),
        aliases: park.aliases.clone(),
        kind: park.kind.map(|kind| kind.key().to_owned()),
        level: park.level.map(|level| level.key().to_owned()),
        place: at.place_name(park.place.as_deref()),
        place_href: at.place_href(park.place.as_deref()),
        note: park.note.clone(),
        parent: entry.parent.map(|parent| at.park(parent)),
        children: entry.children.iter().map(|&child| at.park(child)).collect(),
        run_by: entry.run_by.iter().map(|&unit| at.unit(unit)).collect(),
        threads: at.threads(&threads_of(at, id)),
        unrelated_plans: at.unrelated_plans_of(entry.tasks.iter().copied()),
        progress: at.progress_among(at.catalogue.progress.of_park(id), &entry.tasks),
        projects: entry.projects.iter().map(|&id| at.project(id)).collect(),
        plans: lists.plans.iter().map(|&plan| at.plan(plan)).collect(),
        sentence_count: sentences.iter().map(|own| own.sentences.len()).sum(),
        sentences,
        task_count,
        tasks,
        runners_count,
        runners_tasks,
        deleted: None,
        calendar: at.calendar(deadlines),
        mentions: at.passages(&lists.mentions),
        leaves: Vec::new(),
        leaf: None,
    }
}
