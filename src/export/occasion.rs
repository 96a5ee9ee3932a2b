//! What calendars say of something that is due: it in a line, how its time was printed, and where it stands.

use super::ics::midnight;
use super::inputs::Inputs;
use crate::address::Route;
use crate::link::catalogue::{Catalogue, Deadline, PlanId, Series, TaskId};
use crate::plan::{Front, NodeId};
use crate::render::cite::titled;
use crate::time::Due;
use icalendar::Component;
use std::fmt::Display;

/// Something that is due, once or again and again.
pub struct Occasion {
    plan: PlanId,
    node: NodeId,
    task: Option<TaskId>,
    /// The year that it falls in.
    year: i16,
    /// It in one line.
    summary: String,
    /// How its time was printed.
    note: String,
}

impl Occasion {
    /// Returns what calendars say of a deadline. Of one that names no day the note says how it was printed, because it
    /// stands on the last day that it can mean.
    pub fn of_deadline(inputs: &Inputs<'_>, deadline: &Deadline) -> Self {
        let strings = inputs.strings;
        let words = strings.due(deadline.due);
        let number = inputs.catalogue.plans[deadline.plan].number(deadline.node);
        let what = what_is_due(
            inputs.catalogue,
            deadline.plan,
            deadline.node,
            deadline.task,
            &deadline.text,
        );

        let (summary, note) = match deadline.due {
            Due::Day(_) => ("event.day", "event.day_note"),
            Due::Year(_) | Due::Half(..) | Due::Quarter(..) | Due::Month(_) => {
                ("event.span", "event.span_note")
            }
        };
        let summary = strings.fill(
            summary,
            &[("due", &words), ("number", &number), ("what", &what)],
        );
        Self {
            plan: deadline.plan,
            node: deadline.node,
            task: deadline.task,
            year: deadline.due.year(),
            summary,
            note: format!(
                "{}{}",
                strings.fill(note, &[("raw", &deadline.raw), ("due", &words)]),
                void_note(inputs, deadline)
            ),
        }
    }

    /// Returns what calendars say of a duty that comes back.
    pub fn of_series(inputs: &Inputs<'_>, series: &Series) -> Self {
        let strings = inputs.strings;
        let number = inputs.catalogue.plans[series.plan].number(series.node);
        let what = what_is_due(
            inputs.catalogue,
            series.plan,
            series.node,
            series.task,
            &series.text,
        );

        Self {
            plan: series.plan,
            node: series.node,
            task: series.task,
            year: series.year,
            summary: strings.fill("event.day", &[("number", &number), ("what", &what)]),
            note: strings.fill(
                "event.series_note",
                &[("raw", &series.raw), ("year", &series.year)],
            ),
        }
    }

    /// Writes it into an event or a thing to do.
    pub fn describe<C: Component>(&self, inputs: &Inputs<'_>, component: &mut C, uid: &str) {
        let front = &inputs.catalogue.plans[self.plan].document.front;
        component.uid(uid);
        component.add_property("DTSTAMP", last_changed(front, self.year));
        // Programs take an event with a higher number for a newer one of the same; without a number it is 0.
        if !front.revisions.is_empty() {
            component.add_property("SEQUENCE", front.revisions.len().to_string());
        }
        component.summary(&self.summary);

        // An event stands in some seven calendars: it says how its time was printed, and leaves the rest to the task's
        // page. The address stands in the description alone, because hardly any program shows another property.
        let rest = self
            .web_address(inputs)
            .unwrap_or_else(|| self.plan_line(inputs, front));
        component.description(&format!("{}\n{rest}", self.note));
    }

    /// Returns the plan's title, with its document number where it has one.
    fn plan_line(&self, inputs: &Inputs<'_>, front: &Front) -> String {
        let title = titled(&front.title);
        match &front.number {
            Some(number) => {
                let values: [(&str, &dyn Display); 2] = [("title", &title), ("number", number)];
                inputs.strings.fill("event.plan", &values)
            }
            None => title,
        }
    }

    /// Returns the whole address of the task, or of the passage where it belongs to none; nothing where the site's
    /// address is not known.
    fn web_address(&self, inputs: &Inputs<'_>) -> Option<String> {
        let catalogue = inputs.catalogue;
        let plan = &catalogue.plans[self.plan];
        match self.task {
            Some(task) => inputs.settings.web_address(&catalogue.task_route(task)),
            None => {
                let page = Route::plan(&plan.document.id);
                let page = inputs.settings.web_address(&page)?;
                Some(format!("{page}#{}", plan.node_id(self.node)))
            }
        }
    }
}

/// Returns why a deadline counts no more, a line of its own; empty where it does.
fn void_note(inputs: &Inputs<'_>, deadline: &Deadline) -> String {
    let plan = &inputs.catalogue.plans[deadline.plan];
    let void = deadline.standing(plan).key_of_void();
    void.map_or_else(String::new, |key| {
        format!("\n{}", inputs.strings.get(&format!("standing.{key}")))
    })
}

/// Returns where a node stands: its anchor on the plan's page.
pub fn node_address(catalogue: &Catalogue, plan: PlanId, node: NodeId) -> String {
    let plan = &catalogue.plans[plan];
    let path = Route::plan(&plan.document.id).path();
    format!("{path}#{}", plan.node_id(node))
}

/// Returns the task and what is due of it, as printed: 331#泊位：主体完工. Only one of them where it says the other, too.
fn what_is_due(
    catalogue: &Catalogue,
    plan: PlanId,
    node: NodeId,
    task: Option<TaskId>,
    printed: &str,
) -> String {
    const LONE: usize = 60;
    const BEFORE_DEED: usize = 30;
    let named = match task {
        Some(task) => catalogue.node(task),
        None => catalogue.plans[plan].node(node),
    };
    if printed.is_empty() {
        return named.name(LONE);
    }
    let title = named.name(BEFORE_DEED);
    match printed.contains(title.trim_end_matches('…')) {
        true => printed.to_owned(),
        false => format!("{title}\u{FF1A}{printed}"),
    }
}

/// Returns when the plan last changed; the beginning of `year` where nothing says so. It is never the time of a build, so
/// that a build without changes gives the same bytes.
fn last_changed(front: &Front, year: i16) -> String {
    let new_year = jiff::civil::date(year, 1, 1);
    midnight(front.updated().unwrap_or(new_year))
}
