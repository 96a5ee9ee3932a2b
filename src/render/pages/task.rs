//! A task's page: the one that a journalist links.

use super::kind::{DataWithin, Facts, PageKind};
use crate::address::{CARD_PLACE, Route, task_pointer};
use crate::link::catalogue::{Passage, Plan, PlanId, Task, TaskId};
use crate::plan::{Allotment, Change, LineRange, Node, Recurrence, Target};
use crate::render::chart::Chart;
use crate::render::cite::{self, Citations, Work};
use crate::render::parts::amendment::{AmendmentView, FateView, NoticeView};
use crate::render::parts::due::DueRow;
use crate::render::parts::emendation::{EmendationView, numbers};
use crate::render::parts::jsonld::{Property, Step};
use crate::render::parts::link::{Link, PlanLink};
use crate::render::parts::progress::ProgressView;
use crate::render::parts::revision::RevisionView;
use crate::render::parts::role::RoleView;
use crate::render::parts::source_lines::SourceLines;
use crate::render::parts::status::StatusView;
use crate::render::parts::text::{Section, beginning};
use crate::render::parts::thread::ThreadLink;
use crate::render::parts::{At, Published};
use crate::time::Every;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

/// `plans/<plan>/<node>.html`
#[derive(Debug, Serialize, JsonSchema)]
pub struct TaskView {
    /// Its number in the plan: 三(一)9(1).
    pub number: String,
    /// Its title, or the beginning of its text.
    pub title: String,
    /// The same in phrases, between which its line may end.
    pub title_phrases: Vec<String>,
    /// The plan it stands in.
    pub plan: PlanLink,
    /// Whether the plan is in force, if its file says so.
    pub status: Option<StatusView>,
    /// The official notices that corrected the plan.
    pub notices: Vec<NoticeView>,
    /// Whether one of them added the task or deleted it.
    pub fate: Option<FateView>,
    /// 发文机关
    pub issuer: Option<String>,
    /// 成文日期
    pub written: Option<String>,
    /// When its plan was published, where deadlines of its own had passed by then.
    pub published_late: Option<String>,
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
    pub shares: Option<Chart>,
    /// Who or when was read from a merged table cell above.
    pub inherited: bool,
    /// Parks that it names.
    pub parks: Vec<Link>,
    /// Projects that it names.
    pub projects: Vec<Link>,
    /// The matters through several plans that it is a part of.
    pub threads: Vec<ThreadLink>,
    /// The revisions of its plan that say they changed it, newest first.
    pub revisions: Vec<RevisionView>,
    /// What was reported of it; absent where nobody has checked.
    pub progress: Option<ProgressView>,
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
    /// What official notices changed in its text.
    pub amendments: Vec<AmendmentView>,
    /// How to cite it.
    pub citations: Citations,
    /// How other pages can show it as a card; absent where the site offers none.
    pub card: Option<CardLink>,
}

/// A task as a card, which is the same page at a place of its own.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CardLink {
    /// The place, `#card`.
    pub href: String,
    /// Its address; only the path where the site's own is not known.
    pub address: String,
    /// The HTML that shows it within another page.
    pub snippet: String,
}

/// A duty that comes back.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RecurrenceView {
    /// week, month, quarter, half-year, year or ongoing.
    pub every: Every,
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
    /// The page of the same figure through years and places, where there is one.
    pub href: Option<String>,
    /// increase or decrease; nothing where the value is a level.
    pub change: Option<Change>,
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
    /// Compared with what, where the words say it.
    pub against: String,
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

/// How many characters of a task's title its own page shows.
const TITLE: usize = 80;
/// How many characters of a heading above a task name it.
const ENCLOSING_TITLE: usize = 40;
/// How many characters of a task's title stand in a snippet.
const SNIPPET_TITLE: usize = 60;

/// The page of a task.
#[derive(Debug, Clone, Copy)]
pub struct TaskPage(pub TaskId);

impl PageKind for TaskPage {
    const FACTS: Facts = Facts {
        template: "task",
        section: "plans",
        words: &[],
        has_data: false,
        in_sitemap: true,
        is_promised: true,
    };

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = TaskView;

    fn all(published: Published<'_>) -> Vec<Self> {
        published.catalogue.tasks.indices().map(Self).collect()
    }

    fn route<'a>(&self, published: Published<'a>) -> Route<'a> {
        published.catalogue.task_route(self.0)
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        Sheet::new(at, self.0).view()
    }

    fn title(&self, _: &At<'_>, view: &Self::View) -> String {
        format!("{} {}", view.number, view.title)
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        let plan = at.catalogue.tasks[self.0].plan;
        let steps = vec![
            at.ld_step("nav.plans", Route::PLANS),
            Step {
                name: at.catalogue.plans[plan].document.front.title.clone(),
                route: at.plan_route(plan),
            },
        ];
        vec![at.ld_way(steps, title), linked_data(at, self.0)]
    }

    fn work<'a>(&self, at: &At<'a>) -> Option<Work<'a>> {
        Some(Work::task(at.catalogue, at.settings, self.0))
    }

    fn summary(&self, at: &At<'_>) -> Option<String> {
        Some(beginning(at.catalogue.node(self.0)))
    }

    fn oembed(&self, at: &At<'_>) -> Option<String> {
        Some(at.catalogue.card_route(self.0).data())
    }

    fn data_within<'a>(&self, at: &At<'a>) -> Option<DataWithin<'a>> {
        let plan = at.catalogue.tasks[self.0].plan;
        let tasks = &at.catalogue.plans[plan].tasks;
        let place = tasks.iter().position(|&task| task == self.0)?;
        Some(DataWithin {
            page: at.plan_route(plan),
            pointer: task_pointer(place),
        })
    }

    fn plan(&self, published: Published<'_>) -> Option<PlanId> {
        Some(published.catalogue.tasks[self.0].plan)
    }

    fn name(&self, published: Published<'_>) -> Option<String> {
        let catalogue = published.catalogue;
        let task = &catalogue.tasks[self.0];
        let number = catalogue.plans[task.plan].number(task.node);
        let title = catalogue.node(self.0).name(ENCLOSING_TITLE);
        Some(format!("{number} {title}"))
    }
}

/// A task with all that its page is made from.
struct Sheet<'a> {
    at: &'a At<'a>,
    id: TaskId,
    entry: &'a Task,
    plan: &'a Plan,
    node: &'a Node,
}

impl<'a> Sheet<'a> {
    fn new(at: &'a At<'a>, id: TaskId) -> Self {
        let entry = &at.catalogue.tasks[id];
        Self {
            at,
            id,
            entry,
            plan: &at.catalogue.plans[entry.plan],
            node: at.catalogue.node(id),
        }
    }

    fn view(&self) -> TaskView {
        let Self {
            at,
            id,
            entry,
            plan,
            node,
        } = *self;
        let front = &plan.document.front;
        let outline = &plan.text.outline;

        let lines = self.lines();
        let in_plan = at.here.href_at(&at.plan_route(entry.plan), &node.id);
        let deadlines = entry.deadlines.iter().map(|&id| at.due_row(id));
        let (goals, milestones) = deadlines.partition(|row| row.running);

        let stated = node.task.as_ref();
        let allotments = stated.map_or(&[][..], |task| task.allotments.as_slice());
        let targets = node.targets.iter();
        let place = self.place();

        TaskView {
            number: at.number(entry.plan, entry.node),
            title_phrases: at.title_phrases(id, &node.name(TITLE)),
            title: node.name(TITLE),
            plan: at.plan(entry.plan),
            status: at.status(entry.plan),
            notices: at.notices(entry.plan),
            fate: at.fate(entry.plan, entry.node),
            issuer: front.issuer.clone(),
            written: front.written.map(|date| at.date(date)),
            published_late: front
                .published
                .filter(|_| self.was_late())
                .map(|date| at.date(date)),
            enclosing: self.enclosing(),
            in_plan: in_plan.clone(),
            sections: at.sections(entry.plan, outline.subtree(entry.node)),
            roles: at.roles(id),
            illegible: numbers(at.catalogue.illegible(id)),
            milestones,
            goals,
            recurrences: node.recurrences.iter().map(RecurrenceView::new).collect(),
            targets: targets
                .map(|target| TargetView::new(at, self.passage(), target))
                .collect(),
            allotments: allotments.iter().map(AllotmentView::new).collect(),
            shares: at.multiples(&[id], |_| in_plan.clone()),
            inherited: stated.is_some_and(|task| task.inherited),
            parks: entry.parks.iter().map(|&park| at.park(park)).collect(),
            projects: entry.projects.iter().map(|&id| at.project(id)).collect(),
            threads: at.threads(at.catalogue.threads.of_task(id)),
            revisions: at.revisions_of_task(id),
            progress: at.progress_of_task(id),
            previous: place.previous,
            next: place.next,
            siblings: place.siblings,
            source: at.source_lines(entry.plan, lines),
            emendations: self.emendations(lines),
            amendments: self.amendments(),
            citations: Work::task(at.catalogue, at.settings, id)
                .citations(cite::readings(at.catalogue, id)),
            card: self.card(),
        }
    }

    /// Returns where it stands.
    fn passage(&self) -> Passage {
        Passage {
            plan: self.entry.plan,
            node: self.entry.node,
        }
    }

    /// Returns whether a deadline of the task had passed when its plan was published.
    fn was_late(&self) -> bool {
        let mut deadlines = self.entry.deadlines.iter();
        deadlines.any(|&id| self.at.catalogue.deadlines[id].had_passed(self.plan) == Some(true))
    }

    /// Returns how other pages can show the task, if the site offers that.
    fn card(&self) -> Option<CardLink> {
        let offers = self.at.published().offering().has_cards();
        offers.then(|| {
            let address = cite::card_address(self.at.catalogue, self.at.settings, self.id);
            CardLink {
                href: format!("#{CARD_PLACE}"),
                snippet: cite::snippet(&address, &self.node.name(SNIPPET_TITLE)),
                address,
            }
        })
    }

    /// Returns the headings that the task stands under, outermost first.
    fn enclosing(&self) -> Vec<Link> {
        let outline = &self.plan.text.outline;
        let lineage = outline.lineage(self.entry.node);
        let plan = self.at.plan_route(self.entry.plan);

        let above = &lineage[..lineage.len() - 1];
        let links = above.iter().map(|&above| {
            let node = &outline.nodes[above];
            let label = &node.heading[..node.label.len.min(node.heading.len())];
            Link {
                href: self.at.here.href_at(&plan, &node.id),
                text: format!("{label}{}", node.name(ENCLOSING_TITLE)),
            }
        });
        links.collect()
    }

    /// Returns the tasks before and behind it, and those under the same heading.
    fn place(&self) -> Place {
        let tasks = &self.plan.tasks;
        let at = tasks.iter().position(|&task| task == self.id).unwrap_or(0);
        let before = at.checked_sub(1).map(|before| tasks[before]);

        let heading = |task: TaskId| self.plan.text.parents[self.at.catalogue.tasks[task].node];
        let own = heading(self.id);
        let siblings = tasks.iter().copied();
        let siblings = siblings.filter(|&task| heading(task) == own && task != self.id);

        Place {
            previous: before.map(|task| self.at.task(task)),
            next: tasks.get(at + 1).map(|&task| self.at.task(task)),
            siblings: siblings.map(|task| self.at.task(task)).collect(),
        }
    }

    /// Returns the lines of the source that the task was read from.
    fn lines(&self) -> LineRange {
        let stated = self.node.task.as_ref().map(|task| task.lines);
        let lines = self.plan.text.lines(self.entry.node).or(stated);
        lines.unwrap_or(LineRange { first: 1, last: 1 })
    }

    /// Returns what official notices changed in its text.
    fn amendments(&self) -> Vec<AmendmentView> {
        let ids = self.at.catalogue.amended(self.id).into_iter();
        ids.filter_map(|id| self.at.amendment(self.entry.plan, id))
            .collect()
    }

    /// Returns the corrections on some lines of the source.
    fn emendations(&self, lines: LineRange) -> Vec<EmendationView> {
        let all = self.plan.document.front.emendations.iter_enumerated();
        let own = all.filter(|(_, emendation)| lines.contains(emendation.line));
        own.map(|(id, _)| self.at.emendation(self.entry.plan, id))
            .collect()
    }
}

/// The tasks around a task.
struct Place {
    previous: Option<Link>,
    next: Option<Link>,
    siblings: Vec<Link>,
}

impl RecurrenceView {
    fn new(recurrence: &Recurrence) -> Self {
        Self {
            every: recurrence.schedule.every(),
            raw: recurrence.raw.clone(),
            text: recurrence.text.clone(),
        }
    }
}

impl TargetView {
    fn new(at: &At<'_>, passage: Passage, target: &Target) -> Self {
        let indicators = &at.catalogue.indicators;
        let indicator = indicators.of_target(passage, &target.indicator);
        Self {
            indicator: target.indicator.clone(),
            href: indicator.map(|id| at.here.href(&at.catalogue.indicator_route(id))),
            change: target.change,
            bound: target.bound.key(),
            value: target.value.clone(),
            unit: target.unit.clone(),
            raw: target.raw.clone(),
            whose: target.whose.clone(),
            against: target.against.clone(),
            due: target.due.map(|due| at.due(due).text),
        }
    }
}

impl AllotmentView {
    fn new(allotment: &Allotment) -> Self {
        Self {
            entity: allotment.entity.clone(),
            value: allotment.value.clone(),
            unit: allotment.unit.clone(),
            of: allotment.of.clone(),
        }
    }
}

/// Returns a task as JSON-LD has it: a part of an official text, and who answers for it.
fn linked_data(at: &At<'_>, id: TaskId) -> Value {
    let entry = &at.catalogue.tasks[id];
    let plan = &at.catalogue.plans[entry.plan];
    let front = &plan.document.front;

    // What else there is to say of the plan stands on its own page.
    let whole = json!({
        "@type": "Legislation",
        "@id": at.ld_address(&at.plan_route(entry.plan)),
    });

    let number = plan.number(entry.node);
    let identifier = match &front.number {
        Some(document) => format!("{document} {number}"),
        None => number.to_owned(),
    };
    let units = entry.units().into_iter().map(|unit| at.ld_unit(unit));
    let properties = [
        Property::new("inLanguage", Some(json!("zh-CN"))),
        Property::new("legislationIdentifier", Some(json!(identifier))),
        Property::new("isPartOf", Some(whole)),
        Property::list("legislationResponsible", units.collect()),
    ];
    let name = at.catalogue.node(id).name(TITLE);
    at.ld_thing("Legislation", &name, &[], properties)
}
