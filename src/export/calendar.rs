//! Calendars (iCalendar, RFC 5545) of the site, of each plan, unit, park and year: events of a whole
//! day, and the same as a list of things to do.
//!
//! A deadline is as precise as it was printed. One that names no day stands on the last day that it can
//! mean, and its words say so. What comes back is one event with a rule, and a thing to do for each of its
//! days, because hardly any list of things to do reads rules. Nothing is said of whether it was met.

use super::ics::{all_day, date_property, folded, midnight, named};
use super::identity::Identity;
use super::subscriptions::{Subscription, subscriptions};
use super::uids::{Said, uids};
use super::{Inputs, Job, withdrawn_title};
use crate::address::{Companion, Route};
use crate::content::permalinks::{Entry, Gone, Kind, page_of};
use crate::content::settings::Settings;
use crate::link::catalogue::{Catalogue, Deadline, DeadlineId, PlanId, Series, SeriesId, TaskId};
use crate::link::outlets::Occasions;
use crate::plan::{Due, Front, NodeId, Role};
use crate::render::cite::titled;
use icalendar::{Calendar, Component, Event, Todo};
use oxc_index::IndexVec;
use std::fmt::Display;

/// A calendar's events, with what they are made from.
struct Almanac<'a> {
    inputs: Inputs<'a>,
    uids: IndexVec<DeadlineId, String>,
    /// Those of the duties that come back.
    series: IndexVec<SeriesId, String>,
}

pub(super) fn jobs<'a>(inputs: &Inputs<'a>) -> Vec<Job<'a>> {
    let almanac = std::sync::Arc::new(Almanac::new(*inputs));
    let mut jobs = Vec::new();
    for (path, gone) in inputs.moves.withdrawn() {
        if path.ends_with(".ics") {
            let almanac = almanac.clone();
            jobs.push(Job::new(path.to_owned(), move || {
                almanac.withdrawn(path, gone)
            }));
        }
    }
    for calendar in calendars(inputs, Companion::Calendar) {
        let almanac = almanac.clone();
        jobs.push(Job::new(calendar.path.clone(), move || {
            almanac.events(&calendar)
        }));
    }
    for list in calendars(inputs, Companion::Todos) {
        let almanac = almanac.clone();
        jobs.push(Job::new(list.path.clone(), move || almanac.todos(&list)));
    }
    jobs
}

fn calendars<'a>(inputs: &Inputs<'a>, companion: Companion) -> Vec<Subscription<'a, Occasions>> {
    subscriptions(inputs, inputs.outlets.calendars(), companion)
}

pub(super) fn promises(inputs: &Inputs<'_>) -> Vec<Entry> {
    let almanac = Almanac::new(*inputs);
    let catalogue = inputs.catalogue;
    let mut entries = Vec::new();
    for companion in [Companion::Calendar, Companion::Todos] {
        for calendar in calendars(inputs, companion) {
            entries.push(Entry::new(Kind::Calendar, calendar.path));
        }
    }
    for (id, deadline) in catalogue.deadlines.iter_enumerated() {
        let address = place(catalogue, deadline.plan, deadline.node);
        entries.push(Entry::with_id(Kind::Event, address, &almanac.uids[id]));
    }
    for (id, series) in catalogue.series.iter_enumerated() {
        let address = place(catalogue, series.plan, series.node);
        entries.push(Entry::with_id(Kind::Event, address, &almanac.series[id]));
    }
    entries
}

/// Where a node stands: its anchor on the plan's page.
fn place(catalogue: &Catalogue, plan: PlanId, node: NodeId) -> String {
    let document = &catalogue.plans[plan].document;
    let path = Route::plan(&document.id).path();
    format!("{path}#{}", document.outline.nodes[node].id)
}

impl<'a> Almanac<'a> {
    fn new(inputs: Inputs<'a>) -> Self {
        let identity = Identity::of(inputs.settings);
        let catalogue = inputs.catalogue;
        let said = |deadline: &'a Deadline| Said {
            place: place(catalogue, deadline.plan, deadline.node),
            kind: if deadline.running {
                "goal"
            } else {
                "milestone"
            },
            raw: &deadline.raw,
            text: &deadline.text,
        };
        let again = |series: &'a Series| Said {
            place: place(catalogue, series.plan, series.node),
            kind: "recurrence",
            raw: &series.raw,
            text: &series.text,
        };
        let dated = catalogue.deadlines.iter().map(said);
        let all: Vec<Said<'_>> = dated.chain(catalogue.series.iter().map(again)).collect();
        let mut uids = uids(&all, identity, inputs.moves);
        let series = uids.split_off(catalogue.deadlines.len());
        Self {
            inputs,
            uids: IndexVec::from_vec(uids),
            series: IndexVec::from_vec(series),
        }
    }

    fn events(&self, calendar: &Subscription<'_, Occasions>) -> Vec<u8> {
        let mut out = self.calendar(&calendar.title);
        for &id in &calendar.contents.deadlines {
            let deadline = &self.inputs.catalogue.deadlines[id];
            let day = deadline.due.last_day();
            let mut event = Event::new();
            self.describe(&mut event, id, &self.uids[id]);
            all_day(&mut event, day);
            event.add_property("TRANSP", "TRANSPARENT");
            out.push(event.done());
        }
        for &id in &calendar.contents.series {
            let series = &self.inputs.catalogue.series[id];
            let Some(first) = series.days.first() else {
                continue;
            };
            let mut event = Event::new();
            self.describe_series(&mut event, id, &self.series[id]);
            all_day(&mut event, *first);
            event.add_property("TRANSP", "TRANSPARENT");
            event.add_property("RRULE", &series.rule);
            out.push(event.done());
        }
        folded(&out.to_string())
    }

    /// VTODO is for those who want it: most calendars pass over it.
    fn todos(&self, calendar: &Subscription<'_, Occasions>) -> Vec<u8> {
        let mut out = self.calendar(&calendar.title);
        let identity = Identity::of(self.inputs.settings);
        for &id in &calendar.contents.deadlines {
            let deadline = &self.inputs.catalogue.deadlines[id];
            let mut todo = Todo::new();
            self.describe(
                &mut todo,
                id,
                &identity.id(&format!("{}/todo", self.uids[id])),
            );
            let due = date_property("DUE", deadline.due.last_day());
            todo.append_property(due);
            out.push(todo.done());
        }
        for &id in &calendar.contents.series {
            for &day in &self.inputs.catalogue.series[id].days {
                let mut todo = Todo::new();
                let uid = identity.id(&format!("{}/todo/{day}", self.series[id]));
                self.describe_series(&mut todo, id, &uid);
                todo.append_property(date_property("DUE", day));
                out.push(todo.done());
            }
        }
        folded(&out.to_string())
    }

    /// What is left of a calendar that went: it says so, on the day that it went.
    fn withdrawn(&self, path: &str, gone: &Gone) -> Vec<u8> {
        let settings = self.inputs.settings;
        let page = page_of(path);
        let mut calendar = self.calendar(withdrawn_title(&page));
        let uid = Identity::of(settings).id(&format!("{path}/gone"));
        let stamp = midnight(gone.date);
        let what = self
            .inputs
            .strings
            .fill("event.gone", &[("why", &gone.why)]);
        let url = settings
            .base_url
            .as_ref()
            .map(|base| format!("{base}{page}"));
        fn say(component: &mut impl Component, said: [&str; 3], url: Option<&str>) {
            let [uid, stamp, what] = said;
            component.uid(uid);
            component.add_property("DTSTAMP", stamp);
            component.summary(what);
            url.map(|url| component.url(url));
        }
        let said = [uid.as_str(), &stamp, &what];
        if path.ends_with(".todo.ics") {
            let mut todo = Todo::new();
            say(&mut todo, said, url.as_deref());
            todo.append_property(date_property("DUE", gone.date));
            calendar.push(todo.done());
        } else {
            let mut event = Event::new();
            say(&mut event, said, url.as_deref());
            all_day(&mut event, gone.date);
            event.add_property("TRANSP", "TRANSPARENT");
            calendar.push(event.done());
        }
        folded(&calendar.to_string())
    }

    fn calendar(&self, title: &str) -> Calendar {
        let site = &self.inputs.settings.title;
        let title = if title == site {
            site.clone()
        } else {
            format!("{title} · {site}")
        };
        named(&title)
    }

    fn describe<C: Component>(&self, component: &mut C, id: DeadlineId, uid: &str) {
        let catalogue = self.inputs.catalogue;
        let deadline = &catalogue.deadlines[id];
        let plan = &catalogue.plans[deadline.plan];
        let node = &plan.document.outline.nodes[deadline.node];
        let strings = self.inputs.strings;
        let words = strings.due(deadline.due);
        let what = if deadline.text.is_empty() {
            node.name(60)
        } else {
            deadline.text.clone()
        };
        let number = &plan.numbers[deadline.node];
        let (summary, note) = match deadline.due {
            Due::Day(_) => ("event.day", "event.day_note"),
            _ => ("event.span", "event.span_note"),
        };
        let summary = strings.fill(
            summary,
            &[("due", &words), ("number", number), ("what", &what)],
        );
        let mut lines = vec![strings.fill(note, &[("raw", &deadline.raw), ("due", &words)])];
        if let Some(task) = deadline.task {
            lines.extend(self.units(task));
        }
        self.common(
            component,
            uid,
            deadline.plan,
            deadline.node,
            deadline.task,
            (summary, lines),
            deadline.due.year(),
        );
    }

    fn describe_series<C: Component>(&self, component: &mut C, id: SeriesId, uid: &str) {
        let series = &self.inputs.catalogue.series[id];
        let plan = &self.inputs.catalogue.plans[series.plan];
        let node = &plan.document.outline.nodes[series.node];
        let what = if series.text.is_empty() {
            node.name(60)
        } else {
            series.text.clone()
        };
        let strings = self.inputs.strings;
        let number = &plan.numbers[series.node];
        let summary = strings.fill("event.day", &[("number", number), ("what", &what)]);
        let note = strings.fill(
            "event.series_note",
            &[("raw", &series.raw), ("year", &series.year)],
        );
        let mut lines = vec![note];
        if let Some(task) = series.task {
            lines.extend(self.units(task));
        }
        self.common(
            component,
            uid,
            series.plan,
            series.node,
            series.task,
            (summary, lines),
            series.year,
        );
    }

    /// Who does what, a line to a role.
    fn units(&self, task: TaskId) -> Vec<String> {
        let assignments = &self.inputs.catalogue.tasks[task].assignments;
        let strings = self.inputs.strings;
        let line = |role: Role| {
            let own = assignments.iter().filter(|own| own.role == role);
            let names: Vec<&str> = own.map(|own| own.printed.as_str()).collect();
            let role = strings.get(role.words());
            let names = (!names.is_empty()).then(|| names.join(strings.get("sep")))?;
            Some(strings.fill("event.units", &[("role", &role), ("units", &names)]))
        };
        Role::ALL.into_iter().filter_map(line).collect()
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one caller for deadlines, one for series"
    )]
    fn common<C: Component>(
        &self,
        component: &mut C,
        uid: &str,
        plan: PlanId,
        node: NodeId,
        task: Option<TaskId>,
        (summary, mut lines): (String, Vec<String>),
        year: i16,
    ) {
        let catalogue = self.inputs.catalogue;
        let document = &catalogue.plans[plan].document;
        let front = &document.front;
        let title = titled(&front.title);
        lines.push(match &front.number {
            Some(number) => {
                let values: [(&str, &dyn Display); 2] = [("title", &title), ("number", number)];
                self.inputs.strings.fill("event.plan", &values)
            }
            None => title,
        });
        let url = match task {
            Some(task) => address(
                self.inputs.settings,
                &Route::task(&document.id, &catalogue.node(task).id),
                "",
            ),
            None => address(
                self.inputs.settings,
                &Route::plan(&document.id),
                &format!("#{}", document.outline.nodes[node].id),
            ),
        };
        component.uid(uid);
        component.add_property("DTSTAMP", stamp(front, year));
        component.add_property("SEQUENCE", front.revisions.len().to_string());
        component.summary(&summary);
        match url {
            Some(url) => {
                lines.push(url.clone());
                component.url(&url);
            }
            None => lines.push(place(catalogue, plan, node)),
        }
        component.description(&lines.join("\n"));
    }
}

/// A whole address; nothing where the site's is not known.
fn address(settings: &Settings, route: &Route<'_>, anchor: &str) -> Option<String> {
    settings.base_url.as_ref()?;
    Some(format!("{}{anchor}", settings.address(route)))
}

/// When what is said last changed: never the time of a build, so that a build changes nothing.
fn stamp(front: &Front, year: i16) -> String {
    let date = front
        .updated()
        .unwrap_or_else(|| jiff::civil::date(year, 1, 1));
    midnight(date)
}
