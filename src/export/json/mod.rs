//! The model as data: one JSON object that other programs read, and the same in pieces, one beside
//! each page.
//!
//! The types carry the schema of the data: the doc of a field is its description there.

mod source;
mod title;

mod due;

mod task;

mod plan;

mod thread;

mod indicator;

mod record;

mod beside;

use super::inputs::Inputs;
use super::job::Job;
use crate::address::Route;
use crate::content::gazetteer::{Park, Place, Project, Unit};
use crate::link::catalogue::{Catalogue, Shelf, UnitId};
use crate::link::dataset::DataFile;
use beside::{MonthFile, NamedFile};
use indicator::IndicatorExport;
use plan::PlanExport;
use record::{RecordExport, RecordFile};
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use task::TaskFile;
use thread::ThreadExport;

/// Everything.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Export<'a> {
    /// The plans, newest first.
    #[schemars(with = "Vec<PlanExport<'a>>")]
    plans: EachPlan<'a>,
    /// Places that the gazetteer names.
    places: &'a [Place],
    /// Units of the gazetteer, then those known from documents alone.
    units: Vec<UnitExport<'a>>,
    /// Industrial parks of the gazetteer.
    parks: Vec<&'a Park>,
    /// Named projects of the gazetteer.
    projects: Vec<&'a Project>,
    /// Matters through several plans, in the order of their file.
    threads: Vec<ThreadExport<'a>>,
    /// Figures through years and places.
    indicators: Vec<IndicatorExport<'a>>,
    /// What was reported of promises, in order of date.
    progress: Vec<RecordExport<'a>>,
}

/// The plans, each of which is put together when it is written: all of them would be a second catalogue.
#[derive(Debug)]
struct EachPlan<'a>(&'a Catalogue);

impl Serialize for EachPlan<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(catalogue) = self;
        let plans = catalogue.plans.iter();
        serializer.collect_seq(plans.map(|plan| PlanExport::new(catalogue, plan)))
    }
}

/// A unit.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Unit", deny_unknown_fields)]
struct UnitExport<'a> {
    #[serde(flatten)]
    unit: &'a Unit,
    /// Whether the gazetteer knows it.
    listed: bool,
    /// Its page, relative to the root of the site.
    url: String,
}

impl<'a> Export<'a> {
    /// Returns the catalogue as data: plans in the order of the catalogue, nodes and tasks in printed order.
    pub fn new(catalogue: &'a Catalogue) -> Self {
        let units = catalogue.units.indices();
        let parks = catalogue.parks.iter();
        let projects = catalogue.projects.iter();
        let threads = catalogue.threads.all.indices();
        let records = catalogue.progress.all.indices();
        let indicators = catalogue.indicators.all.indices();

        Self {
            plans: EachPlan(catalogue),
            places: catalogue.places.as_raw_slice(),
            units: units.map(|id| UnitExport::new(catalogue, id)).collect(),
            parks: parks.map(|entry| &entry.park).collect(),
            projects: projects.map(|entry| &entry.project).collect(),
            threads: threads.map(|id| ThreadExport::new(catalogue, id)).collect(),
            indicators: indicators
                .map(|id| IndicatorExport::new(catalogue, id))
                .collect(),
            progress: records.map(|id| RecordExport::new(catalogue, id)).collect(),
        }
    }
}

impl<'a> UnitExport<'a> {
    /// Returns a unit of the catalogue.
    fn new(catalogue: &'a Catalogue, id: UnitId) -> Self {
        let entry = &catalogue.units[id];
        Self {
            unit: &entry.unit,
            listed: entry.listed,
            url: catalogue.unit_route(id).path(),
        }
    }
}

/// Returns the whole model, and a file beside each page of a plan, task, unit, park, project and month.
pub(super) fn jobs<'a>(inputs: &Inputs<'a>) -> Vec<Job<'a>> {
    let catalogue = inputs.catalogue;
    let model = move || Export::new(catalogue);
    let mut jobs = vec![Job::json_pieces(DataFile::Model.path(), model).of_catalogue()];

    // The data of one page is small enough for a script to fetch; that of the site is not.
    jobs.extend(beside_plans(catalogue));
    jobs.extend(beside_names(catalogue));
    for (place, (month, deadlines)) in catalogue.months.iter().enumerate() {
        let path = Route::month(*month).data();
        let file = move || MonthFile::new(catalogue, *month, deadlines);
        jobs.push(Job::json(path, file).about_place(Shelf::Months, place));
    }

    jobs
}

/// Returns the files beside the pages of plans and of tasks.
fn beside_plans(catalogue: &Catalogue) -> Vec<Job<'_>> {
    let mut jobs = Vec::new();
    for (id, plan) in catalogue.plans.iter_enumerated() {
        let path = Route::plan(&plan.document.id).data();
        let file = move || PlanExport::new(catalogue, plan);
        jobs.push(Job::json(path, file).about(Shelf::Plans, id));

        for &task in &plan.tasks {
            let path = catalogue.task_route(task).data();
            let file = move || TaskFile::new(catalogue, plan, task);
            let job = Job::json(path, file).about(Shelf::Plans, id);
            jobs.push(job.about(Shelf::Tasks, task));
        }
    }
    jobs
}

/// Returns the files beside the pages of units, parks, projects, threads, records of progress and indicators.
fn beside_names(catalogue: &Catalogue) -> Vec<Job<'_>> {
    let units = catalogue.units.iter_enumerated().map(|(id, entry)| {
        let path = Route::unit(&entry.unit.id).data();
        Job::json(path, move || {
            let about = UnitExport::new(catalogue, id);
            NamedFile::with_roles(catalogue, about, &entry.tasks)
        })
        .about(Shelf::Units, id)
        .about(Shelf::UnitParts, id)
    });
    let parks = catalogue.parks.iter_enumerated().map(|(id, entry)| {
        let path = Route::park(&entry.park.id).data();
        Job::json(path, move || {
            NamedFile::new(catalogue, &entry.park, &entry.tasks)
        })
        .about(Shelf::Parks, id)
        .about(Shelf::ParkParts, id)
    });
    let projects = catalogue.projects.iter_enumerated().map(|(id, entry)| {
        let path = Route::project(&entry.project.id).data();
        Job::json(path, move || {
            NamedFile::new(catalogue, &entry.project, &entry.tasks)
        })
        .about(Shelf::Projects, id)
        .about(Shelf::ProjectParts, id)
    });

    let threads = catalogue.threads.all.indices().map(|id| {
        let path = catalogue.thread_route(id).data();
        Job::json(path, move || ThreadExport::new(catalogue, id))
    });

    let records = catalogue.progress.all.indices().map(|id| {
        let path = catalogue.record_route(id).data();
        Job::json(path, move || RecordFile::new(catalogue, id)).about(Shelf::Progress, id)
    });

    let named = units.chain(parks).chain(projects);
    let indicators = catalogue.indicators.all.indices().map(|id| {
        let path = catalogue.indicator_route(id).data();
        Job::json(path, move || IndicatorExport::new(catalogue, id)).about(Shelf::Indicators, id)
    });

    let said = threads.chain(records).chain(indicators);
    named.chain(said).collect()
}
