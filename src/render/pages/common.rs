//! The pieces that views are made of: links, deadlines, rows of tasks.

use super::Context;
use crate::address::Route;
use crate::content::permalinks::Moves;
use crate::content::settings::Settings;
use crate::link::catalogue::{Catalogue, DeadlineId, ParkId, PlanId, ProjectId, TaskId, UnitId};
use crate::link::dataset::Table;
use crate::link::outlets::Outlets;
use crate::plan::{NodeId, Role};
use crate::render::icon::Icon;
use crate::render::strings::Strings;
use crate::time::{Due, Month};
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt::Display;

/// How many characters of a title a row shows.
const ROW_TITLE: usize = 60;

/// What is known while one page is made.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub catalogue: &'a Catalogue,
    pub settings: &'a Settings,
    pub strings: &'a Strings,
    pub moves: &'a Moves,
    pub icon: Icon,
    pub outlets: &'a Outlets,
    /// The tables that the catalogue is published as.
    pub tables: &'a [Table<'a>],
    pub here: Route<'a>,
}

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
}

/// A deadline's time.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DueView {
    /// As data has it: `2017`, `2017-Q4`, `2017-03`, `2017-02-10`.
    pub key: String,
    /// In words of the interface.
    pub text: String,
    /// year, half, quarter, month or day.
    pub precision: &'static str,
    /// The month's or year's page.
    pub href: String,
}

/// A task in a list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TaskRow {
    /// Its page.
    pub href: String,
    /// Its number in its plan: 三(一)9(1).
    pub number: String,
    /// Its title, or the beginning of its text.
    pub title: String,
    /// Its lead units, or its responsible ones where it has no lead.
    pub leads: Vec<UnitLink>,
    /// Whether `leads` are lead units.
    pub led: bool,
    /// Its deadlines.
    pub dues: Vec<DueView>,
    /// The years of its deadlines, each once.
    pub years: Vec<i16>,
    /// The parks that its text names.
    pub parks: Vec<String>,
}

/// Tasks of one plan.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PlanRows {
    /// The plan.
    pub plan: PlanLink,
    /// Its tasks.
    pub rows: Vec<TaskRow>,
}

/// A dated promise in a list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DueRow {
    /// Where it stands: the task's page, or its place in the plan.
    pub href: String,
    /// The number of the task or passage.
    pub number: String,
    /// The title of the task or passage.
    pub title: String,
    /// When.
    pub due: DueView,
    /// The words that say when, as printed.
    pub raw: String,
    /// What is due, as printed; empty where the whole task is.
    pub text: String,
    /// Printed in the running text, not in a deadline field.
    pub running: bool,
}

impl<'a> At<'a> {
    pub fn new(context: Context<'a>, here: Route<'a>) -> Self {
        let Context {
            catalogue,
            settings,
            strings,
            moves,
            icon,
            outlets,
            tables,
        } = context;
        Self {
            catalogue,
            settings,
            strings,
            moves,
            icon,
            outlets,
            tables,
            here,
        }
    }

    pub fn word(&self, key: &str) -> String {
        self.strings.get(key).to_owned()
    }

    pub fn fill(&self, key: &str, values: &[(&str, &dyn Display)]) -> String {
        self.strings.fill(key, values)
    }

    pub fn plan_route(&self, plan: PlanId) -> Route<'a> {
        Route::plan(&self.catalogue.plans[plan].document.id)
    }

    pub fn task_route(&self, task: TaskId) -> Route<'a> {
        super::Item::Task(task).route(self.catalogue, self.moves)
    }

    pub fn plan(&self, plan: PlanId) -> PlanLink {
        let front = &self.catalogue.plans[plan].document.front;
        PlanLink {
            href: self.here.href(&self.plan_route(plan)),
            title: front.title.clone(),
            number: front.number.clone(),
            year: front.year,
            place: front.place.clone(),
        }
    }

    pub fn unit_href(&self, unit: UnitId) -> String {
        self.here
            .href(&Route::unit(&self.catalogue.units[unit].unit.id))
    }

    /// A unit by its everyday name.
    pub fn unit(&self, unit: UnitId) -> UnitLink {
        let text = self.catalogue.units[unit].short();
        self.unit_as(unit, text)
    }

    /// A unit by the name that stands in a text.
    pub fn unit_as(&self, unit: UnitId, text: &str) -> UnitLink {
        let entry = &self.catalogue.units[unit];
        UnitLink {
            href: self.unit_href(unit),
            text: text.to_owned(),
            name: entry.unit.name.clone(),
            listed: entry.listed,
            group: entry.unit.kind == crate::content::gazetteer::UnitKind::Group,
            mark: None,
        }
    }

    pub fn park(&self, park: ParkId) -> Link {
        let park = &self.catalogue.parks[park].park;
        Link {
            href: self.here.href(&Route::park(&park.id)),
            text: park.name.clone(),
        }
    }

    pub fn project(&self, project: ProjectId) -> Link {
        let project = &self.catalogue.projects[project].project;
        Link {
            href: self.here.href(&Route::project(&project.id)),
            text: project.name.clone(),
        }
    }

    pub fn month_name(&self, month: Month) -> String {
        self.strings.month(month)
    }

    pub fn month(&self, month: Month) -> Link {
        Link {
            href: self.here.href(&Route::month(month)),
            text: self.month_name(month),
        }
    }

    pub fn year(&self, year: i16) -> Link {
        let text = self.fill("date.year", &[("year", &year)]);
        Link {
            href: self.here.href(&Route::year(year)),
            text,
        }
    }

    pub fn date(&self, date: jiff::civil::Date) -> String {
        self.strings.date(date)
    }

    /// A point in time, linked to the page that holds it.
    pub fn due(&self, due: Due) -> DueView {
        let precision = match due {
            Due::Day(_) => "day",
            Due::Month(_) => "month",
            Due::Quarter(..) => "quarter",
            Due::Half(..) => "half",
            Due::Year(_) => "year",
        };
        DueView {
            key: due.to_string(),
            text: self.strings.due(due),
            precision,
            href: self.due_href(due),
        }
    }

    /// The page that holds a point in time: its month's, or its place on its year's.
    pub fn due_href(&self, due: Due) -> String {
        match due.month() {
            Some(month) => self.here.href(&Route::month(month)),
            None => self
                .here
                .href_at(&Route::year(due.year()), &due.to_string()),
        }
    }

    /// The number of a node in its plan: 三(一)9(1).
    pub fn number(&self, plan: PlanId, node: NodeId) -> String {
        self.catalogue.plans[plan].numbers[node].clone()
    }

    pub fn task_row(&self, task: TaskId) -> TaskRow {
        let entry = &self.catalogue.tasks[task];
        let led = entry
            .assignments
            .iter()
            .any(|assignment| assignment.role == Role::Lead);
        let wanted = if led { Role::Lead } else { Role::Responsible };
        let leads = entry
            .assignments
            .iter()
            .filter(|assignment| assignment.role == wanted)
            .map(|assignment| self.unit_as(assignment.unit, &assignment.printed))
            .collect();
        let mut dues: Vec<Due> = entry
            .deadlines
            .iter()
            .map(|&id| self.catalogue.deadlines[id].due)
            .collect();
        dues.sort_by_key(|due| due.sort_key());
        dues.dedup();
        let mut years: Vec<i16> = dues.iter().map(|due| due.year()).collect();
        years.dedup();
        let parks = entry.parks.iter();
        TaskRow {
            href: self.here.href(&self.task_route(task)),
            number: self.number(entry.plan, entry.node),
            title: self.catalogue.node(task).name(ROW_TITLE),
            leads,
            led,
            dues: dues.into_iter().map(|due| self.due(due)).collect(),
            years,
            parks: parks
                .map(|&park| self.catalogue.parks[park].park.name.clone())
                .collect(),
        }
    }

    /// Tasks, plan by plan; the ids are in the order of the catalogue.
    pub fn by_plan(&self, tasks: impl IntoIterator<Item = TaskId>) -> Vec<PlanRows> {
        let mut groups: Vec<(PlanId, PlanRows)> = Vec::new();
        for task in tasks {
            let plan = self.catalogue.tasks[task].plan;
            if groups.last().is_none_or(|(last, _)| *last != plan) {
                groups.push((
                    plan,
                    PlanRows {
                        plan: self.plan(plan),
                        rows: Vec::new(),
                    },
                ));
            }
            if let Some((_, group)) = groups.last_mut() {
                group.rows.push(self.task_row(task));
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    /// Where a node is shown: its task's page, or its place on the plan's page.
    pub fn node_href(&self, plan: PlanId, node: NodeId) -> String {
        match self.catalogue.plans[plan].task_of[node] {
            Some(task) => self.here.href(&self.task_route(task)),
            None => {
                let id = &self.catalogue.plans[plan].document.outline.nodes[node].id;
                self.here.href_at(&self.plan_route(plan), id)
            }
        }
    }

    pub fn due_row(&self, deadline: DeadlineId) -> DueRow {
        let entry = &self.catalogue.deadlines[deadline];
        let node = &self.catalogue.plans[entry.plan].document.outline.nodes[entry.node];
        DueRow {
            href: self.node_href(entry.plan, entry.node),
            number: self.number(entry.plan, entry.node),
            title: node.name(ROW_TITLE),
            due: self.due(entry.due),
            raw: entry.raw.clone(),
            text: entry.text.clone(),
            running: entry.running,
        }
    }

    /// A passage that names something: its number, title and place.
    pub fn passage(&self, plan: PlanId, node: NodeId) -> Link {
        let title = self.catalogue.plans[plan].document.outline.nodes[node].name(ROW_TITLE);
        Link {
            href: self.node_href(plan, node),
            text: format!("{} {title}", self.number(plan, node)),
        }
    }
}
