//! The digests of the parts of entries.

use super::names::{Names, at};
use crate::base::digest::Digester;
use crate::link::catalogue::{
    ParkId, Passage, PlaceEntry, PlaceId, PlanId, PlanText, ProjectId, Subject, TaskId, UnitEntry,
    UnitId,
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
        let entry = &self.catalogue.units.untracked()[at::<UnitId>(index)];
        out.add(&self.units[at::<UnitId>(index)]);
        self.add_unit_parts(entry, out);
    }

    /// Adds what is to be done for a park.
    pub(super) fn add_parts_of_park(&self, index: usize, out: &mut Digester) {
        let entry = &self.catalogue.parks.untracked()[at::<ParkId>(index)];
        out.add(&self.parks[at::<ParkId>(index)]);
        self.add_tasks_and_passages(&entry.tasks, &entry.mentioned, out);
    }

    /// Adds what is to be done for a project.
    pub(super) fn add_parts_of_project(&self, index: usize, out: &mut Digester) {
        let entry = &self.catalogue.projects.untracked()[at::<ProjectId>(index)];
        out.add(&self.projects[at::<ProjectId>(index)]);
        self.add_tasks_and_passages(&entry.tasks, &entry.mentioned, out);
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
