//! A matter through several plans as data.

use crate::content::threads::Relation;
use crate::link::catalogue::{Catalogue, Step, ThreadId, UnitId};
use crate::time::Due;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// One matter through several plans.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Thread", deny_unknown_fields)]
pub struct ThreadExport<'a> {
    /// Its address.
    id: &'a str,
    /// What it is called.
    title: &'a str,
    /// When it was put on the site or last changed.
    date: Option<Date>,
    /// What a reader should know.
    note: Option<&'a str>,
    /// What each plan says of it, in the order of the plans.
    steps: Vec<StepExport<'a>>,
    /// The units that answer for its tasks, by their addresses.
    units: Vec<&'a str>,
    /// The parks that its words name, by their ids.
    parks: Vec<&'a str>,
    /// The projects that its words name, by their ids.
    projects: Vec<&'a str>,
    /// What was reported of it and of its tasks, in order of date: records by their ids.
    progress: Vec<&'a str>,
    /// Its page, relative to the root of the site.
    url: String,
}

/// What one passage says of a matter.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Step", deny_unknown_fields)]
struct StepExport<'a> {
    /// The plan.
    plan: &'a str,
    /// The address of the passage; null where the plan does not name the matter.
    node: Option<&'a str>,
    /// Its exact words.
    quotes: Vec<&'a str>,
    /// The words that state a figure.
    figure: Option<&'a str>,
    /// The deadlines that go with these words, in order of time.
    dues: Vec<Due>,
    /// The lead units, or the responsible ones where none leads, by their addresses.
    in_charge: Vec<&'a str>,
    /// What it does with what the plan before said, as a person sees it.
    relations: &'a [Relation],
    /// The words that were looked for and do not stand in the plan.
    searched: &'a [String],
    /// What a reader should know.
    note: Option<&'a str>,
    /// What was computed from this text and that of the plan before.
    computed: ComputedExport<'a>,
}

/// What can be computed from the texts of two plans. Whether both speak of the same is not known to the program.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Computed", deny_unknown_fields)]
struct ComputedExport<'a> {
    /// How many months later it is due than in the plan before; less than 0 where it is sooner.
    months_later: Option<i32>,
    /// By how much the figure is higher, in its own unit of measure, with a sign.
    figure_difference: Option<&'a str>,
    /// The same in per cent of the earlier one.
    figure_percent: Option<&'a str>,
    /// Units that led before and do not now, by their addresses.
    lead_gone: Vec<&'a str>,
    /// Units that lead now and did not before, by their addresses.
    lead_come: Vec<&'a str>,
    /// Units that led before, whose successor leads now, by their addresses.
    lead_taken_over: Vec<&'a str>,
}

impl<'a> ThreadExport<'a> {
    /// Returns a thread of the catalogue.
    pub fn new(catalogue: &'a Catalogue, id: ThreadId) -> Self {
        let thread = &catalogue.threads.all[id];
        let parks = thread.parks.iter();
        let projects = thread.projects.iter();
        let steps = thread.steps.iter();
        let records = catalogue.progress.of_thread(id).iter();

        Self {
            id: &thread.id,
            title: &thread.title,
            date: thread.date,
            note: thread.note.as_deref(),
            steps: steps.map(|step| StepExport::new(catalogue, step)).collect(),
            units: unit_ids(catalogue, &thread.units),
            parks: parks
                .map(|&park| catalogue.parks[park].park.id.as_str())
                .collect(),
            projects: projects
                .map(|&project| catalogue.projects[project].project.id.as_str())
                .collect(),
            progress: records
                .map(|&own| catalogue.progress.all[own].id.as_str())
                .collect(),
            url: catalogue.thread_route(id).path(),
        }
    }
}

impl<'a> StepExport<'a> {
    fn new(catalogue: &'a Catalogue, step: &'a Step) -> Self {
        let plan = &catalogue.plans[step.plan];
        let in_charge = step
            .task
            .map(|task| catalogue.tasks[task].in_charge().units);
        let deadlines = step.deadlines.iter();
        let lead = step.lead.as_ref();
        let taken_over: Vec<UnitId> = lead
            .iter()
            .flat_map(|lead| lead.taken_over.iter().map(|(from, _)| *from))
            .collect();

        Self {
            plan: &plan.document.id,
            node: step.at.map(|at| plan.node_id(at.node)),
            quotes: step.quotes.iter().map(|own| own.text.as_str()).collect(),
            figure: step.figure.as_ref().map(|own| own.words.as_str()),
            dues: deadlines.map(|&id| catalogue.deadlines[id].due).collect(),
            in_charge: unit_ids(catalogue, &in_charge.unwrap_or_default()),
            relations: &step.relations,
            searched: &step.searched,
            note: step.note.as_deref(),
            computed: ComputedExport {
                months_later: step.due.map(|due| due.months),
                figure_difference: step.difference.as_ref().map(|own| own.difference.as_str()),
                figure_percent: step
                    .difference
                    .as_ref()
                    .and_then(|own| own.percent.as_deref()),
                lead_gone: lead.map_or_else(Vec::new, |own| unit_ids(catalogue, &own.gone)),
                lead_come: lead.map_or_else(Vec::new, |own| unit_ids(catalogue, &own.come)),
                lead_taken_over: unit_ids(catalogue, &taken_over),
            },
        }
    }
}

/// Returns the addresses of units.
fn unit_ids<'a>(catalogue: &'a Catalogue, units: &[UnitId]) -> Vec<&'a str> {
    let units = units.iter();
    let ids = units.map(|&unit| catalogue.units[unit].unit.id.as_str());
    ids.collect()
}
