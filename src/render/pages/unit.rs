//! A unit's page: who it is, what it owes by name, and what it owes through a group.

use super::kind::{Facts, PageKind};
use super::leaf::Divided;
use crate::address::{Pattern, Route};
use crate::link::catalogue::{Deleted, Handover, TaskId, UnitEntry, UnitId};
use crate::link::lists::ListOwner;
use crate::link::outlets::OutletOwner;
use crate::plan::Role;
use crate::render::chart::Chart;
use crate::render::cut::unit::{UnitLists, UnitRow};
use crate::render::cut::{Leaf, Listing, rows_of};
use crate::render::english::EnglishName;
use crate::render::parts::deleted::DeletedView;
use crate::render::parts::jsonld::{Property, Step, organization_type};
use crate::render::parts::leaves::{CutPage, LeafLink, LeafView};
use crate::render::parts::link::{Link, PlanLink, UnitLink};
use crate::render::parts::partners::Partner;
use crate::render::parts::progress::ProgressView;
use crate::render::parts::rows::Rows;
use crate::render::parts::schedule::{SlotDues, schedule};
use crate::render::parts::thread::ThreadLink;
use crate::render::parts::unit_choice::UnitChoice;
use crate::render::parts::unit_tasks::{self, GroupTasks, RoleTasks};
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// `units/<unit>.html`
#[derive(Debug, Serialize, JsonSchema)]
pub struct UnitView {
    /// Its everyday name.
    pub short: String,
    /// Its full name.
    pub name: String,
    /// Its full name in Latin letters and in English, made by the program; only where the interface is in English.
    pub english: Option<EnglishName>,
    /// Every other name that documents print.
    pub aliases: Vec<String>,
    /// What sort of body it is; see the theme's strings.
    pub kind: &'static str,
    /// The place it serves.
    pub place: Option<String>,
    /// Where its page is.
    pub place_href: Option<String>,
    /// Whether the gazetteer knows it.
    pub listed: bool,
    /// What a reader should know.
    pub note: Option<String>,
    /// Its double nameplates.
    pub nameplates: Vec<String>,
    /// The unit it is part of.
    pub parent: Option<UnitLink>,
    /// Units that are part of it.
    pub children: Vec<UnitLink>,
    /// Units whose work it took over.
    pub predecessors: Vec<Succession>,
    /// Units that took over its work.
    pub successors: Vec<Succession>,
    /// Units that it stands for.
    pub members: Vec<UnitLink>,
    /// A group whose members are not all known.
    pub open: bool,
    /// Groups that it belongs to.
    pub groups: Vec<UnitLink>,
    /// Parks that it runs.
    pub parks: Vec<Link>,
    /// The matters through several plans whose tasks it answers for.
    pub threads: Vec<ThreadLink>,
    /// How many plans its tasks stand in, where they are several and none says that it continues another.
    pub unrelated_plans: Option<usize>,
    /// What was reported of the tasks that it answers for; absent where nothing was.
    pub progress: Option<ProgressView>,
    /// Plans that it issued.
    pub issued: Vec<PlanLink>,
    /// Plans that are addressed to it by name.
    pub addressed: Vec<PlanLink>,
    /// How many tasks by name that no official notice deleted, each counted once.
    pub task_count: usize,
    /// What was deleted of them.
    pub deleted: Option<DeletedView>,
    /// What it owes by name, role by role.
    pub roles: Vec<RoleTasks>,
    /// What it owes through groups.
    pub through: Vec<GroupTasks>,
    /// How many tasks that is, summed over the groups.
    pub through_count: usize,
    /// How much of it is due in which month; absent where that is little.
    pub load: Option<Chart>,
    /// When what it owes by name falls due.
    pub schedule: Vec<SlotDues>,
    /// Units that it shares tasks with, those with the most first.
    pub partners: Vec<Partner>,
    /// Passages that name it without giving it a task.
    pub mentions: Vec<Link>,
    /// The units by which its tasks are narrowed.
    pub choices: Vec<UnitChoice>,
    /// Where its lists are, if they are too long for its page; that has only figures then.
    pub leaves: Vec<LeafLink>,
    /// Which part of the lists this page has, if it is a leaf.
    pub leaf: Option<LeafView>,
}

/// A unit that came before or after.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Succession {
    /// The unit.
    pub unit: UnitLink,
    /// When, as precise as is known.
    pub date: Option<String>,
    /// What went over.
    pub note: Option<String>,
}

/// The page of a unit.
#[derive(Debug, Clone, Copy)]
pub struct UnitPage(pub UnitId);

impl PageKind for UnitPage {
    const FACTS: Facts = Facts {
        template: "unit",
        section: "units",
        words: &[],
        has_data: true,
        in_sitemap: true,
        is_promised: true,
    };

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = UnitView;

    fn all(published: Published<'_>) -> Vec<Self> {
        published.catalogue.units.indices().map(Self).collect()
    }

    fn route<'a>(&self, published: Published<'a>) -> Route<'a> {
        published.catalogue.unit_route(self.0)
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let page = self.cut(at.published());
        if !page.leaves.is_empty() {
            return overview(at, self.0, page);
        }

        let rows = UnitLists(self.0).rows(at.catalogue);
        let load = at.load(&schedule(&rows), |anchor| format!("#{anchor}"));
        UnitView {
            load,
            ..shown(at, self.0, &rows)
        }
    }

    fn rows(view: &mut Self::View) -> Vec<&mut Rows> {
        let through = view.through.iter_mut();
        let through = through.flat_map(|group| unit_tasks::rows(&mut group.roles));
        let slots = view.schedule.iter_mut().flat_map(|slot| &mut slot.roles);

        let own = unit_tasks::rows(&mut view.roles);
        let rows = own.chain(through);
        rows.chain(slots.map(|role| &mut role.rows)).collect()
    }

    fn title(&self, at: &At<'_>, _: &Self::View) -> String {
        self.called(at)
    }

    fn list(&self) -> Option<ListOwner> {
        Some(ListOwner::Unit(self.0))
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        vec![at.ld_way(self.steps(at), title), linked_data(at, self.0)]
    }

    fn outlets(&self) -> Option<OutletOwner> {
        Some(OutletOwner::Unit(self.0))
    }

    fn name(&self, published: Published<'_>) -> Option<String> {
        Some(published.catalogue.units[self.0].short().to_owned())
    }
}

impl Divided for UnitPage {
    const LEAVES: &'static Pattern = Route::UNIT_LEAF;
    const IS_OFFICIAL: bool = true;

    fn leaves<'a>(&self, published: Published<'a>) -> &'a [Leaf] {
        &published.cuts.units[self.0]
    }

    fn leaf_view(&self, at: &At<'_>, leaf: &Leaf) -> Self::View {
        let rows = rows_of(&UnitLists(self.0), at.catalogue, Some(leaf));
        let page = self.cut(at.published());
        UnitView {
            leaf: Some(at.leaf_view(page, leaf, self.called(at))),
            ..shown(at, self.0, &rows)
        }
    }

    fn called(&self, at: &At<'_>) -> String {
        let entry = &at.catalogue.units[self.0];
        let place = at.place_name(entry.unit.place.as_deref());
        at.strings.unit_title(entry.short(), place.as_deref())
    }

    fn steps<'a>(&self, at: &At<'a>) -> Vec<Step<'a>> {
        vec![at.ld_step("nav.units", Route::UNITS)]
    }
}

/// Returns the page of a unit whose lists are on leaves: how many they are, and the ways to them.
fn overview<'a>(at: &At<'a>, id: UnitId, page: CutPage<'a>) -> UnitView {
    let lists = UnitLists(id);
    let leaves = at.leaf_links(page, &lists, |_| None);
    let href = |anchor: String| {
        let leaf = leaves.iter().find(|leaf| leaf.anchors.contains(&anchor));
        let leaf = leaf.map_or("", |leaf| leaf.href.as_str());
        format!("{leaf}#{anchor}")
    };
    let load = at.load(&schedule(&lists.rows(at.catalogue)), href);

    let entry = &at.catalogue.units[id];
    let roles = Role::ALL.into_iter().map(|role| RoleTasks {
        role: role.key(),
        count: counted(at, entry, role),
        plans: Vec::new(),
    });
    let groups = entry.groups.iter();
    let through = groups.map(|&group| count_of(at, &at.catalogue.units[group]));

    UnitView {
        roles: roles.filter(|role| role.count > 0).collect(),
        through_count: through.sum(),
        load,
        leaves,
        ..shown(at, id, &[])
    }
}

/// Returns how many tasks a unit has by name that no official notice deleted.
fn count_of(at: &At<'_>, entry: &UnitEntry) -> usize {
    let tasks = entry.tasks.iter().map(|(task, _)| *task);
    at.catalogue.count_tasks(tasks)
}

/// Returns in how many of them it has a part.
fn counted(at: &At<'_>, entry: &UnitEntry, role: Role) -> usize {
    let tasks = entry.tasks.iter().filter(|(_, own)| *own == role);
    at.catalogue.count_tasks(tasks.map(|(task, _)| *task))
}

/// Counts what official notices deleted of the tasks that a unit has by name.
fn deleted_of(at: &At<'_>, entry: &UnitEntry) -> Deleted {
    let tasks = entry.tasks.iter().map(|(task, _)| *task);
    let tasks: BTreeSet<TaskId> = tasks.collect();
    let deadlines = tasks
        .iter()
        .flat_map(|&task| &at.catalogue.tasks[task].deadlines);
    at.catalogue
        .deleted(tasks.iter().copied(), deadlines.copied())
}

/// Returns what a unit's page, or a leaf of it, says with these rows.
fn shown(at: &At<'_>, id: UnitId, rows: &[UnitRow]) -> UnitView {
    let entry = &at.catalogue.units[id];
    let unit = &entry.unit;
    let link_all = |units: &[UnitId]| units.iter().map(|&id| at.unit(id)).collect();
    let through = at.tasks_through_groups(rows);
    let roles = at.tasks_by_role(id, rows);
    let deleted = deleted_of(at, entry);
    let listed = roles
        .iter()
        .chain(through.iter().flat_map(|group| &group.roles));
    let listed = listed.flat_map(|role| &role.plans);
    let choices = at.unit_choices(listed.map(|plan| &plan.rows));
    let mentions = rows.iter().filter_map(|row| match row {
        UnitRow::Mention(passage) => Some(at.passage(passage.plan, passage.node)),
        _ => None,
    });

    UnitView {
        short: entry.short().to_owned(),
        name: unit.name.clone(),
        english: at.english(id),
        aliases: unit.aliases.iter().skip(1).cloned().collect(),
        kind: unit.kind.key(),
        place: at.place_name(unit.place.as_deref()),
        place_href: at.place_href(unit.place.as_deref()),
        listed: entry.listed,
        note: unit.note.clone(),
        nameplates: unit.nameplates.clone(),
        parent: entry.parent.map(|parent| at.unit(parent)),
        children: link_all(&entry.children),
        predecessors: predecessors(at, id),
        successors: successors(at, id),
        members: link_all(&entry.members),
        open: unit.open,
        groups: link_all(&entry.groups),
        parks: entry.runs.iter().map(|&park| at.park(park)).collect(),
        threads: at.threads(at.catalogue.threads.of_unit(id)),
        unrelated_plans: at.unrelated_plans_of(entry.tasks.iter().map(|(task, _)| *task)),
        progress: progress(at, id),
        issued: entry.issued.iter().map(|&plan| at.plan(plan)).collect(),
        addressed: entry.addressed.iter().map(|&plan| at.plan(plan)).collect(),
        task_count: count_of(at, entry),
        deleted: DeletedView::of(deleted),
        roles,
        choices,
        through_count: through.iter().map(|through| through.count).sum(),
        through,
        load: None,
        schedule: at.slots(&schedule(rows)),
        partners: at.partners(rows),
        mentions: mentions.collect(),
        leaves: Vec::new(),
        leaf: None,
    }
}

/// Returns what was reported of the tasks that a unit answers for.
fn progress(at: &At<'_>, id: UnitId) -> Option<ProgressView> {
    let records = at.catalogue.progress.of_unit(id);
    if records.is_empty() {
        return None;
    }
    let tasks = at.catalogue.units[id].tasks.iter().map(|(task, _)| *task);
    let tasks: BTreeSet<TaskId> = tasks
        .filter(|&task| at.catalogue.tasks[task].in_charge().units.contains(&id))
        .collect();
    at.progress_among(records, &tasks.into_iter().collect::<Vec<_>>())
}

/// Returns the units whose work a unit took over.
fn predecessors(at: &At<'_>, id: UnitId) -> Vec<Succession> {
    let handovers = at.catalogue.units[id].predecessors.iter();
    handovers
        .map(|handover| succession(at, handover.from, *handover))
        .collect()
}

/// Returns the units that took over a unit's work.
fn successors(at: &At<'_>, id: UnitId) -> Vec<Succession> {
    let handovers = at.catalogue.units[id].successors.iter();
    handovers
        .map(|handover| succession(at, handover.to, *handover))
        .collect()
}

/// Returns a handover to be shown with a link to one of its units.
fn succession(at: &At<'_>, shown: UnitId, handover: Handover) -> Succession {
    let stated = handover.stated(&at.catalogue.units);
    Succession {
        unit: at.unit(shown),
        date: stated.date.map(|date| at.due(date).text),
        note: stated.note.clone(),
    }
}

/// Returns a unit as JSON-LD has it.
fn linked_data(at: &At<'_>, id: UnitId) -> Value {
    let entry = &at.catalogue.units[id];
    let unit = &entry.unit;
    let place = at.place_name(unit.place.as_deref());
    let members = entry.members.iter().map(|&member| at.ld_unit(member));

    let properties = [
        Property::new(
            "parentOrganization",
            entry.parent.map(|parent| at.ld_unit(parent)),
        ),
        Property::new(
            "areaServed",
            place.map(|name| json!({ "@type": "AdministrativeArea", "name": name })),
        ),
        Property::list("member", members.collect()),
    ];
    at.ld_thing(
        organization_type(unit.kind),
        &unit.name,
        &unit.aliases,
        properties,
    )
}
