//! Calendars (iCalendar, RFC 5545) of the site, of each plan, unit, park and year: events of a whole
//! day, and the same as a list of things to do.
//!
//! A deadline is as precise as it was printed. One that names no day stands on the last day that it can
//! mean, and its words say so. Nothing is said of whether it was met.

use super::identity::Identity;
use super::recurring::{self, Series};
use super::uids::{Said, uids};
use super::{Inputs, Job, former};
use crate::catalogue::{Catalogue, Deadline, DeadlineId, PlanId};
use crate::permalinks::{Entry, Gone, Kind, page_of};
use crate::plan::{Due, Front, Role};
use crate::route::Route;
use crate::settings::Settings;
use icalendar::{Calendar, Component, Event, Property, Todo};
use jiff::civil::Date;

/// What one calendar holds.
#[derive(Clone)]
struct Scope {
    /// Its name: the path of its page without the ending.
    stem: String,
    title: String,
    deadlines: Vec<DeadlineId>,
    series: Vec<usize>,
}

/// A calendar's events, with what they are made from.
struct Almanac<'a> {
    inputs: Inputs<'a>,
    uids: Vec<String>,
    series: Vec<Series<'a>>,
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
    for scope in almanac.scopes() {
        let scope = std::sync::Arc::new(scope);
        let (own, events) = (scope.clone(), almanac.clone());
        jobs.push(Job::new(Route::Calendar(&scope.stem).path(), move || {
            events.events(&own)
        }));
        let (own, todos) = (scope.clone(), almanac.clone());
        jobs.push(Job::new(Route::Todos(&scope.stem).path(), move || {
            todos.todos(&own)
        }));
    }
    jobs
}

pub(super) fn promises(inputs: &Inputs<'_>) -> Vec<Entry> {
    let almanac = Almanac::new(*inputs);
    let catalogue = inputs.catalogue;
    let mut entries = Vec::new();
    for scope in almanac.scopes() {
        for route in [Route::Calendar(&scope.stem), Route::Todos(&scope.stem)] {
            entries.push(Entry::new(Kind::Calendar, route.path()));
        }
    }
    for (id, deadline) in catalogue.deadlines.iter().enumerate() {
        let address = place(catalogue, deadline.plan, deadline.node);
        entries.push(Entry::with_id(Kind::Event, address, &almanac.uids[id]));
    }
    for series in &almanac.series {
        let address = place(catalogue, series.plan, series.node);
        entries.push(Entry::with_id(Kind::Event, address, &series.uid));
    }
    entries
}

/// Where a node stands: its anchor on the plan's page.
fn place(catalogue: &Catalogue, plan: PlanId, node: usize) -> String {
    let document = &catalogue.plans[plan].document;
    let path = Route::Plan(&document.id).path();
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
        let said: Vec<Said<'_>> = catalogue.deadlines.iter().map(said).collect();
        let mut series = recurring::all(catalogue);
        let again = |series: &Series<'a>| Said {
            place: place(catalogue, series.plan, series.node),
            kind: "recurrence",
            raw: &series.recurrence.raw,
            text: &series.recurrence.text,
        };
        let again: Vec<Said<'_>> = series.iter().map(again).collect();
        let named = uids(&again, identity, inputs.moves);
        for (series, uid) in series.iter_mut().zip(named) {
            series.uid = uid;
        }
        Self {
            inputs,
            uids: uids(&said, identity, inputs.moves),
            series,
        }
    }

    /// Every calendar that is not empty.
    fn scopes(&self) -> Vec<Scope> {
        let catalogue = self.inputs.catalogue;
        let series_of = |wanted: &dyn Fn(&Series<'_>) -> bool| -> Vec<usize> {
            (0..self.series.len())
                .filter(|&at| wanted(&self.series[at]))
                .collect()
        };
        let mut scopes = vec![Scope {
            stem: "site".to_owned(),
            title: self.inputs.settings.title.clone(),
            deadlines: (0..catalogue.deadlines.len()).collect(),
            series: series_of(&|_| true),
        }];
        let mut add = |route: Route<'_>, title: &str, deadlines: Vec<DeadlineId>, series| {
            if !deadlines.is_empty() {
                scopes.push(Scope {
                    stem: route.stem(),
                    title: title.to_owned(),
                    deadlines,
                    series,
                });
            }
        };
        for (id, plan) in catalogue.plans.iter().enumerate() {
            let document = &plan.document;
            let series = series_of(&|series| series.plan == id);
            add(
                Route::Plan(&document.id),
                &document.front.title,
                plan.deadlines.clone(),
                series,
            );
        }
        let of_tasks = |tasks: Vec<usize>| -> Vec<DeadlineId> {
            tasks
                .iter()
                .flat_map(|&task| catalogue.tasks[task].deadlines.iter().copied())
                .collect()
        };
        for entry in &catalogue.units {
            let mut tasks: Vec<usize> = entry.tasks.iter().map(|(task, _)| *task).collect();
            tasks.sort_unstable();
            tasks.dedup();
            let series = series_of(&|series| {
                series
                    .task
                    .is_some_and(|task| tasks.binary_search(&task).is_ok())
            });
            add(
                Route::Unit(&entry.unit.id),
                entry.short(),
                of_tasks(tasks.clone()),
                series,
            );
        }
        for entry in &catalogue.parks {
            let series = series_of(&|series| {
                series
                    .task
                    .is_some_and(|task| entry.tasks.binary_search(&task).is_ok())
            });
            add(
                Route::Park(&entry.park.id),
                &entry.park.name,
                of_tasks(entry.tasks.clone()),
                series,
            );
        }
        for (year, deadlines) in &catalogue.years {
            let series = series_of(&|series| series.year == *year);
            let title = self.inputs.strings.fill("date.year", &[("year", year)]);
            add(Route::Year(*year), &title, deadlines.clone(), series);
        }
        scopes.retain(|scope| !scope.deadlines.is_empty());
        // Who follows a page that moved goes on following it, at the calendar's old address.
        for moved in self.inputs.moves.moved() {
            let stem = |page: &str| match page.strip_suffix(".html")? {
                "index" => Some("site".to_owned()),
                stem => Some(stem.to_owned()),
            };
            let now = stem(&moved.to).and_then(|to| scopes.iter().find(|scope| scope.stem == to));
            if let (Some(from), Some(now)) = (stem(&moved.from), now.cloned())
                && self.inputs.moves.followed(&Route::Calendar(&from).path())
            {
                scopes.push(Scope { stem: from, ..now });
            }
        }
        scopes
    }

    fn events(&self, scope: &Scope) -> Vec<u8> {
        let mut calendar = self.calendar(&scope.title);
        for &id in &scope.deadlines {
            let deadline = &self.inputs.catalogue.deadlines[id];
            let day = deadline.due.last_day();
            let mut event = Event::new();
            self.describe(&mut event, id, &self.uids[id]);
            all_day(&mut event, day);
            event.add_property("TRANSP", "TRANSPARENT");
            calendar.push(event.done());
        }
        for &at in &scope.series {
            let series = &self.series[at];
            let mut event = Event::new();
            self.describe_series(&mut event, series, &series.uid);
            all_day(&mut event, series.first);
            event.add_property("TRANSP", "TRANSPARENT");
            event.add_property("RRULE", &series.rule);
            calendar.push(event.done());
        }
        folded(&calendar.to_string())
    }

    /// VTODO is for those who want it: most calendars pass over it.
    fn todos(&self, scope: &Scope) -> Vec<u8> {
        let mut calendar = self.calendar(&scope.title);
        let identity = Identity::of(self.inputs.settings);
        for &id in &scope.deadlines {
            let deadline = &self.inputs.catalogue.deadlines[id];
            let mut todo = Todo::new();
            self.describe(
                &mut todo,
                id,
                &identity.id(&format!("{}/todo", self.uids[id])),
            );
            let due = date_property("DUE", deadline.due.last_day());
            todo.append_property(due);
            calendar.push(todo.done());
        }
        folded(&calendar.to_string())
    }

    /// What is left of a calendar that went: it says so, on the day that it went.
    fn withdrawn(&self, path: &str, gone: &Gone) -> Vec<u8> {
        let settings = self.inputs.settings;
        let page = page_of(path);
        let mut calendar = self.calendar(former(&page));
        let uid = Identity::of(settings).id(&format!("{path}/gone"));
        let stamp = format!("{}T000000Z", compact(gone.date));
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
        let mut calendar = Calendar::new();
        for property in &mut calendar.properties {
            if property.key() == "PRODID" {
                *property = Property::new("PRODID", "-//Gangmu//Gangmu//ZH");
            }
        }
        calendar.name(&title);
        calendar.append_property(("METHOD", "PUBLISH"));
        calendar
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

    fn describe_series<C: Component>(&self, component: &mut C, series: &Series<'_>, uid: &str) {
        let plan = &self.inputs.catalogue.plans[series.plan];
        let node = &plan.document.outline.nodes[series.node];
        let what = if series.recurrence.text.is_empty() {
            node.name(60)
        } else {
            series.recurrence.text.clone()
        };
        let strings = self.inputs.strings;
        let number = &plan.numbers[series.node];
        let summary = strings.fill("event.day", &[("number", number), ("what", &what)]);
        let note = strings.fill(
            "event.series_note",
            &[("raw", &series.recurrence.raw), ("year", &series.year)],
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
    fn units(&self, task: usize) -> Vec<String> {
        let assignments = &self.inputs.catalogue.tasks[task].assignments;
        let line = |role: Role| {
            let own = assignments.iter().filter(|(own, ..)| *own == role);
            let names: Vec<&str> = own.map(|(_, _, printed)| printed.as_str()).collect();
            let word = self.inputs.strings.get(role.words());
            (!names.is_empty()).then(|| format!("{word}\u{FF1A}{}", names.join("、")))
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
        node: usize,
        task: Option<usize>,
        (summary, mut lines): (String, Vec<String>),
        year: i16,
    ) {
        let catalogue = self.inputs.catalogue;
        let document = &catalogue.plans[plan].document;
        let front = &document.front;
        let number = front
            .number
            .as_ref()
            .map_or_else(String::new, |number| format!("\u{FF08}{number}\u{FF09}"));
        lines.push(format!("《{}》{number}", front.title));
        let url = match task {
            Some(task) => address(
                self.inputs.settings,
                &Route::Task(&document.id, &catalogue.node(task).id),
                "",
            ),
            None => address(
                self.inputs.settings,
                &Route::Plan(&document.id),
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

/// Lines of at most 75 octets (section 3.1). The library does not count the space that opens a folded
/// line, so that one in a while is longer by one.
fn folded(text: &str) -> Vec<u8> {
    const MOST: usize = 75;
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive("\r\n") {
        let words = line.trim_end_matches("\r\n");
        if words.len() > MOST {
            let last = words.char_indices().last().map_or(0, |(at, _)| at);
            let (first, rest) = words.split_at(last);
            out.push_str(first);
            out.push_str("\r\n ");
            out.push_str(rest);
            out.push_str("\r\n");
        } else {
            out.push_str(line);
        }
    }
    out.into_bytes()
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
    format!("{}T000000Z", compact(date))
}

/// 20170213
pub(super) fn compact(date: Date) -> String {
    date.to_string().replace('-', "")
}

fn date_property(key: &str, date: Date) -> Property {
    Property::new(key, compact(date))
        .add_parameter("VALUE", "DATE")
        .done()
}

/// One whole day; its end is the day after, which is not part of it.
fn all_day(event: &mut Event, day: Date) {
    event.append_property(date_property("DTSTART", day));
    if let Ok(next) = day.tomorrow() {
        event.append_property(date_property("DTEND", next));
    }
}
