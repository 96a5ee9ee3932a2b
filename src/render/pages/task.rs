//! A task's page: the one that a journalist links.

use super::common::{At, DueRow, Link, PlanLink, UnitLink};
use super::text::{EmendationView, Section};
use crate::address::Route;
use crate::base::text::pictured;
use crate::link::catalogue::TaskId;
use crate::plan::{EmendationId, Role};
use crate::render::cite::{self, Citations, Work};
use schemars::JsonSchema;
use serde::Serialize;

/// `plans/<plan>/<node>.html`
#[derive(Debug, Serialize, JsonSchema)]
pub struct TaskView {
    /// Its number in the plan: 三(一)9(1).
    pub number: String,
    /// Its title, or the beginning of its text.
    pub title: String,
    /// The plan it stands in.
    pub plan: PlanLink,
    /// 发文机关
    pub issuer: Option<String>,
    /// 成文日期
    pub written: Option<String>,
    /// The headings that it stands under, outermost first.
    pub enclosing: Vec<Link>,
    /// Its place in the whole plan.
    pub in_plan: String,
    /// Its text.
    pub sections: Vec<Section>,
    /// Who does what.
    pub roles: Vec<RoleView>,
    /// The numbers of the corrections in its statements that nobody can read any more.
    pub illegible: Vec<usize>,
    /// By when, from its deadline field.
    pub milestones: Vec<DueRow>,
    /// Deadlines that its running text names.
    pub goals: Vec<DueRow>,
    /// What comes back.
    pub recurrences: Vec<RecurrenceView>,
    /// Figures to be reached.
    pub targets: Vec<TargetView>,
    /// Figures broken down.
    pub allotments: Vec<AllotmentView>,
    /// The same as drawings; absent where they are few.
    pub shares: Option<crate::render::chart::Chart>,
    /// Who or when was read from a merged table cell above.
    pub inherited: bool,
    /// Parks that it names.
    pub parks: Vec<Link>,
    /// Projects that it names.
    pub projects: Vec<Link>,
    /// The task before it in the plan.
    pub previous: Option<Link>,
    /// The task after it.
    pub next: Option<Link>,
    /// Tasks under the same heading.
    pub siblings: Vec<Link>,
    /// Where its text came from.
    pub source: SourceLines,
    /// Corrections on its lines.
    pub emendations: Vec<EmendationView>,
    /// How to cite it.
    pub citations: Citations,
    /// The card that other pages can show.
    pub card: Link,
    /// The snippet that shows it; its address is whole where the site's is known.
    pub snippet: String,
}

/// Units with one part.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RoleView {
    /// lead, responsible or cooperating.
    pub role: &'static str,
    /// The units, in printed order.
    pub units: Vec<UnitLink>,
}

/// A duty that comes back.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RecurrenceView {
    /// week, month, quarter, half-year or year.
    pub every: crate::time::Every,
    /// The words that say so.
    pub raw: String,
    /// What is due each time.
    pub text: String,
}

/// A figure to be reached.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TargetView {
    /// What is measured.
    pub indicator: String,
    /// increase or decrease; nothing where the value is a level.
    pub change: Option<crate::plan::Change>,
    /// exactly, at-least, at-most or about.
    pub bound: &'static str,
    /// How much.
    pub value: String,
    /// Of what unit of measure.
    pub unit: String,
    /// The words that say so.
    pub raw: String,
    /// Whose, where the words say it.
    pub whose: String,
    /// By when, where the sentence says it.
    pub due: Option<String>,
}

/// A part of a figure.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AllotmentView {
    /// Whose.
    pub entity: String,
    /// How much.
    pub value: String,
    /// Of what unit of measure.
    pub unit: String,
    /// Of what, where one task breaks down several figures.
    pub of: String,
}

/// Lines of an archived source.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SourceLines {
    /// Path of the archived file.
    pub file: String,
    /// Its SHA-256.
    pub sha256: String,
    /// The first of these lines on the source's page.
    pub href: String,
    /// Where it was published, if known.
    pub url: Option<String>,
    /// First line.
    pub first: u32,
    /// Last line.
    pub last: u32,
    /// The lines that are not empty, verbatim.
    pub lines: Vec<SourceLine>,
}

/// A line of an archived source.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SourceLine {
    /// Its number.
    pub number: u32,
    /// Its text, verbatim.
    pub text: String,
}

pub(super) fn view(at: &At<'_>, id: TaskId) -> TaskView {
    let catalogue = at.catalogue;
    let entry = &catalogue.tasks[id];
    let plan = &catalogue.plans[entry.plan];
    let document = &plan.document;
    let outline = &document.outline;
    let node = &outline.nodes[entry.node];
    let lineage = outline.lineage(entry.node);
    let enclosing = lineage[..lineage.len() - 1]
        .iter()
        .map(|&above| {
            let above_node = &outline.nodes[above];
            Link {
                href: at.here.href_at(&at.plan_route(entry.plan), &above_node.id),
                text: format!(
                    "{}{}",
                    &above_node.heading[..above_node.label.len.min(above_node.heading.len())],
                    above_node.name(40)
                ),
            }
        })
        .collect();
    let roles = at.roles(id);
    let (goals, milestones): (Vec<DueRow>, Vec<DueRow>) = entry
        .deadlines
        .iter()
        .map(|&deadline| at.due_row(deadline))
        .partition(|row| row.running);
    let task = node.task.as_ref();
    let position = plan.tasks.iter().position(|&task| task == id).unwrap_or(0);
    let neighbour = |task: &TaskId| Link {
        href: at.here.href(&at.task_route(*task)),
        text: at.task_title(*task),
    };
    let parent = plan.parents[entry.node];
    let siblings = plan
        .tasks
        .iter()
        .filter(|&&task| plan.parents[catalogue.tasks[task].node] == parent && task != id)
        .map(neighbour)
        .collect();
    let lines = plan.lines(entry.node).or(task.map(|task| task.lines));
    let (first, last) = lines.map_or((1, 1), |lines| (lines.first, lines.last));
    let source = SourceLines {
        file: document.front.source.file.clone(),
        sha256: document.front.source.sha256.clone(),
        href: at
            .here
            .href_at(&Route::source(&document.id), &format!("L{first}")),
        url: document.front.source.url.clone(),
        first,
        last,
        lines: (first..=last)
            .map(|number| SourceLine {
                number,
                text: pictured(plan.archived.line(number).trim()).into_owned(),
            })
            .filter(|line| !line.text.is_empty())
            .collect(),
    };
    let emendations = document
        .front
        .emendations
        .iter_enumerated()
        .filter(|(_, emendation)| (first..=last).contains(&emendation.line))
        .map(|(id, _)| at.emendation(entry.plan, id))
        .collect();
    let card = Route::card(&document.id, &node.id);
    let in_plan = at.here.href_at(&at.plan_route(entry.plan), &node.id);
    TaskView {
        number: at.number(entry.plan, entry.node),
        title: node.name(80),
        plan: at.plan(entry.plan),
        issuer: document.front.issuer.clone(),
        written: document.front.written.map(|date| at.date(date)),
        enclosing,
        illegible: numbers(catalogue.illegible(id)),
        in_plan: in_plan.clone(),
        sections: at.sections(entry.plan, outline.subtree(entry.node)),
        roles,
        milestones,
        goals,
        recurrences: node
            .recurrences
            .iter()
            .map(|r| RecurrenceView {
                every: r.schedule.every(),
                raw: r.raw.clone(),
                text: r.text.clone(),
            })
            .collect(),
        targets: node
            .targets
            .iter()
            .map(|target| TargetView {
                indicator: target.indicator.clone(),
                change: target.change,
                bound: target.bound.key(),
                value: target.value.clone(),
                unit: target.unit.clone(),
                raw: target.raw.clone(),
                whose: target.whose.clone(),
                due: target.due.map(|due| at.due(due).text),
            })
            .collect(),
        shares: at.multiples(&[id], |_| in_plan.clone()),
        allotments: task
            .map_or(&[][..], |task| task.allotments.as_slice())
            .iter()
            .map(|a| AllotmentView {
                entity: a.entity.clone(),
                value: a.value.clone(),
                unit: a.unit.clone(),
                of: a.of.clone(),
            })
            .collect(),
        inherited: task.is_some_and(|task| task.inherited),
        parks: entry.parks.iter().map(|&park| at.park(park)).collect(),
        projects: entry
            .projects
            .iter()
            .map(|&project| at.project(project))
            .collect(),
        previous: position
            .checked_sub(1)
            .map(|before| neighbour(&plan.tasks[before])),
        next: plan.tasks.get(position + 1).map(neighbour),
        siblings,
        source,
        emendations,
        citations: Work::task(catalogue, at.settings, id)
            .citations(Some(&cite::quoted(catalogue, id))),
        card: Link {
            href: at.here.href(&card),
            text: at.settings.address(&card),
        },
        snippet: cite::snippet(&at.settings.address(&card), &node.name(60)),
    }
}

/// Returns the numbers that corrections are shown with.
pub(super) fn numbers(emendations: Vec<EmendationId>) -> Vec<usize> {
    emendations.into_iter().map(EmendationId::number).collect()
}

impl At<'_> {
    /// Who does what in a task, as printed.
    pub fn roles(&self, task: TaskId) -> Vec<RoleView> {
        let assignments = &self.catalogue.tasks[task].assignments;
        let emended = self.catalogue.emended_assignments(task);
        let units = |role| {
            let all = assignments.iter().zip(&emended);
            let own = all.filter(|(assignment, _)| assignment.role == role);
            own.map(|(assignment, correction)| UnitLink {
                mark: correction.map(EmendationId::number),
                ..self.unit_as(assignment.unit, &assignment.printed)
            })
            .collect()
        };
        let views = Role::ALL.into_iter().map(|role| RoleView {
            role: role.key(),
            units: units(role),
        });
        views.filter(|view| !view.units.is_empty()).collect()
    }

    /// A task by number and title.
    pub fn task_title(&self, task: TaskId) -> String {
        let entry = &self.catalogue.tasks[task];
        let own = self.catalogue.plans[entry.plan]
            .document
            .outline
            .cited(entry.node);
        format!("{own} {}", self.catalogue.node(task).name(40))
    }
}
