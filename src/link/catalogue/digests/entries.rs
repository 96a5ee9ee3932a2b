//! The digests of entries.

use super::names::{Names, at};
use crate::base::digest::Digester;
use crate::link::catalogue::{
    About, Assignment, Deadline, DeadlineId, DocumentHead, Handover, IndicatorId, Issuer,
    ParkEntry, ParkId, Passage, PlaceEntry, PlaceId, Plan, PlanId, ProjectEntry, ProjectId,
    RecordId, Series, SeriesId, Shelf, Task, TaskId, ThreadId, UnitEntry, UnitId,
};

impl Names<'_> {
    /// Adds all that an entry says.
    pub(super) fn add_entry(&self, shelf: Shelf, index: usize, out: &mut Digester) {
        match shelf {
            Shelf::Plans => self.add_plan_entry(at(index), out),
            Shelf::PlanTexts => self.add_plan_text(index, out),
            Shelf::Tasks => self.add_task_entry(at(index), out),
            Shelf::Deadlines => self.add_deadline(at(index), out),
            Shelf::Series => self.add_series(at(index), out),
            Shelf::Units => self.add_unit_entry(at(index), out),
            Shelf::UnitParts => self.add_parts_of_unit(index, out),
            Shelf::Parks => self.add_park_entry(at(index), out),
            Shelf::ParkParts => self.add_parts_of_park(index, out),
            Shelf::Projects => self.add_project_entry(at(index), out),
            Shelf::ProjectParts => self.add_parts_of_project(index, out),
            Shelf::Places => self.add_place(at(index), out),
            Shelf::PlaceEntries => self.add_place_entry(at(index), out),
            Shelf::PlaceParts => self.add_parts_of_place(index, out),
            Shelf::Months => self.add_month(index, out),
            Shelf::Years => self.add_year(index, out),
            Shelf::Threads => self.add_thread(at(index), out),
            Shelf::Progress => self.add_record(at(index), out),
            Shelf::Indicators => self.add_indicator(at(index), out),
            Shelf::IndicatorParts => self.add_parts_of_indicator(index, out),
        }
    }

    fn add_thread(&self, id: ThreadId, out: &mut Digester) {
        let threads = self.catalogue.threads.all.untracked();
        out.add(&threads[id].said(self.catalogue));
        self.add_all(&self.records, self.catalogue.progress.of_thread(id), out);
    }

    fn add_record(&self, id: RecordId, out: &mut Digester) {
        let record = &self.catalogue.progress.all.untracked()[id];
        out.add(&record.said(self.catalogue));
        if let About::Passage { at, .. } = record.about {
            self.add_passage(at.plan, at.node, out);
        }
    }

    fn add_indicator(&self, id: IndicatorId, out: &mut Digester) {
        let own = &self.catalogue.indicators.all.untracked()[id];
        out.add(&own.said(self.catalogue));
    }

    fn add_plan_entry(&self, id: PlanId, out: &mut Digester) {
        self.add_plan(id, &self.catalogue.plans.untracked()[id], out);
        self.add_all(&self.threads, self.catalogue.threads.of_plan(id), out);
        self.add_all(&self.records, self.catalogue.progress.of_plan(id), out);
    }

    fn add_task_entry(&self, id: TaskId, out: &mut Digester) {
        self.add_task(&self.catalogue.tasks.untracked()[id], out);
        self.add_all(&self.threads, self.catalogue.threads.of_task(id), out);
        self.add_all(&self.records, self.catalogue.progress.of_task(id), out);
        let task = &self.catalogue.tasks.untracked()[id];
        let passage = Passage {
            plan: task.plan,
            node: task.node,
        };
        let indicators = self.catalogue.indicators.of_passage(passage);
        self.add_all(&self.indicators, indicators, out);
    }

    fn add_unit_entry(&self, id: UnitId, out: &mut Digester) {
        let entry = &self.catalogue.units.untracked()[id];
        // Pages sort by index.
        match entry.listed {
            true => _ = out.add(&id.index()),
            false => self.add_first_task(id, entry, out),
        }
        self.add_unit(entry, out);
    }

    fn add_park_entry(&self, id: ParkId, out: &mut Digester) {
        out.add(&id.index());
        self.add_park(&self.catalogue.parks.untracked()[id], out);
    }

    fn add_project_entry(&self, id: ProjectId, out: &mut Digester) {
        out.add(&id.index());
        self.add_project(&self.catalogue.projects.untracked()[id], out);
    }

    fn add_place(&self, id: PlaceId, out: &mut Digester) {
        // Of those of the register the codes say the order.
        let index = Some(id.index()).filter(|&index| index < self.catalogue.declared_places);
        out.add(&index)
            .add_fields(&self.catalogue.places.untracked()[id]);
    }

    fn add_month(&self, index: usize, out: &mut Digester) {
        if let Some((month, deadlines)) = self.catalogue.months.untracked().iter().nth(index) {
            out.add_fields(month);
            self.add_all(&self.deadlines, deadlines, out);
        }
    }

    fn add_year(&self, index: usize, out: &mut Digester) {
        if let Some((year, deadlines)) = self.catalogue.years.untracked().iter().nth(index) {
            out.add(year);
            self.add_all(&self.deadlines, deadlines, out);
        }
    }

    fn add_plan(&self, own: PlanId, plan: &Plan, out: &mut Digester) {
        let Plan {
            document,
            text: _,
            place,
            place_name,
            issuers,
            replaced_by,
            replaces,
            continues,
            continued_by,
            revised,
            tasks,
            deadlines,
            series,
        } = plan;
        let DocumentHead { id, front } = document;
        out.add(id).add_fields(front).add(place_name);
        self.add_all(&self.places, place, out);
        out.add(&issuers.len());
        for Issuer { name, unit } in issuers {
            out.add(name);
            self.add_all(&self.units, unit, out);
        }
        self.add_all(&self.plans, replaced_by, out);
        self.add_all(&self.plans, replaces, out);
        self.add_all(&self.plans, continues, out);
        self.add_all(&self.plans, continued_by, out);
        out.add(&revised.len());
        for nodes in revised {
            self.add_all(&self.nodes[own], nodes, out);
        }
        self.add_all(&self.tasks, tasks, out);
        self.add_all(&self.deadlines, deadlines, out);
        self.add_all(&self.series, series, out);
    }

    fn add_task(&self, task: &Task, out: &mut Digester) {
        let Task {
            plan,
            node,
            assignments,
            deadlines,
            series,
            parks,
            projects,
        } = task;
        self.add_passage(*plan, *node, out);
        out.add(&assignments.len());
        for assignment in assignments {
            let Assignment {
                role,
                unit,
                printed,
            } = assignment;
            out.add_fields(role).add(&self.units[*unit]).add(printed);
        }
        self.add_all(&self.deadlines, deadlines, out);
        self.add_all(&self.series, series, out);
        self.add_all(&self.parks, parks, out);
        self.add_all(&self.projects, projects, out);
    }

    fn add_deadline(&self, id: DeadlineId, out: &mut Digester) {
        out.add(&self.deadlines[id]);
        self.add_all(&self.records, self.catalogue.progress.of_deadline(id), out);
        let Deadline {
            plan,
            node,
            task,
            due,
            raw,
            text,
            running,
        } = &self.catalogue.deadlines.untracked()[id];
        self.add_passage(*plan, *node, out);
        self.add_all(&self.tasks, task, out);
        out.add_fields(due).add(raw).add(text).add(running);
    }

    fn add_series(&self, id: SeriesId, out: &mut Digester) {
        out.add(&self.series[id]);
        let Series {
            plan,
            node,
            task,
            raw,
            text,
            year,
            days,
            rule,
        } = &self.catalogue.series.untracked()[id];
        self.add_passage(*plan, *node, out);
        self.add_all(&self.tasks, task, out);
        out.add(raw).add(text).add(year).add(days).add(rule);
    }

    fn add_unit(&self, entry: &UnitEntry, out: &mut Digester) {
        let UnitEntry {
            unit,
            listed,
            groups,
            members,
            parent,
            children,
            predecessors,
            successors,
            runs,
            // `add_unit_parts` adds these.
            tasks: _,
            issued: _,
            addressed: _,
            mentioned: _,
        } = entry;
        out.add_fields(unit).add(listed);
        for units in [groups, members, children] {
            self.add_all(&self.units, units, out);
        }
        self.add_all(&self.units, parent, out);
        for handovers in [predecessors, successors] {
            out.add(&handovers.len());
            for handover in handovers {
                let Handover { from, to, .. } = *handover;
                out.add(&self.units[from]).add(&self.units[to]);
                out.add_fields(handover.stated(&self.catalogue.units));
            }
        }
        self.add_all(&self.parks, runs, out);
    }

    /// Adds what says the order of units that are not in the gazetteer: where the first task that names each stands.
    fn add_first_task(&self, unit: UnitId, entry: &UnitEntry, out: &mut Digester) {
        let Some(&(id, _)) = entry.tasks.untracked().first() else {
            return;
        };
        let task = &self.catalogue.tasks.untracked()[id];
        let front = &self.catalogue.plans.untracked()[task.plan].document.front;
        let mut assignments = task.assignments.iter();
        out.add_fields(&(front.written, front.published));
        out.add(&self.tasks[id])
            .add(&task.node.index())
            .add(&assignments.position(|own| own.unit == unit));
    }

    fn add_park(&self, entry: &ParkEntry, out: &mut Digester) {
        let ParkEntry {
            park,
            parent,
            children,
            run_by,
            projects,
            // These are a part.
            mentioned: _,
            tasks: _,
        } = entry;
        out.add_fields(park);
        self.add_all(&self.parks, parent, out);
        self.add_all(&self.parks, children, out);
        self.add_all(&self.units, run_by, out);
        self.add_all(&self.projects, projects, out);
    }

    fn add_project(&self, entry: &ProjectEntry, out: &mut Digester) {
        let ProjectEntry {
            project,
            park,
            // These are a part.
            mentioned: _,
            tasks: _,
        } = entry;
        out.add_fields(project);
        self.add_all(&self.parks, park, out);
    }

    fn add_place_entry(&self, id: PlaceId, out: &mut Digester) {
        out.add(&self.places[id]);
        let PlaceEntry {
            title,
            parent,
            successor,
            // `add_place_parts` adds these.
            within: _,
            plans: _,
            units: _,
            parks: _,
            projects: _,
        } = &self.catalogue.place_entries.untracked()[id];
        out.add(title);
        self.add_all(&self.places, parent, out);
        self.add_all(&self.places, successor, out);
    }
}
