//! Every event and every thing to do, written once: each stands in the calendars of the site, its plan, its units, its
//! parks and its year.

use crate::export::ics::{all_day, date_property, folded};
use crate::export::identity::Identity;
use crate::export::inputs::Inputs;
use crate::export::occasion::{Occasion, node_address};
use crate::export::uids::{DatedKind, DatedStatement, assign_uids};
use crate::link::catalogue::{Catalogue, DeadlineId, SeriesId};
use icalendar::{Component, Event, Todo};
use oxc_index::{Idx, IndexVec};
use rayon::prelude::*;

/// The ids of all events.
pub struct Uids {
    pub deadlines: IndexVec<DeadlineId, String>,
    pub series: IndexVec<SeriesId, String>,
}

/// What calendars say of all that is due.
pub struct Entries {
    pub deadlines: IndexVec<DeadlineId, Entry>,
    pub series: IndexVec<SeriesId, Entry>,
}

/// What calendars say of something that is due, as the lines of their files.
pub struct Entry {
    /// As an event; empty where what comes back has no day.
    pub event: String,
    /// As things to do: one for each day.
    pub todos: String,
}

impl Uids {
    /// Returns the ids of all events: those of the ledger where it knows them.
    pub fn new(inputs: &Inputs<'_>) -> Self {
        let catalogue = inputs.catalogue;
        let statements = statements(catalogue);
        let identity = Identity::of_site(inputs.settings);
        let mut uids = assign_uids(&statements, identity, inputs.moves);

        let series = uids.split_off(catalogue.deadlines.len());
        Self {
            deadlines: IndexVec::from_vec(uids),
            series: IndexVec::from_vec(series),
        }
    }
}

/// Returns all deadlines, and then all duties that come back, as they are printed.
fn statements(catalogue: &Catalogue) -> Vec<DatedStatement<'_>> {
    let deadlines = catalogue.deadlines.iter().map(|deadline| DatedStatement {
        place: node_address(catalogue, deadline.plan, deadline.node),
        kind: if deadline.running {
            DatedKind::Goal
        } else {
            DatedKind::Milestone
        },
        raw: &deadline.raw,
        text: &deadline.text,
    });
    let series = catalogue.series.iter().map(|series| DatedStatement {
        place: node_address(catalogue, series.plan, series.node),
        kind: DatedKind::Recurrence,
        raw: &series.raw,
        text: &series.text,
    });
    deadlines.chain(series).collect()
}

impl Entries {
    /// Writes all of them, in parallel.
    pub fn new(inputs: &Inputs<'_>) -> Self {
        let uids = Uids::new(inputs);
        let identity = Identity::of_site(inputs.settings);
        let catalogue = inputs.catalogue;

        Self {
            deadlines: in_parallel(catalogue.deadlines.len(), |id| {
                deadline_entry(inputs, &identity, &uids, id)
            }),
            series: in_parallel(catalogue.series.len(), |id| {
                series_entry(inputs, &identity, &uids, id)
            }),
        }
    }
}

/// Makes a value for each index below `count`.
fn in_parallel<Id: Idx, T: Send>(count: usize, make: impl Fn(Id) -> T + Sync) -> IndexVec<Id, T> {
    let indexes = (0..count).into_par_iter();
    let values: Vec<T> = indexes.map(|index| make(Id::from_usize(index))).collect();
    IndexVec::from_vec(values)
}

fn deadline_entry(inputs: &Inputs<'_>, identity: &Identity, uids: &Uids, id: DeadlineId) -> Entry {
    let deadline = &inputs.catalogue.deadlines[id];
    let occasion = Occasion::of_deadline(inputs, deadline);
    let (uid, day) = (&uids.deadlines[id], deadline.due.last_day());

    let mut event = Event::new();
    occasion.describe(inputs, &mut event, uid);
    all_day(&mut event, day);
    // Nobody is busy on the day of a deadline.
    event.add_property("TRANSP", "TRANSPARENT");

    // Programs keep events and things to do together: the two of one deadline need ids of their own.
    let uid = identity.id(&format!("{uid}/todo"));
    let mut todo = Todo::new();
    occasion.describe(inputs, &mut todo, &uid);
    todo.append_property(date_property("DUE", day));
    Entry {
        event: folded(&event.done().to_string()),
        todos: folded(&todo.done().to_string()),
    }
}

fn series_entry(inputs: &Inputs<'_>, identity: &Identity, uids: &Uids, id: SeriesId) -> Entry {
    let series = &inputs.catalogue.series[id];
    let occasion = Occasion::of_series(inputs, series);
    let uid = &uids.series[id];

    // The event stands on the first day, and its rule gives the others.
    let event = series.days.first().map(|&first| {
        let mut event = Event::new();
        occasion.describe(inputs, &mut event, uid);
        all_day(&mut event, first);
        event.add_property("TRANSP", "TRANSPARENT");
        event.add_property("RRULE", &series.rule);
        folded(&event.done().to_string())
    });

    // Hardly any list of things to do reads rules, so each day is one of its own.
    let todos = series.days.iter().map(|&day| {
        let mut todo = Todo::new();
        let uid = identity.id(&format!("{uid}/todo/{day}"));
        occasion.describe(inputs, &mut todo, &uid);
        todo.append_property(date_property("DUE", day));
        folded(&todo.done().to_string())
    });
    Entry {
        event: event.unwrap_or_default(),
        todos: todos.collect(),
    }
}
