//! Links to pages, as lists and prose have them.

use super::at::At;
use crate::address::Route;
use crate::content::gazetteer::UnitKind;
use crate::link::catalogue::{ParkId, Passage, PlaceId, PlanId, ProjectId, TaskId, UnitId};
use crate::plan::{BlockAt, NodeId, PlanState};
use crate::render::phrases::phrases;
use crate::time::Month;
use schemars::JsonSchema;
use serde::Serialize;

/// How many characters of a title a row shows.
pub(super) const ROW_TITLE: usize = 60;
/// How many characters of a task's title name it among others.
const NEIGHBOUR_TITLE: usize = 40;

/// A link.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Link {
    /// Where it leads, relative to this page.
    pub href: String,
    /// What it says.
    pub text: String,
}

/// A link with a figure.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Count {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub text: String,
    /// How many.
    pub count: usize,
}

/// A unit in a list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct UnitLink {
    /// Where it leads.
    pub href: String,
    /// Its name as printed there, or its everyday name.
    pub text: String,
    /// Its full name.
    pub name: String,
    /// Whether the gazetteer knows it.
    pub listed: bool,
    /// Whether it is a group that stands for its members.
    pub group: bool,
    /// What its full name says in English; only where the interface is in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub english: Option<String>,
    /// The number of the correction that its printed name was read from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark: Option<usize>,
}

/// A plan as it is cited.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PlanLink {
    /// Where it leads.
    pub href: String,
    /// Its title.
    pub title: String,
    /// 发文字号
    pub number: Option<String>,
    /// Its year.
    pub year: Option<i16>,
    /// Its place.
    pub place: Option<String>,
    /// repealed, lapsed or replaced: the key of the words `status.…`; absent for a plan in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<&'static str>,
}

impl Link {
    /// Returns the same link with a figure.
    pub fn counted(self, count: usize) -> Count {
        Count {
            href: self.href,
            text: self.text,
            count,
        }
    }
}

impl UnitLink {
    /// Returns a plain link to the unit.
    pub fn plain(self) -> Link {
        Link {
            href: self.href,
            text: self.text,
        }
    }
}

impl<'a> At<'a> {
    /// Returns the address of a plan's page.
    pub fn plan_route(&self, plan: PlanId) -> Route<'a> {
        self.catalogue.plan_route(plan)
    }

    /// Returns the address of a task's page.
    pub fn task_route(&self, task: TaskId) -> Route<'a> {
        self.catalogue.task_route(task)
    }

    /// Returns a link to a plan.
    pub fn plan(&self, plan: PlanId) -> PlanLink {
        let front = &self.catalogue.plans[plan].document.front;
        PlanLink {
            href: self.here.href(&self.plan_route(plan)),
            title: front.title.clone(),
            number: front.number.clone(),
            year: front.year,
            place: front.place.clone(),
            status: Some(front.state())
                .filter(|state| state.has_ended())
                .map(PlanState::key),
        }
    }

    /// Returns a link to a task by its number and title.
    pub fn task(&self, task: TaskId) -> Link {
        Link {
            href: self.here.href(&self.task_route(task)),
            text: self.task_title(task),
        }
    }

    /// Returns a task's number and title.
    pub fn task_title(&self, task: TaskId) -> String {
        let entry = &self.catalogue.tasks[task];
        let number = self.catalogue.plans[entry.plan].cited(entry.node);
        let title = self.catalogue.node(task).name(NEIGHBOUR_TITLE);
        format!("{number} {title}")
    }

    /// Returns a task's title in phrases: names that its heading holds stay whole.
    pub fn title_phrases(&self, task: TaskId, title: &str) -> Vec<String> {
        let entry = &self.catalogue.tasks[task];
        let text = &self.catalogue.plans[entry.plan].text;
        let heading = &text.outline.nodes[entry.node].heading;
        let mentions = text.mentions.at(BlockAt::Heading(entry.node));
        let names = mentions.iter().map(|own| &heading[own.range.clone()]);
        phrases(title, &names.collect::<Vec<&str>>())
    }

    /// Returns the way to a unit's page.
    pub fn unit_href(&self, unit: UnitId) -> String {
        self.here.href(&self.catalogue.unit_route(unit))
    }

    /// Returns a link to a unit by its everyday name.
    pub fn unit(&self, unit: UnitId) -> UnitLink {
        self.unit_as(unit, self.catalogue.units[unit].short())
    }

    /// Returns a link to a unit by the name that stands in a text.
    pub fn unit_as(&self, unit: UnitId, text: &str) -> UnitLink {
        let entry = &self.catalogue.units[unit];
        UnitLink {
            href: self.unit_href(unit),
            text: text.to_owned(),
            name: entry.unit.name.clone(),
            listed: entry.listed,
            group: entry.unit.kind == UnitKind::Group,
            english: self.gloss(unit),
            mark: None,
        }
    }

    /// Returns a link to a park.
    pub fn park(&self, park: ParkId) -> Link {
        Link {
            href: self.here.href(&self.catalogue.park_route(park)),
            text: self.catalogue.parks[park].park.name.clone(),
        }
    }

    /// Returns a link to a project.
    pub fn project(&self, project: ProjectId) -> Link {
        Link {
            href: self.here.href(&self.catalogue.project_route(project)),
            text: self.catalogue.projects[project].project.name.clone(),
        }
    }

    /// Returns a link to a place.
    pub fn place(&self, place: PlaceId) -> Link {
        Link {
            href: self.here.href(&self.catalogue.place_route(place)),
            text: self.catalogue.place_title(place).to_owned(),
        }
    }

    /// Returns the way to the page of a place by its id.
    pub fn place_href(&self, id: Option<&str>) -> Option<String> {
        let place = self.catalogue.place_by_id(id)?;
        Some(self.place(place).href)
    }

    /// Returns a link to a month.
    pub fn month(&self, month: Month) -> Link {
        Link {
            href: self.here.href(&Route::month(month)),
            text: self.strings.month(month),
        }
    }

    /// Returns a link to a year.
    pub fn year(&self, year: i16) -> Link {
        Link {
            href: self.here.href(&Route::year(year)),
            text: self.fill("date.year", &[("year", &year)]),
        }
    }

    /// Returns the name of a place by its id.
    pub fn place_name(&self, id: Option<&str>) -> Option<String> {
        self.catalogue.place_name_by_id(id).map(str::to_owned)
    }

    /// Returns the number of a node in its plan: 三(一)9(1).
    pub fn number(&self, plan: PlanId, node: NodeId) -> String {
        self.catalogue.plans[plan].number(node).to_owned()
    }

    /// Returns the way to where a node is shown: its task's page, or its place on the plan's page.
    pub fn node_href(&self, plan: PlanId, node: NodeId) -> String {
        let entry = &self.catalogue.plans[plan];
        match entry.task_at(node) {
            Some(task) => self.here.href(&self.task_route(task)),
            None => self.plan_place(plan, node),
        }
    }

    /// Returns the way to a node's place in the text of its plan.
    pub fn plan_place(&self, plan: PlanId, node: NodeId) -> String {
        let id = self.catalogue.plans[plan].node_id(node);
        let route = self.plan_route(plan);
        let route = match self.cuts.leaf_of_node(plan, node) {
            Some(leaf) => route.leaf(Route::PLAN_LEAF, leaf.name(self.catalogue)),
            None => route,
        };
        self.here.href_at(&route, id)
    }

    /// Returns the way to a line of a plan's archived source.
    pub fn source_place(&self, plan: PlanId, line: u32) -> String {
        let route = self.catalogue.source_route(plan);
        let route = match self.cuts.leaf_of_line(plan, line) {
            Some(leaf) => route.leaf(Route::SOURCE_LEAF, leaf.name(self.catalogue)),
            None => route,
        };
        self.here.href_at(&route, &format!("L{line}"))
    }

    /// Returns a link to a passage by its number and title.
    pub fn passage(&self, plan: PlanId, node: NodeId) -> Link {
        let title = self.catalogue.plans[plan].node(node).name(ROW_TITLE);
        Link {
            href: self.node_href(plan, node),
            text: format!("{} {title}", self.number(plan, node)),
        }
    }

    /// Returns links to passages by their numbers and titles.
    pub fn passages(&self, passages: &[Passage]) -> Vec<Link> {
        let passages = passages.iter();
        passages
            .map(|passage| self.passage(passage.plan, passage.node))
            .collect()
    }
}
