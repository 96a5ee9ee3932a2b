//! What entries are called in digests: by their lasting names.

use super::nodes;
use crate::base::digest::{Digest, Digester};
use crate::link::catalogue::{
    Catalogue, DeadlineId, IndicatorId, ParkId, Passage, PlaceId, PlanId, ProjectId, RecordId,
    SeriesId, Task, TaskId, ThreadId, UnitId,
};
use crate::plan::NodeId;
use oxc_index::{Idx, IndexVec};
use rayon::prelude::*;
use std::hash::Hash;

/// A lasting name of each entry, as a digest.
pub(super) struct Names<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) plans: IndexVec<PlanId, Digest>,
    /// Of nodes all is digested that `Plan` gives away without a note.
    pub(super) nodes: IndexVec<PlanId, IndexVec<NodeId, Digest>>,
    pub(super) tasks: IndexVec<TaskId, Digest>,
    pub(super) deadlines: IndexVec<DeadlineId, Digest>,
    pub(super) series: IndexVec<SeriesId, Digest>,
    pub(super) units: IndexVec<UnitId, Digest>,
    pub(super) parks: IndexVec<ParkId, Digest>,
    pub(super) projects: IndexVec<ProjectId, Digest>,
    pub(super) places: IndexVec<PlaceId, Digest>,
    pub(super) threads: IndexVec<ThreadId, Digest>,
    pub(super) records: IndexVec<RecordId, Digest>,
    pub(super) indicators: IndexVec<IndicatorId, Digest>,
}

fn name(parts: &(impl Hash + ?Sized)) -> Digest {
    Digester::default().add(parts).digest()
}

impl<'a> Names<'a> {
    pub(super) fn new(catalogue: &'a Catalogue) -> Self {
        // A new field of the catalogue must be a table that notes its reads, or be made of nothing but such tables.
        let Catalogue {
            plans,
            tasks,
            deadlines,
            series,
            units,
            parks,
            projects,
            places,
            place_entries: _,
            place_ids: _,
            declared_places: _,
            months: _,
            years: _,
            threads,
            progress,
            indicators,
            reads: _,
        } = catalogue;

        let plans = plans.untracked();
        let mut of_deadlines: IndexVec<DeadlineId, Digest> =
            deadlines.untracked().iter().map(|_| 0).collect();
        let mut of_series: IndexVec<SeriesId, Digest> =
            series.untracked().iter().map(|_| 0).collect();
        for plan in plans {
            let id = plan.document.id.as_str();
            for (place, &deadline) in plan.deadlines.iter().enumerate() {
                of_deadlines[deadline] = name(&(id, place));
            }
            for (place, &series) in plan.series.iter().enumerate() {
                of_series[series] = name(&(id, place));
            }
        }

        let of_task = |task: &Task| {
            let plan = &plans[task.plan];
            name(&(plan.document.id.as_str(), plan.node_id(task.node)))
        };
        let units = units.untracked().iter();
        let parks = parks.untracked().iter();
        let projects = projects.untracked().iter();
        let records = progress.all.untracked().iter();
        let indicators = indicators.all.untracked().iter();
        Self {
            catalogue,
            plans: plans.iter().map(|plan| name(&plan.document.id)).collect(),
            nodes: plans
                .as_raw_slice()
                .par_iter()
                .map(|plan| nodes::digests(plan.text.untracked()))
                .collect::<Vec<_>>()
                .into(),
            tasks: tasks.untracked().iter().map(of_task).collect(),
            deadlines: of_deadlines,
            series: of_series,
            units: units.map(|entry| name(&entry.unit.id)).collect(),
            parks: parks.map(|entry| name(&entry.park.id)).collect(),
            projects: projects.map(|entry| name(&entry.project.id)).collect(),
            places: places
                .untracked()
                .iter()
                .map(|place| name(&place.id))
                .collect(),
            threads: threads
                .all
                .untracked()
                .iter()
                .map(|thread| name(&thread.id))
                .collect(),
            records: records.map(|own| name(&own.id)).collect(),
            indicators: indicators.map(|own| name(&own.id)).collect(),
        }
    }

    /// Adds a task with what is due in it: calendars and lists of whom it names have that.
    pub(super) fn add_due_task(&self, id: TaskId, out: &mut Digester) {
        let task = &self.catalogue.tasks.untracked()[id];
        out.add(&self.tasks[id]);
        self.add_all(&self.deadlines, &task.deadlines, out);
        self.add_all(&self.series, &task.series, out);
    }

    pub(super) fn add_passages(&self, passages: &[Passage], out: &mut Digester) {
        out.add(&passages.len());
        for &Passage { plan, node } in passages {
            self.add_passage(plan, node, out);
        }
    }

    pub(super) fn add_passage(&self, plan: PlanId, node: NodeId, out: &mut Digester) {
        out.add(&self.plans[plan]).add(&self.nodes[plan][node]);
    }

    /// Adds the names of some entries, and how many they are.
    pub(super) fn add_all<'i, Id: Idx + 'i>(
        &self,
        names: &IndexVec<Id, Digest>,
        ids: impl IntoIterator<Item = &'i Id>,
        out: &mut Digester,
    ) {
        let mut count = 0;
        for &id in ids {
            out.add(&names[id]);
            count += 1;
        }
        out.add(&count);
    }
}

/// Returns an id by its number.
pub(super) fn at<Id: Idx>(index: usize) -> Id {
    Id::from_usize(index)
}
