//! Calendars (iCalendar, RFC 5545) of the site, of each plan, unit, park and year: events of a whole
//! day, and the same as a list of things to do.
//!
//! A deadline is as precise as it was printed. One that names no day stands on the last day that it can
//! mean, and its words say so. What comes back is one event with a rule, and a thing to do for each of its
//! days, because hardly any list of things to do reads rules. Nothing is said of whether it was met.

mod entries;

use super::ics::{all_day, date_property, folded, midnight, named, write_joined};
use super::identity::Identity;
use super::inputs::Inputs;
use super::job::Job;
use super::occasion::node_address;
use super::subscriptions::{Subscription, about, subscriptions, withdrawn_title};
use crate::address::{Companion, Route};
use crate::content::permalinks::{Promise, PromiseKind, WithdrawnOutlet};
use crate::link::catalogue::PlanId;
use crate::link::outlets::{Occasions, OutletOwner};
use icalendar::{Calendar, Component, Event, Todo};
use std::io::{self, Write};
use std::sync::Arc;

use entries::{Entries, Entry, Uids};

/// What all calendars are made from.
struct Calendars<'a> {
    inputs: Inputs<'a>,
    entries: Entries<'a>,
}

/// Returns all calendars and lists of things to do, also those that went.
pub(super) fn jobs<'a>(inputs: &Inputs<'a>) -> Vec<Job<'a>> {
    let calendars = Arc::new(Calendars {
        inputs: *inputs,
        entries: Entries::new(inputs),
    });
    let mut jobs = Vec::new();

    // A calendar that went tells its subscribers why, or they would wait for events for ever.
    for outlet in inputs.moves.withdrawn_outlets() {
        let calendars = calendars.clone();
        let path = outlet.path.to_owned();
        match outlet.companion {
            Companion::Calendar => {
                jobs.push(Job::new(path, move || calendars.withdrawn_events(&outlet)));
            }
            Companion::Todos => {
                jobs.push(Job::new(path, move || calendars.withdrawn_todos(&outlet)));
            }
            _ => {}
        }
    }

    for calendar in published(inputs, Companion::Calendar) {
        jobs.push(Calendars::job(&calendars, calendar, |entry| &entry.event));
    }
    for list in published(inputs, Companion::Todos) {
        jobs.push(Calendars::job(&calendars, list, |entry| &entry.todos));
    }
    jobs
}

/// Returns the ids of the events of a plan's deadlines, as they are printed.
pub(super) fn deadline_uids(inputs: &Inputs<'_>, plan: PlanId) -> Vec<String> {
    Uids::new(inputs, plan).deadlines
}

/// Returns what readers can subscribe to: the files, and each event by its id.
pub(super) fn promises(inputs: &Inputs<'_>) -> Vec<Promise> {
    let mut promises = Vec::new();

    for companion in [Companion::Calendar, Companion::Todos] {
        for calendar in published(inputs, companion) {
            promises.push(Promise::new(PromiseKind::Calendar, calendar.path));
        }
    }

    // An event is promised once, in however many calendars it stands.
    let catalogue = inputs.catalogue;
    for (id, plan) in catalogue.plans.iter_enumerated() {
        let uids = Uids::new(inputs, id);
        let deadlines = plan.deadlines.iter().map(|&id| &catalogue.deadlines[id]);
        for (deadline, uid) in deadlines.zip(&uids.deadlines) {
            let address = node_address(catalogue, deadline.plan, deadline.node);
            promises.push(Promise::with_id(PromiseKind::Event, address, uid));
        }
        let series = plan.series.iter().map(|&id| &catalogue.series[id]);
        for (series, uid) in series.zip(&uids.series) {
            let address = node_address(catalogue, series.plan, series.node);
            promises.push(Promise::with_id(PromiseKind::Event, address, uid));
        }
    }
    promises
}

/// Returns all calendars, or all lists of things to do, with their addresses.
fn published<'a>(inputs: &Inputs<'a>, companion: Companion) -> Vec<Subscription<'a, Occasions>> {
    subscriptions(inputs, inputs.outlets.calendars(), companion)
}

impl<'a> Calendars<'a> {
    /// Returns the job for a calendar of events or a list of things to do, which most calendars pass over: `lines`
    /// chooses what is written of each entry.
    fn job(
        calendars: &Arc<Self>,
        calendar: Subscription<'a, Occasions>,
        lines: fn(&Entry) -> &String,
    ) -> Job<'a> {
        let calendars = Arc::clone(calendars);
        let path = calendar.path.clone();
        let owner = calendar.owner;
        let job = match owner {
            // These grow with the corpus.
            OutletOwner::Site | OutletOwner::Year(_) => Job::pieces(path, move |mut out| {
                calendars.write(&calendar, lines, &mut out)
            }),
            OutletOwner::Plan(_)
            | OutletOwner::Unit(_)
            | OutletOwner::Park(_)
            | OutletOwner::News => Job::fallible(path, move || {
                let mut file = Vec::new();
                calendars.write(&calendar, lines, &mut file)?;
                Ok::<_, io::Error>(file)
            }),
        };
        about(job, owner)
    }

    /// Writes a calendar of events or a list of things to do.
    fn write(
        &self,
        calendar: &Subscription<'_, Occasions>,
        lines: fn(&Entry) -> &String,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let contents = &calendar.contents;
        let deadlines = self.entries.deadlines(&contents.deadlines);
        let series = self.entries.series(&contents.series);
        let entries = deadlines.chain(series).map(lines);
        write_joined(&self.empty(&calendar.title), entries, out)
    }

    /// Makes the calendar that takes the place of one that went: its only event, on the day that it went, says why.
    fn withdrawn_events(&self, outlet: &WithdrawnOutlet<'_>) -> Vec<u8> {
        let mut out = self.empty(withdrawn_title(outlet));
        let mut event = Event::new();
        self.describe_withdrawal(&mut event, outlet);
        all_day(&mut event, outlet.gone.date);
        event.add_property("TRANSP", "TRANSPARENT");
        out.push(event.done());
        folded(&out.to_string()).into_bytes()
    }

    /// Makes the list that takes the place of a list of things to do that went.
    fn withdrawn_todos(&self, outlet: &WithdrawnOutlet<'_>) -> Vec<u8> {
        let mut out = self.empty(withdrawn_title(outlet));
        let mut todo = Todo::new();
        self.describe_withdrawal(&mut todo, outlet);
        todo.append_property(date_property("DUE", outlet.gone.date));
        out.push(todo.done());
        folded(&out.to_string()).into_bytes()
    }

    /// Writes into an event or a thing to do that its calendar went, why, and where its page was.
    fn describe_withdrawal<C: Component>(&self, component: &mut C, outlet: &WithdrawnOutlet<'_>) {
        let Inputs {
            settings, strings, ..
        } = self.inputs;
        let gone = outlet.gone;
        component.uid(&Identity::of_site(settings).id(&format!("{}/gone", outlet.path)));
        component.add_property("DTSTAMP", midnight(gone.date));
        component.summary(&strings.fill("event.gone", &[("why", &gone.why)]));
        if let Some(url) = settings.web_address(&Route::file(outlet.page.as_str())) {
            component.url(&url);
        }
    }

    /// Returns a calendar without events, called by what it is about and by the site.
    fn empty(&self, title: &str) -> Calendar {
        let site = &self.inputs.settings.title;
        if title == site {
            named(site)
        } else {
            named(&format!("{title} · {site}"))
        }
    }
}
