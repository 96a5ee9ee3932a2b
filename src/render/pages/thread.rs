//! The page of a matter through several plans: what each says of it, side by side.

use super::kind::{Facts, PageKind};
use crate::address::Route;
use crate::link::catalogue::{
    Catalogue, DueDifference, FigureDifference, LeadDifference, Step, Thread, ThreadId, UnitId,
};
use crate::render::parts::computed::ComputedPart;
use crate::render::parts::due::DueView;
use crate::render::parts::jsonld::Step as WayStep;
use crate::render::parts::link::{Link, PlanLink, UnitLink};
use crate::render::parts::progress::ProgressView;
use crate::render::parts::thread::{QuotePart, marked};
use crate::render::parts::{At, Published};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use std::fmt::Display;

/// `threads/<thread>.html`
#[derive(Debug, Serialize, JsonSchema)]
pub struct ThreadView {
    /// What it is called.
    pub title: String,
    /// What a reader should know.
    pub note: Option<String>,
    /// The place of its plans.
    pub place: Option<Link>,
    /// What each plan says, in the order of the plans.
    pub steps: Vec<StepView>,
    /// Its plans and deadlines, in order of time.
    pub timeline: Vec<Moment>,
    /// The indicators that have its figures.
    pub indicators: Vec<Link>,
    /// What was reported of it and of its tasks; absent where nothing was.
    pub progress: Option<ProgressView>,
    /// The units that answer for its tasks.
    pub units: Vec<UnitLink>,
    /// The parks that its words name.
    pub parks: Vec<Link>,
    /// The projects that its words name.
    pub projects: Vec<Link>,
}

/// What one passage says.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StepView {
    /// The plan.
    pub plan: PlanLink,
    /// 成文日期
    pub written: Option<String>,
    /// The passage by its number and title; absent where the plan does not name the matter.
    pub passage: Option<Link>,
    /// Its exact words.
    pub quotes: Vec<QuoteView>,
    /// When it is due, in order of time.
    pub dues: Vec<StepDue>,
    /// Its lead units, or its responsible ones where it has no lead.
    pub leads: Vec<UnitLink>,
    /// Whether `leads` are lead units.
    pub led: bool,
    /// The figure that is compared.
    pub figure: Option<String>,
    /// What it does with what the plan before said, as people see it: keys of the words `relation.…`.
    pub relations: Vec<&'static str>,
    /// What was computed from its text and that of the plan before, in words of the interface: sentences in parts.
    pub computed: Vec<Vec<ComputedPart>>,
    /// The words that were looked for and do not stand in the plan.
    pub searched: Vec<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// The exact words of a passage.
#[derive(Debug, Serialize, JsonSchema)]
pub struct QuoteView {
    /// The words in parts, with those marked that stand in one of two plans only.
    pub parts: Vec<QuotePart>,
    /// The numbers of the corrections that they were read from, with the way to where these are explained.
    pub marks: Vec<Link>,
}

/// A deadline of a step.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StepDue {
    /// When.
    pub due: DueView,
    /// The words that say so.
    pub raw: String,
}

/// A point on the line of time.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Moment {
    /// The day, or the last day that a deadline can mean: what it is sorted by.
    pub key: String,
    /// When, in words of the interface.
    pub date: String,
    /// plan, where a plan was written; due, where something was due by it.
    pub kind: &'static str,
    /// The plan's number or title, or what was due.
    pub text: String,
    /// The way to the plan, or to the passage that says what is due.
    pub href: String,
}

/// The page of a thread.
#[derive(Debug, Clone, Copy)]
pub struct ThreadPage(pub ThreadId);

impl PageKind for ThreadPage {
    const FACTS: Facts = Facts {
        template: "thread",
        section: "threads",
        words: &[
            "thread.due_later",
            "thread.due_same",
            "thread.due_sooner",
            "thread.figure",
            "thread.figure_percent",
            "thread.figure_same",
            "thread.lead_came",
            "thread.lead_same",
            "thread.lead_taken",
            "thread.lead_went",
        ],
        has_data: true,
        in_sitemap: true,
        is_promised: true,
    };

    const IS_MADE_OF_CATALOGUE: bool = true;

    type View = ThreadView;

    fn all(published: Published<'_>) -> Vec<Self> {
        let threads = published.catalogue.threads.all.indices();
        threads.map(Self).collect()
    }

    fn route<'a>(&self, published: Published<'a>) -> Route<'a> {
        published.catalogue.thread_route(self.0)
    }

    fn view(&self, at: &At<'_>) -> Self::View {
        let thread = &at.catalogue.threads.all[self.0];
        let steps = (0..thread.steps.len()).map(|nth| step(at, thread, nth));
        ThreadView {
            title: thread.title.clone(),
            note: thread.note.clone(),
            place: thread.place.map(|place| at.place(place)),
            steps: steps.collect(),
            timeline: timeline(at, thread),
            indicators: indicators(at, self.0),
            progress: at.progress_of_thread(at.catalogue.progress.of_thread(self.0)),
            units: thread.units.iter().map(|&unit| at.unit(unit)).collect(),
            parks: thread.parks.iter().map(|&park| at.park(park)).collect(),
            projects: thread.projects.iter().map(|&own| at.project(own)).collect(),
        }
    }

    fn title(&self, _: &At<'_>, view: &Self::View) -> String {
        view.title.clone()
    }

    fn json_ld(&self, at: &At<'_>, title: &str) -> Vec<Value> {
        let list = WayStep {
            name: at.word("nav.threads"),
            route: Route::THREADS,
        };
        vec![at.ld_way(vec![list], title), at.ld_page("WebPage", title)]
    }

    fn dated(&self, published: Published<'_>) -> Option<Date> {
        let thread = &published.catalogue.threads.all[self.0];
        if thread.date.is_some() {
            return thread.date;
        }
        let plans = thread.plans().into_iter();
        let dates = plans.filter_map(|plan| {
            let front = &published.catalogue.plans[plan].document.front;
            front.updated()
        });
        dates.max()
    }

    fn name(&self, published: Published<'_>) -> Option<String> {
        Some(published.catalogue.threads.all[self.0].title.clone())
    }
}

/// Returns the indicators that have the figures of a thread.
fn indicators(at: &At<'_>, id: ThreadId) -> Vec<Link> {
    let all = at.catalogue.indicators.all.iter_enumerated();
    let own = all.filter(|(_, own)| own.threads.contains(&id));
    own.map(|(indicator, own)| Link {
        href: at.here.href(&at.catalogue.indicator_route(indicator)),
        text: own.name.clone(),
    })
    .collect()
}

/// Returns what one step of a thread shows.
fn step(at: &At<'_>, thread: &Thread, nth: usize) -> StepView {
    let own = &thread.steps[nth];
    let front = &at.catalogue.plans[own.plan].document.front;
    let other = words_beside(thread, nth);
    let quotes = own.quotes.iter().map(|quote| QuoteView {
        parts: marked(&quote.text, &other),
        marks: at.quote_marks(own.plan, own.task, quote.at, &quote.range),
    });
    let dues = own.deadlines.iter().map(|&id| {
        let deadline = &at.catalogue.deadlines[id];
        StepDue {
            due: at.due(deadline.due),
            raw: deadline.raw.clone(),
        }
    });
    let in_charge = own.task.map(|task| at.catalogue.tasks[task].in_charge());
    let (leads, led) = in_charge.map_or((Vec::new(), false), |own| (own.units, own.lead));

    StepView {
        plan: at.plan(own.plan),
        written: front.written.map(|date| at.date(date)),
        passage: own.at.map(|passage| at.passage(passage.plan, passage.node)),
        quotes: quotes.collect(),
        dues: dues.collect(),
        leads: leads.into_iter().map(|unit| at.unit(unit)).collect(),
        led,
        figure: own.figure.as_ref().map(|figure| figure.words.clone()),
        relations: own.relations.iter().map(|own| own.key()).collect(),
        computed: computed(at, own),
        searched: own.searched.clone(),
        note: own.note.clone(),
    }
}

/// Returns the words that a step is compared with: those of the plan before; for the first plan, of the one behind.
fn words_beside(thread: &Thread, nth: usize) -> String {
    let plan = thread.steps[nth].plan;
    let earlier = thread.steps[..nth].iter().rev();
    let before = earlier.map(|step| step.plan).find(|other| *other != plan);
    let mut later = thread.steps[nth..].iter().map(|step| step.plan);
    let beside = before.or_else(|| later.find(|other| *other != plan));

    let steps = thread.steps.iter();
    let of_plan = steps.filter(|step| Some(step.plan) == beside);
    let quotes = of_plan.flat_map(|step| &step.quotes);
    quotes.map(|quote| quote.text.as_str()).collect()
}

/// Returns what was computed from a step and the plan before, in words of the interface.
fn computed(at: &At<'_>, step: &Step) -> Vec<Vec<ComputedPart>> {
    let mut lines = Vec::new();
    lines.extend(step.due.as_ref().map(|due| due_words(at, due)));
    lines.extend(step.difference.as_ref().map(|own| figure_words(at, own)));
    lines.extend(step.lead.iter().flat_map(|lead| lead_words(at, lead)));
    lines
}

fn due_words(at: &At<'_>, due: &DueDifference) -> Vec<ComputedPart> {
    let before = at.strings.due(due.before);
    let after = at.strings.due(due.after);
    let months = due.months.unsigned_abs();
    let key = match due.months {
        0 => "thread.due_same",
        1.. => "thread.due_later",
        _ => "thread.due_sooner",
    };
    let values: [(&str, &dyn Display); 3] =
        [("before", &before), ("after", &after), ("months", &months)];
    at.computed(key, &values, &[])
}

fn figure_words(at: &At<'_>, own: &FigureDifference) -> Vec<ComputedPart> {
    let (before, after) = (&own.before, &own.after);
    let difference = format!("{}{}", own.difference, after.unit);
    let percent = own.percent.clone().unwrap_or_default();
    let key = match (own.direction.is_eq(), percent.is_empty()) {
        (true, _) => "thread.figure_same",
        (false, true) => "thread.figure",
        (false, false) => "thread.figure_percent",
    };
    let values: [(&str, &dyn Display); 4] = [
        ("before", before),
        ("after", after),
        ("difference", &difference),
        ("percent", &percent),
    ];
    at.computed(key, &values, &["before", "after", "difference"])
}

fn lead_words(at: &At<'_>, lead: &LeadDifference) -> Vec<Vec<ComputedPart>> {
    let role = at.word(if lead.leads {
        "role.lead"
    } else {
        "role.responsible"
    });
    let names = |units: &[UnitId]| names(at.catalogue, units, &at.word("sep"));
    let mut lines = Vec::new();
    for (key, units) in [
        ("thread.lead_went", &lead.gone),
        ("thread.lead_came", &lead.come),
    ] {
        if !units.is_empty() {
            let values: [(&str, &dyn Display); 2] = [("role", &role), ("units", &names(units))];
            lines.push(at.computed(key, &values, &["units"]));
        }
    }
    for &(from, to) in &lead.taken_over {
        let (from, to) = (names(&[from]), names(&[to]));
        let values: [(&str, &dyn Display); 2] = [("from", &from), ("to", &to)];
        lines.push(at.computed("thread.lead_taken", &values, &["from", "to"]));
    }
    if lines.is_empty() {
        lines.push(at.computed("thread.lead_same", &[("role", &role)], &[]));
    }
    lines
}

/// Returns the everyday names of units in one text.
fn names(catalogue: &Catalogue, units: &[UnitId], separator: &str) -> String {
    let names: Vec<&str> = units
        .iter()
        .map(|&unit| catalogue.units[unit].short())
        .collect();
    names.join(separator)
}

/// Returns the plans and deadlines of a thread, in order of time.
fn timeline(at: &At<'_>, thread: &Thread) -> Vec<Moment> {
    let mut moments = Vec::new();
    for plan in thread.plans() {
        let front = &at.catalogue.plans[plan].document.front;
        let link = at.plan(plan);
        moments.extend(front.written.or(front.published).map(|date| Moment {
            key: date.to_string(),
            date: at.date(date),
            kind: "plan",
            text: link.number.unwrap_or(link.title),
            href: link.href,
        }));
    }

    let mut seen = Vec::new();
    for &id in thread.steps.iter().flat_map(|step| &step.deadlines) {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        let deadline = &at.catalogue.deadlines[id];
        let row = at.due_row(id);
        moments.push(Moment {
            key: deadline.due.last_day().to_string(),
            date: row.due.text,
            kind: "due",
            text: if row.text.is_empty() {
                row.title
            } else {
                row.text
            },
            href: row.href,
        });
    }
    moments.sort_by(|a, b| a.key.cmp(&b.key));
    moments
}
