//! The digest of each entry of a catalogue: what makes a page is the same as long as the digests of what it reads are.
//!
//! Entries are taken apart field by field, so that whoever adds a field must say here what it adds to the digest. What an
//! entry names is digested by its lasting name, never by its index: a new plan leaves the digests of others as they
//! were.

use super::{
    Assignment, Catalogue, Deadline, DeadlineId, DocumentHead, Handover, Issuer, ParkEntry, ParkId, Passage,
    PlaceEntry, PlaceId, Plan, PlanId, PlanText, ProjectEntry, ProjectId, Read, Reads, Series, SeriesId,
    Shelf, Subject, Task, TaskId, ThreadId, UnitEntry, UnitId,
};
use crate::base::digest::{Digest, Digester};
use crate::plan::NodeId;
use oxc_index::{Idx, IndexVec};
use rayon::prelude::*;
use std::hash::Hash;
use strum::IntoEnumIterator;

/// The digests of all that can be read of a catalogue, by the numbers of reads.
#[derive(Debug)]
pub struct Digests(Vec<Digest>);

impl Digests {
    /// Returns the digest of what was read, which says what it is, too.
    pub fn of(&self, read: Read) -> Digest {
        self.0[read as usize]
    }

    /// Returns the digests of all that can be read.
    pub fn all(&self) -> &[Digest] {
        &self.0
    }
}

impl Catalogue {
    /// Returns where its reads are noted.
    pub fn reads(&self) -> &Reads {
        &self.reads
    }

    /// Returns the digest of each entry and begins to note what is read. `derived` adds to the digest of an entry what was
    /// derived from more than the entry itself.
    pub fn digests(&self, derived: impl Fn(Shelf, usize, &mut Digester)) -> Digests {
        self.reads.prepare(|shelf| self.length(shelf));
        let names = Names::new(self);

        let mut whole = Vec::new();
        let mut entries = Vec::new();
        for shelf in Shelf::iter() {
            let mut all = Digester::default();
            all.add(&(shelf as u8));
            for index in 0..self.length(shelf) {
                let mut entry = Digester::default();
                entry.add(&(shelf as u8));
                names.add_entry(shelf, index, &mut entry);
                derived(shelf, index, &mut entry);
                entries.push(entry.digest());
                all.add(&entry.digest());
            }
            whole.push(all.digest());
        }
        whole.extend(entries);
        Digests(whole)
    }

    fn length(&self, shelf: Shelf) -> usize {
        match shelf {
            Shelf::Plans | Shelf::PlanTexts => self.plans.untracked().len(),
            Shelf::Tasks => self.tasks.untracked().len(),
            Shelf::Deadlines => self.deadlines.untracked().len(),
            Shelf::Series => self.series.untracked().len(),
            Shelf::Units | Shelf::UnitParts => self.units.untracked().len(),
            Shelf::Parks | Shelf::ParkParts => self.parks.untracked().len(),
            Shelf::Projects | Shelf::ProjectParts => self.projects.untracked().len(),
            Shelf::Places => self.places.untracked().len(),
            Shelf::PlaceEntries | Shelf::PlaceParts => self.place_entries.untracked().len(),
            Shelf::Months => self.months.untracked().len(),
            Shelf::Years => self.years.untracked().len(),
            Shelf::Threads => self.threads.all.untracked().len(),
        }
    }
}

/// A lasting name of each entry, as a digest.
struct Names<'a> {
    catalogue: &'a Catalogue,
    plans: IndexVec<PlanId, Digest>,
    /// Of nodes all is digested that `Plan` gives away without a note.
    nodes: IndexVec<PlanId, IndexVec<NodeId, Digest>>,
    tasks: IndexVec<TaskId, Digest>,
    deadlines: IndexVec<DeadlineId, Digest>,
    series: IndexVec<SeriesId, Digest>,
    units: IndexVec<UnitId, Digest>,
    parks: IndexVec<ParkId, Digest>,
    projects: IndexVec<ProjectId, Digest>,
    places: IndexVec<PlaceId, Digest>,
    threads: IndexVec<ThreadId, Digest>,
}

fn name(parts: &(impl Hash + ?Sized)) -> Digest {
    Digester::default().add(parts).digest()
}

/// Returns the digest of each node with all that stands under it.
fn digests_of_nodes(text: &PlanText) -> IndexVec<NodeId, Digest> {
    let outline = &text.outline;
    let nodes = outline.nodes.iter_enumerated();
    let own: IndexVec<NodeId, Digest> = nodes
        .map(|(id, node)| {
            let mut digest = Digester::default();
            digest
                .add_fields(node)
                .add(&text.numbers[id])
                .add(&outline.cited(id))
                .add(&text.task_of[id].is_some());
            digest.digest()
        })
        .collect();
    let of_subtree = |id| {
        let mut digest = Digester::default();
        for node in outline.subtree(id) {
            digest.add(&own[node]);
        }
        digest.digest()
    };
    outline.nodes.indices().map(of_subtree).collect()
}

impl<'a> Names<'a> {
    fn new(catalogue: &'a Catalogue) -> Self {
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
        Self {
            catalogue,
            plans: plans.iter().map(|plan| name(&plan.document.id)).collect(),
            nodes: plans
                .as_raw_slice()
                .par_iter()
                .map(|plan| digests_of_nodes(plan.text.untracked()))
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
        }
    }

    /// Adds all that an entry says.
    fn add_entry(&self, shelf: Shelf, index: usize, out: &mut Digester) {
        let catalogue = self.catalogue;
        match shelf {
            Shelf::Plans => {
                self.add_plan(&catalogue.plans.untracked()[at::<PlanId>(index)], out);
                self.add_all(&self.threads, catalogue.threads.of_plan(at(index)), out);
            }
            Shelf::PlanTexts => {
                let plan = &catalogue.plans.untracked()[at::<PlanId>(index)];
                out.add(&plan.document.id);
                self.add_text(plan.text.untracked(), out);
            }
            Shelf::Tasks => {
                self.add_task(&catalogue.tasks.untracked()[at::<TaskId>(index)], out);
                self.add_all(&self.threads, catalogue.threads.of_task(at(index)), out);
            }
            Shelf::Deadlines => {
                out.add(&self.deadlines[at::<DeadlineId>(index)]);
                self.add_deadline(
                    &catalogue.deadlines.untracked()[at::<DeadlineId>(index)],
                    out,
                );
            }
            Shelf::Series => {
                out.add(&self.series[at::<SeriesId>(index)]);
                self.add_series(&catalogue.series.untracked()[at::<SeriesId>(index)], out);
            }
            // Pages sort by index.
            Shelf::Units => {
                let entry = &catalogue.units.untracked()[at::<UnitId>(index)];
                match entry.listed {
                    true => _ = out.add(&index),
                    false => self.add_first_task(at(index), entry, out),
                }
                self.add_unit(entry, out);
                self.add_all(&self.threads, catalogue.threads.of_unit(at(index)), out);
            }
            Shelf::UnitParts => {
                let entry = &catalogue.units.untracked()[at::<UnitId>(index)];
                out.add(&self.units[at::<UnitId>(index)]);
                self.add_unit_parts(entry, out);
            }
            Shelf::Parks => {
                out.add(&index);
                self.add_park(&catalogue.parks.untracked()[at::<ParkId>(index)], out);
                self.add_all(&self.threads, catalogue.threads.of_park(at(index)), out);
            }
            Shelf::ParkParts => {
                let entry = &catalogue.parks.untracked()[at::<ParkId>(index)];
                out.add(&self.parks[at::<ParkId>(index)]);
                self.add_tasks_and_passages(&entry.tasks, &entry.mentioned, out);
            }
            Shelf::Projects => {
                out.add(&index);
                self.add_project(&catalogue.projects.untracked()[at::<ProjectId>(index)], out);
                self.add_all(&self.threads, catalogue.threads.of_project(at(index)), out);
            }
            Shelf::ProjectParts => {
                let entry = &catalogue.projects.untracked()[at::<ProjectId>(index)];
                out.add(&self.projects[at::<ProjectId>(index)]);
                self.add_tasks_and_passages(&entry.tasks, &entry.mentioned, out);
            }
            Shelf::Places => {
                let place = &catalogue.places.untracked()[at::<PlaceId>(index)];
                // Of those of the register the codes say the order.
                out.add(&Some(index).filter(|&index| index < catalogue.declared_places));
                out.add_fields(place);
            }
            Shelf::PlaceEntries => {
                out.add(&self.places[at::<PlaceId>(index)]);
                self.add_place_entry(
                    &catalogue.place_entries.untracked()[at::<PlaceId>(index)],
                    out,
                );
            }
            Shelf::PlaceParts => {
                out.add(&self.places[at::<PlaceId>(index)]);
                let entries = catalogue.place_entries.untracked();
                self.add_place_parts(&entries[at::<PlaceId>(index)], out);
            }
            Shelf::Months => {
                if let Some((month, deadlines)) = catalogue.months.untracked().iter().nth(index) {
                    out.add_fields(month);
                    self.add_all(&self.deadlines, deadlines, out);
                }
            }
            Shelf::Years => {
                if let Some((year, deadlines)) = catalogue.years.untracked().iter().nth(index) {
                    out.add(year);
                    self.add_all(&self.deadlines, deadlines, out);
                }
            }
            Shelf::Threads => {
                let thread = &catalogue.threads.all.untracked()[at::<ThreadId>(index)];
                out.add(&thread.said(catalogue));
            }
        }
    }

    fn add_plan(&self, plan: &Plan, out: &mut Digester) {
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
        self.add_all(&self.tasks, tasks, out);
        self.add_all(&self.deadlines, deadlines, out);
        self.add_all(&self.series, series, out);
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

    fn add_deadline(&self, deadline: &Deadline, out: &mut Digester) {
        let Deadline {
            plan,
            node,
            task,
            due,
            raw,
            text,
            running,
        } = deadline;
        self.add_passage(*plan, *node, out);
        self.add_all(&self.tasks, task, out);
        out.add_fields(due).add(raw).add(text).add(running);
    }

    fn add_series(&self, series: &Series, out: &mut Digester) {
        let Series {
            plan,
            node,
            task,
            raw,
            text,
            year,
            days,
            rule,
        } = series;
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

    fn add_tasks_and_passages(&self, tasks: &[TaskId], passages: &[Passage], out: &mut Digester) {
        out.add(&tasks.len());
        tasks.iter().for_each(|&task| self.add_due_task(task, out));
        self.add_passages(passages, out);
    }

    fn add_place_entry(&self, entry: &PlaceEntry, out: &mut Digester) {
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
        } = entry;
        out.add(title);
        self.add_all(&self.places, parent, out);
        self.add_all(&self.places, successor, out);
    }

    fn add_place_parts(&self, entry: &PlaceEntry, out: &mut Digester) {
        self.add_all(&self.places, &entry.within, out);
        self.add_all(&self.plans, &entry.plans, out);
        self.add_all(&self.units, &entry.units, out);
        self.add_all(&self.parks, &entry.parks, out);
        self.add_all(&self.projects, &entry.projects, out);
    }

    /// Adds a task with what is due in it: calendars and lists of whom it names have that.
    fn add_due_task(&self, id: TaskId, out: &mut Digester) {
        let task = &self.catalogue.tasks.untracked()[id];
        out.add(&self.tasks[id]);
        self.add_all(&self.deadlines, &task.deadlines, out);
        self.add_all(&self.series, &task.series, out);
    }

    fn add_passages(&self, passages: &[Passage], out: &mut Digester) {
        out.add(&passages.len());
        for &Passage { plan, node } in passages {
            self.add_passage(plan, node, out);
        }
    }

    fn add_passage(&self, plan: PlanId, node: NodeId, out: &mut Digester) {
        out.add(&self.plans[plan]).add(&self.nodes[plan][node]);
    }

    /// Adds the names of some entries, and how many they are.
    fn add_all<'i, Id: Idx + 'i>(
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

fn at<Id: Idx>(index: usize) -> Id {
    Id::from_usize(index)
}
