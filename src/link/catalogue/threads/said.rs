//! All that a thread says, by lasting names: whether pages that show it must be made again.

use super::thread::{LeadDifference, Step, Thread};
use crate::link::catalogue::{Catalogue, DeadlineId, UnitId};

impl Thread {
    /// Returns all that it says. What it names stands there by its lasting name, never by its index.
    pub(in crate::link::catalogue) fn said(&self, catalogue: &Catalogue) -> Vec<String> {
        let Self {
            id,
            title,
            date,
            note,
            steps,
            place,
            units,
            parks,
            projects,
        } = self;
        let place = place.map(|place| &catalogue.places[place].id);
        let parks = parks.iter().map(|&park| &catalogue.parks[park].park.id);
        let projects = projects.iter();
        let projects = projects.map(|&own| &catalogue.projects[own].project.id);
        let named = (place, unit_ids(catalogue, units));
        let named = (
            named,
            parks.collect::<Vec<_>>(),
            projects.collect::<Vec<_>>(),
        );

        let mut said = vec![format!("{:?}", (id, title, date, note, named))];
        said.extend(steps.iter().map(|step| step.said(catalogue)));
        said
    }
}

impl Step {
    /// Returns all that it says.
    fn said(&self, catalogue: &Catalogue) -> String {
        let Self {
            plan,
            at,
            // It follows from the passage.
            task: _,
            quotes,
            figure,
            deadlines,
            relations,
            searched,
            note,
            // These two follow from the deadlines and figures of the steps.
            due: _,
            difference: _,
            lead,
        } = self;
        let document = &catalogue.plans[*plan].document;
        let node = at.map(|at| catalogue.plans[*plan].node_id(at.node));
        let deadlines = deadlines.iter().map(|&id| deadline(catalogue, id));
        let words = figure.as_ref().map(|figure| &figure.words);
        let place = (&document.id, node, quotes);
        let judged = (relations, searched, note);
        let lead = lead.as_ref().map(|lead| lead_said(catalogue, lead));
        format!(
            "{:?}",
            (place, words, deadlines.collect::<Vec<_>>(), judged, lead)
        )
    }
}

/// Returns a deadline by its place in its plan.
fn deadline(catalogue: &Catalogue, id: DeadlineId) -> String {
    let deadline = &catalogue.deadlines[id];
    let plan = &catalogue.plans[deadline.plan];
    let first = plan.deadlines.first().map_or(0, |first| first.index());
    let place = id.index() - first;
    format!(
        "{:?}",
        (&plan.document.id, place, deadline.due, &deadline.raw)
    )
}

fn lead_said(catalogue: &Catalogue, lead: &LeadDifference) -> String {
    let LeadDifference {
        leads,
        gone,
        come,
        taken_over,
    } = lead;
    let pairs = taken_over.iter();
    let pairs: Vec<Vec<&str>> = pairs
        .map(|&(from, to)| unit_ids(catalogue, &[from, to]))
        .collect();
    let (gone, come) = (unit_ids(catalogue, gone), unit_ids(catalogue, come));
    format!("{:?}", (leads, gone, come, pairs))
}

fn unit_ids<'a>(catalogue: &'a Catalogue, units: &[UnitId]) -> Vec<&'a str> {
    let units = units.iter();
    let ids = units.map(|&unit| catalogue.units[unit].unit.id.as_str());
    ids.collect()
}
