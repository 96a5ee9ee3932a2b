//! Every event and every thing to do, written once: each stands in the calendars of the site, its plan, its units, its
//! parks and its year.

use crate::export::ics::{all_day, date_property, folded};
use crate::export::identity::Identity;
use crate::export::inputs::Inputs;
use crate::export::occasion::{Occasion, node_address};
use crate::export::uids::{DatedKind, DatedStatement, assign_uids};
use crate::link::catalogue::{Catalogue, DeadlineId, Made, Plan, PlanId, SeriesId, Standing};
use icalendar::{Component, Event, EventStatus, Todo, TodoStatus};
use jiff::civil::Date;
use oxc_index::{Idx, IndexVec};
use std::sync::OnceLock;

/// What calendars say of all that is due, plan by plan: written when the first calendar asks for a plan's.
pub struct Entries<'a> {
    inputs: Inputs<'a>,
    plans: IndexVec<PlanId, OnceLock<Made<PlanEntries>>>,
}

/// What calendars say of what is due in a plan.
struct PlanEntries {
    deadlines: Vec<Entry>,
    series: Vec<Entry>,
}

/// The ids of a plan's events.
pub struct Uids {
    pub deadlines: Vec<String>,
    pub series: Vec<String>,
}

/// What calendars say of something that is due, as the lines of their files.
pub struct Entry {
    /// As an event; empty where what comes back has no day.
    pub event: String,
    /// As things to do: one for each day.
    pub todos: String,
}

impl Uids {
    /// Returns the ids of a plan's events, in printed order: those of the ledger where it knows them.
    pub fn new(inputs: &Inputs<'_>, plan: PlanId) -> Self {
        let plan = &inputs.catalogue.plans[plan];
        let statements = statements(inputs.catalogue, plan);
        let identity = Identity::of_site(inputs.settings);
        let mut uids = assign_uids(&statements, identity, inputs.moves);

        let series = uids.split_off(plan.deadlines.len());
        Self {
            deadlines: uids,
            series,
        }
    }
}

/// Returns all deadlines of a plan, and then all duties that come back, as they are printed.
fn statements<'a>(catalogue: &'a Catalogue, plan: &Plan) -> Vec<DatedStatement<'a>> {
    let deadlines = plan.deadlines.iter().map(|&id| &catalogue.deadlines[id]);
    let deadlines = deadlines.map(|deadline| DatedStatement {
        place: node_address(catalogue, deadline.plan, deadline.node),
        kind: if deadline.running {
            DatedKind::Goal
        } else {
            DatedKind::Milestone
        },
        raw: &deadline.raw,
        text: &deadline.text,
    });
    let series = plan.series.iter().map(|&id| &catalogue.series[id]);
    let series = series.map(|series| DatedStatement {
        place: node_address(catalogue, series.plan, series.node),
        kind: DatedKind::Recurrence,
        raw: &series.raw,
        text: &series.text,
    });
    deadlines.chain(series).collect()
}

impl<'a> Entries<'a> {
    /// Begins with none of them written.
    pub fn new(inputs: &Inputs<'a>) -> Self {
        let plans = inputs.catalogue.plans.indices();
        Self {
            inputs: *inputs,
            plans: plans.map(|_| OnceLock::new()).collect(),
        }
    }

    /// Returns what calendars say of deadlines, in their order.
    pub fn deadlines<'s>(&'s self, ids: &'s [DeadlineId]) -> impl Iterator<Item = &'s Entry> {
        let plan = |id: DeadlineId| self.inputs.catalogue.deadlines[id].plan;
        self.chosen(ids, plan, |plan| &plan.deadlines, |own| &own.deadlines)
    }

    /// Returns what calendars say of duties that come back, in their order.
    pub fn series<'s>(&'s self, ids: &'s [SeriesId]) -> impl Iterator<Item = &'s Entry> {
        let plan = |id: SeriesId| self.inputs.catalogue.series[id].plan;
        self.chosen(ids, plan, |plan| &plan.series, |own| &own.series)
    }

    /// Returns the entries of `ids`, which are `printed` in plans one behind the other. A plan is asked for once for all
    /// that follow one another.
    fn chosen<'s, Id: Idx>(
        &'s self,
        ids: &'s [Id],
        plan: impl Fn(Id) -> PlanId + Copy + 's,
        printed: fn(&Plan) -> &Vec<Id>,
        entries: fn(&PlanEntries) -> &Vec<Entry>,
    ) -> impl Iterator<Item = &'s Entry> {
        let of_plans = ids.chunk_by(move |&a, &b| plan(a) == plan(b));
        of_plans.flat_map(move |ids| {
            let plan = plan(ids[0]);
            let first = printed(&self.inputs.catalogue.plans[plan]).first();
            let first = first.map_or(0, |first| first.index());
            let own = entries(self.of(plan));
            ids.iter().filter_map(move |id| own.get(id.index() - first))
        })
    }

    /// Returns what calendars say of a plan. Whoever asks reads what was read for it, whoever asked first.
    fn of(&self, id: PlanId) -> &PlanEntries {
        let reads = self.inputs.catalogue.reads();
        let entries = self.plans[id].get_or_init(|| reads.made(|| self.write(id)));
        reads.used(entries)
    }

    fn write(&self, id: PlanId) -> PlanEntries {
        let inputs = &self.inputs;
        let identity = Identity::of_site(inputs.settings);
        let plan = &inputs.catalogue.plans[id];
        let uids = Uids::new(inputs, id);

        let deadlines = plan.deadlines.iter().zip(&uids.deadlines);
        let series = plan.series.iter().zip(&uids.series);
        PlanEntries {
            deadlines: deadlines
                .map(|(&id, uid)| deadline_entry(inputs, &identity, uid, id))
                .collect(),
            series: series
                .map(|(&id, uid)| series_entry(inputs, &identity, uid, id))
                .collect(),
        }
    }
}

fn deadline_entry(inputs: &Inputs<'_>, identity: &Identity, uid: &str, id: DeadlineId) -> Entry {
    let deadline = &inputs.catalogue.deadlines[id];
    let occasion = Occasion::of_deadline(inputs, deadline);
    let day = deadline.due.last_day();

    let mut event = Event::new();
    occasion.describe(inputs, &mut event, uid);
    all_day(&mut event, day);
    let standing = deadline.standing(&inputs.catalogue.plans[deadline.plan]);
    if standing != Standing::Counts {
        event.status(EventStatus::Cancelled);
    }
    // Nobody is busy on the day of a deadline.
    event.add_property("TRANSP", "TRANSPARENT");

    // Programs keep events and things to do together: the two of one deadline need ids of their own.
    let uid = identity.id(&format!("{uid}/todo"));
    let mut todo = Todo::new();
    occasion.describe(inputs, &mut todo, &uid);
    todo.append_property(date_property("DUE", day));
    if standing != Standing::Counts {
        todo.status(TodoStatus::Cancelled);
    }
    Entry {
        event: folded(&event.done().to_string()),
        todos: folded(&todo.done().to_string()),
    }
}

fn series_entry(inputs: &Inputs<'_>, identity: &Identity, uid: &str, id: SeriesId) -> Entry {
    let series = &inputs.catalogue.series[id];
    let occasion = Occasion::of_series(inputs, series);

    let plan = &inputs.catalogue.plans[series.plan];
    let counts = |day: &Date| series.standing(plan, *day) == Standing::Counts;

    // The event stands on the first day, and its rule gives the others, without those that count no more.
    let event = series.days.first().map(|&first| {
        let mut event = Event::new();
        occasion.describe(inputs, &mut event, uid);
        all_day(&mut event, first);
        event.add_property("TRANSP", "TRANSPARENT");
        event.add_property("RRULE", &series.rule);
        if !series.days.iter().any(counts) {
            event.status(EventStatus::Cancelled);
        } else {
            for &day in series.days.iter().filter(|day| !counts(day)) {
                event.append_multi_property(date_property("EXDATE", day));
            }
        }
        folded(&event.done().to_string())
    });

    // Hardly any list of things to do reads rules, so each day is one of its own.
    let todos = series.days.iter().map(|&day| {
        let mut todo = Todo::new();
        let uid = identity.id(&format!("{uid}/todo/{day}"));
        occasion.describe(inputs, &mut todo, &uid);
        todo.append_property(date_property("DUE", day));
        if !counts(&day) {
            todo.status(TodoStatus::Cancelled);
        }
        folded(&todo.done().to_string())
    });
    Entry {
        event: event.unwrap_or_default(),
        todos: todos.collect(),
    }
}
