//! The digests of the parts of entries.

use super::names::{Names, at};
use crate::base::digest::Digester;
use crate::link::catalogue::{
    IndicatorId, ParkId, Passage, PlaceEntry, PlaceId, PlanId, PlanText, ProjectId, Subject,
    TaskId, UnitEntry, UnitId,
};

impl Names<'_> {
    /// Adds the text of a plan.
    pub(super) fn add_plan_text(&self, index: usize, out: &mut Digester) {
        let plan = &self.catalogue.plans.untracked()[at::<PlanId>(index)];
        out.add(&plan.document.id);
        self.add_text(plan.text.untracked(), out);
    }

    /// Adds what a unit has to do.
    pub(super) fn add_parts_of_unit(&self, index: usize, out: &mut Digester) {
        let id = at::<UnitId>(index);
        out.add(&self.units[id]);
        self.add_unit_parts(&self.catalogue.units.untracked()[id], out);
        // Only pages that read these parts ask for what goes with them.
        self.add_all(&self.threads, self.catalogue.threads.of_unit(id), out);
        self.add_all(&self.records, self.catalogue.progress.of_unit(id), out);
    }

    /// Adds what is to be done for a park.
    pub(super) fn add_parts_of_park(&self, index: usize, out: &mut Digester) {
        let id = at::<ParkId>(index);
        let entry = &self.catalogue.parks.untracked()[id];
        out.add(&self.parks[id]);
        self.add_tasks_and_passages(&entry.tasks, &entry.mentioned, out);
        self.add_all(&self.threads, self.catalogue.threads.of_park(id), out);
        self.add_all(&self.records, self.catalogue.progress.of_park(id), out);
    }

    /// Adds what is to be done for a project.
    pub(super) fn add_parts_of_project(&self, index: usize, out: &mut Digester) {
        let id = at::<ProjectId>(index);
        let entry = &self.catalogue.projects.untracked()[id];
        out.add(&self.projects[id]);
        self.add_tasks_and_passages(&entry.tasks, &entry.mentioned, out);
        self.add_all(&self.threads, self.catalogue.threads.of_project(id), out);
        self.add_all(&self.records, self.catalogue.progress.of_project(id), out);
    }

    /// Adds what plans state of an indicator.
    pub(super) fn add_parts_of_indicator(&self, index: usize, out: &mut Digester) {
        let id = at::<IndicatorId>(index);
        out.add(&self.indicators[id]);
        for point in self.catalogue.indicators.all.untracked()[id]
            .points
            .untracked()
        {
            point.add_to(out, self.catalogue);
            self.add_passage(point.at.plan, point.at.node, out);
        }
    }

    /// Adds what belongs to a place.
    pub(super) fn add_parts_of_place(&self, index: usize, out: &mut Digester) {
        out.add(&self.places[at::<PlaceId>(index)]);
        let entries = self.catalogue.place_entries.untracked();
        self.add_place_parts(&entries[at::<PlaceId>(index)], out);
    }

    fn add_text(&self, text: &PlanText, out: &mut Digester) {
        let PlanText {
            digest,
            // These follow from the file and its sources.
            source: _,
            outline: _,
            trace: _,
            archived: _,
            notices: _,
            parents: _,
            numbers: _,
            task_of: _,
            mentions,
        } = text;
        out.add(digest);

        let (starts, mentions) = mentions.parts();
        out.add_fields(&starts).add(&mentions.len());
        for mention in mentions {
            out.add(&mention.range);
            out.add(&match mention.subject {
                Subject::Unit(unit) => (0, self.units[unit]),
                Subject::Park(park) => (1, self.parks[park]),
                Subject::Project(project) => (2, self.projects[project]),
                Subject::Deadline(deadline) => (3, self.deadlines[deadline]),
            });
        }
    }

    fn add_unit_parts(&self, entry: &UnitEntry, out: &mut Digester) {
        out.add(&entry.tasks.len());
        for (task, role) in &entry.tasks {
            out.add_fields(role);
            self.add_due_task(*task, out);
        }
        self.add_all(&self.plans, &entry.issued, out);
        self.add_all(&self.plans, &entry.addressed, out);
        self.add_passages(&entry.mentioned, out);
    }

    fn add_tasks_and_passages(&self, tasks: &[TaskId], passages: &[Passage], out: &mut Digester) {
        out.add(&tasks.len());
        tasks.iter().for_each(|&task| self.add_due_task(task, out));
        self.add_passages(passages, out);
    }

    fn add_place_parts(&self, entry: &PlaceEntry, out: &mut Digester) {
        self.add_all(&self.places, &entry.within, out);
        self.add_all(&self.plans, &entry.plans, out);
        self.add_all(&self.units, &entry.units, out);
        self.add_all(&self.parks, &entry.parks, out);
        self.add_all(&self.projects, &entry.projects, out);
    }
}
