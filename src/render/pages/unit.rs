//! A unit's page: who it is, what it owes by name, and what it owes through a group.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::link::catalogue::{Handover, TaskId, UnitEntry, UnitId};
use crate::link::outlets::OutletOwner;
use crate::plan::Role;
use crate::render::chart::Chart;
use crate::render::parts::jsonld::{Property, organization_type};
use crate::render::parts::link::{Link, PlanLink, UnitLink};
use crate::render::parts::partners::Partner;
use crate::render::parts::schedule::SlotDues;
use crate::render::parts::task_row::PlanRows;
use crate::render::parts::{At, Published};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

/// `units/<unit>.html`
#[derive(Debug, Serialize, JsonSchema)]
pub struct UnitView {
    /// Its everyday name.
    pub short: String,
    /// Its full name.
    pub name: String,
    /// Every other name that documents print.
    pub aliases: Vec<String>,
    /// What sort of body it is; see the theme's strings.
    pub kind: &'static str,
    /// The place it serves.
    pub place: Option<String>,
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
    /// Plans that it issued.
    pub issued: Vec<PlanLink>,
    /// Plans that are addressed to it by name.
    pub addressed: Vec<PlanLink>,
    /// How many tasks by name, each counted once.
    pub task_count: usize,
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

/// Tasks in one part.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RoleTasks {
    /// lead, responsible or cooperating.
    pub role: &'static str,
    /// How many.
    pub count: usize,
    /// The tasks, plan by plan.
    pub plans: Vec<PlanRows>,
}

/// Tasks through a group.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GroupTasks {
    /// The group.
    pub group: UnitLink,
    /// How many.
    pub count: usize,
    /// The tasks, role by role.
    pub roles: Vec<RoleTasks>,
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

    type View = UnitView;

    fn all(published: Published<'_>) -> Vec<Self> {
        published.catalogue.units.indices().map(Self).collect()
    }

    fn route<'a>(&self, published: Published<'a>) -> Route<'a> {
        published.catalogue.unit_route(self.0)
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let entry = &at.catalogue.units[self.0];
        let unit = &entry.unit;
        let link_all = |units: &[UnitId]| units.iter().map(|&id| at.unit(id)).collect();
        let through = through_groups(at, entry);
        let schedule = at.schedule(self.0);
        let mentions = entry.mentioned.iter();

        UnitView {
            short: entry.short().to_owned(),
            name: unit.name.clone(),
            aliases: unit.aliases.iter().skip(1).cloned().collect(),
            kind: unit.kind.key(),
            place: at.place_name(unit.place.as_deref()),
            listed: entry.listed,
            note: unit.note.clone(),
            nameplates: unit.nameplates.clone(),
            parent: entry.parent.map(|parent| at.unit(parent)),
            children: link_all(&entry.children),
            predecessors: predecessors(at, self.0),
            successors: successors(at, self.0),
            members: link_all(&entry.members),
            open: unit.open,
            groups: link_all(&entry.groups),
            parks: entry.runs.iter().map(|&park| at.park(park)).collect(),
            issued: entry.issued.iter().map(|&plan| at.plan(plan)).collect(),
            addressed: entry.addressed.iter().map(|&plan| at.plan(plan)).collect(),
            task_count: task_count(&entry.tasks),
            roles: by_role(at, &entry.tasks),
            through_count: through.iter().map(|through| through.count).sum(),
            through,
            load: at.load(&schedule),
            schedule: at.slots(&schedule),
            partners: at.partners(at.shared(self.0)),
            mentions: mentions
                .map(|passage| at.passage(passage.plan, passage.node))
                .collect(),
        }
    }

    fn title(&self, at: &At<'_>, view: &Self::View) -> String {
        at.strings.unit_title(&view.short, view.place.as_deref())
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        let steps = vec![at.ld_step("nav.units", Route::UNITS)];
        vec![at.ld_way(steps, title), linked_data(at, self.0)]
    }

    fn outlets(&self) -> Option<OutletOwner> {
        Some(OutletOwner::Unit(self.0))
    }

    fn name(&self, published: Published<'_>) -> Option<String> {
        Some(published.catalogue.units[self.0].short().to_owned())
    }
}

/// Returns what a unit owes through each of its groups.
fn through_groups(at: &At<'_>, entry: &UnitEntry) -> Vec<GroupTasks> {
    let groups = entry.groups.iter().map(|&group| {
        let tasks = &at.catalogue.units[group].tasks;
        GroupTasks {
            group: at.unit(group),
            count: task_count(tasks),
            roles: by_role(at, tasks),
        }
    });
    groups.filter(|group| group.count > 0).collect()
}

/// Returns how many tasks these are, each once whatever its roles.
fn task_count(tasks: &[(TaskId, Role)]) -> usize {
    let mut own: Vec<TaskId> = tasks.iter().map(|(task, _)| *task).collect();
    own.sort_unstable();
    own.dedup();
    own.len()
}

fn by_role(at: &At<'_>, tasks: &[(TaskId, Role)]) -> Vec<RoleTasks> {
    let roles = Role::ALL.into_iter().map(|role| {
        let own = tasks.iter().filter(|(_, own)| *own == role);
        let own: Vec<TaskId> = own.map(|(task, _)| *task).collect();
        RoleTasks {
            role: role.key(),
            count: own.len(),
            plans: at.by_plan(own),
        }
    });
    roles.filter(|tasks| tasks.count > 0).collect()
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
