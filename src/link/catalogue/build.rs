//! Documents and gazetteer in, catalogue out.

use super::bearers::place_ids;
use super::plan_places::{self, PlanPlace};
use super::proven::{Origin, Proven};
use super::resolve::Resolver;
use super::series::{Series, StatedAt};
use super::{
    Assignment, Catalogue, Deadline, DeadlineId, DocumentHead, IndicatorIndex, Issuer, Matters,
    NameClash, Noted, PlaceId, Plan, PlanId, PlanText, ProgressIndex, Reads, Shelf, Subject, Task,
    TaskId, ThreadIndex, Tracked, TrackedMap, back_links, continuation, deadline, duplicates,
    indicators, life, parts, place_entries, plan, progress, push_new, relations, revised, threads,
};
use crate::base::diag::{Diagnostic, Warned};
use crate::base::digest::{Digest, Digester};
use crate::base::message::message;
use crate::base::source::Source;
use crate::content::gazetteer::Gazetteer;
use crate::plan::{Document, Front, Milestone, Node, Role};
use oxc_index::IndexVec;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashSet};

/// Links everything; names that the gazetteer does not know are reported, and still get a unit. `file`
/// is the gazetteer's, to point into; `matters` is what people wrote of the plans besides.
pub fn build(
    mut proven: Vec<Proven>,
    gazetteer: &Gazetteer,
    file: Option<&Source>,
    matters: &Matters,
) -> Warned<Catalogue> {
    let mut found = Vec::new();
    duplicates::report(&proven, &mut found);
    life::report(&proven, &mut found);
    continuation::report(&proven, &mut found);
    revised::report(&proven, &mut found);
    sort_newest_first(&mut proven);

    // Places that only the register knows must be there before names are collected: names count by their places.
    let mut gazetteer = gazetteer.clone();
    let places = plan_places::find(&proven, &mut gazetteer);

    let mut builder = Builder::new(&gazetteer, proven.len());
    for (plan, place) in proven.into_iter().zip(places) {
        builder.add_plan(plan, &place, &mut found);
    }

    // Searching is most of the work, and no plan's texts depend on another's.
    let plans: Vec<PlanId> = builder.catalogue.plans.indices().collect();
    let mentions: Vec<back_links::Found> = plans
        .into_par_iter()
        .map(|plan| {
            back_links::find(
                &builder.catalogue,
                builder.resolver.names(builder.catalogue.plans[plan].place),
                plan,
            )
        })
        .collect();
    for (plan, mentions) in mentions.into_iter().enumerate() {
        back_links::add(&mut builder.catalogue, PlanId::from_usize(plan), mentions);
    }

    for clash in builder.resolver.into_clashes() {
        found.push(ambiguous_name(&clash, file));
    }

    let mut catalogue = builder.catalogue;
    life::link(&mut catalogue);
    continuation::link(&mut catalogue);
    let reads = catalogue.reads.clone();
    let months = deadline::months(&catalogue.deadlines);
    catalogue.months = TrackedMap::new(Shelf::Months, &reads, months);
    let years = deadline::years(&catalogue.deadlines);
    catalogue.years = TrackedMap::new(Shelf::Years, &reads, years);
    let of_places = place_entries::collect(&catalogue);
    catalogue.place_entries = Tracked::new(Shelf::PlaceEntries, &reads, of_places);
    threads::link(&mut catalogue, &matters.threads, &mut found);
    indicators::collect(&mut catalogue);
    progress::link(
        &mut catalogue,
        &matters.progress.records,
        &matters.reports,
        &mut found,
    );
    parts::note_reads(&mut catalogue);
    Warned::new(catalogue, found)
}

/// Returns the digest of a plan's file and of its archived sources: all else that its document and its trace say follows.
fn digest_of(proven: &Proven) -> Digest {
    let notices = proven.notices.iter().map(|notice| &notice.source);
    let texts = [&proven.file, &proven.archived].into_iter().chain(notices);
    let mut digest = Digester::default();
    for text in texts {
        digest.add(text.name()).add(text.text());
    }
    digest.digest()
}

/// Sorts plans into the order of every list of plans.
fn sort_newest_first(proven: &mut [Proven]) {
    let date = |plan: &Proven| {
        let front = &plan.read.document.front;
        front.written.or(front.published)
    };
    proven.sort_by(|a, b| {
        let (a_id, b_id) = (&a.read.document.id, &b.read.document.id);
        date(b).cmp(&date(a)).then(a_id.cmp(b_id))
    });
}

fn ambiguous_name(clash: &NameClash, file: Option<&Source>) -> Diagnostic {
    let NameClash { name, id } = clash;
    let problem = Diagnostic::error("ambiguous-name", message!("name-is-a-name-of-id", name, id))
        .help(message!("take-it-away-from-one-of-them"));

    let Some(file) = file else { return problem };
    // The entries have no places, so the later one is found by its words.
    let quoted = format!("\"{name}\"");
    let at = file.text().rfind(&quoted).unwrap_or(0);
    problem.at(file, at..at + quoted.len())
}

/// A catalogue that grows plan by plan.
struct Builder<'g> {
    resolver: Resolver<'g>,
    catalogue: Catalogue,
}

impl<'g> Builder<'g> {
    fn new(gazetteer: &'g Gazetteer, plans: usize) -> Self {
        let relations::Entries {
            units,
            parks,
            projects,
        } = relations::link(gazetteer);

        let reads = Reads::default();
        let places = gazetteer.places.iter().cloned().collect();
        Self {
            resolver: Resolver::new(gazetteer),
            catalogue: Catalogue {
                plans: Tracked::new(Shelf::Plans, &reads, IndexVec::with_capacity(plans)),
                tasks: Tracked::new(Shelf::Tasks, &reads, IndexVec::new()),
                deadlines: Tracked::new(Shelf::Deadlines, &reads, IndexVec::new()),
                series: Tracked::new(Shelf::Series, &reads, IndexVec::new()),
                units: Tracked::new(Shelf::Units, &reads, units),
                parks: Tracked::new(Shelf::Parks, &reads, parks),
                projects: Tracked::new(Shelf::Projects, &reads, projects),
                places: Tracked::new(Shelf::Places, &reads, places),
                declared_places: gazetteer.declared(),
                place_ids: place_ids(&gazetteer.places),
                // Collected when all plans are there.
                place_entries: Tracked::new(Shelf::PlaceEntries, &reads, IndexVec::new()),
                months: TrackedMap::new(Shelf::Months, &reads, BTreeMap::new()),
                years: TrackedMap::new(Shelf::Years, &reads, BTreeMap::new()),
                threads: ThreadIndex::empty(&reads),
                indicators: IndicatorIndex::empty(&reads),
                progress: ProgressIndex::empty(&reads),
                reads,
            },
        }
    }

    /// Adds a plan with its tasks, deadlines and duties that come back.
    fn add_plan(&mut self, proven: Proven, at: &PlanPlace, found: &mut Vec<Diagnostic>) {
        let document = &proven.read.document;
        let plan_id = self.catalogue.plans.next_idx();
        let place = at.id();
        found.extend(self.resolver.place_problem(&proven, at));

        // The plan's own entries are those added from here on.
        let first_task = self.catalogue.tasks.next_idx();
        let first_deadline = self.catalogue.deadlines.next_idx();
        let first_series = self.catalogue.series.next_idx();

        let mut reported = HashSet::new();
        let mut task_of = IndexVec::with_capacity(document.outline.nodes.len());
        for (node_id, node) in document.outline.nodes.iter_enumerated() {
            // `add_node` adds the task under this id, after the deadlines that refer to it.
            let task = node.task.as_ref().map(|_| self.catalogue.tasks.next_idx());
            task_of.push(task);
            self.add_node(
                Origin {
                    proven: &proven,
                    plan: plan_id,
                    place,
                    place_name: at.name.as_deref(),
                    node: node_id,
                    task,
                },
                node,
                &mut reported,
                found,
            );
        }

        let issuers = self.link_head(plan_id, place, &document.front);
        let parents = document.outline.parents();
        let digest = digest_of(&proven);
        let revised = revised::passages(document);
        let Document {
            id,
            front,
            source,
            outline,
        } = proven.read.document;
        let catalogue = &mut self.catalogue;
        catalogue.plans.push(Plan {
            document: DocumentHead { id, front },
            text: Noted::new(PlanText {
                digest,
                source,
                numbers: plan::numbers(&outline, &parents),
                parents,
                outline,
                trace: proven.trace,
                archived: proven.archived,
                notices: proven.notices.into_iter().map(|own| own.source).collect(),
                task_of,
                // Names are searched for later, in all plans at once.
                mentions: plan::Mentions::default(),
            }),
            place,
            place_name: at.name.clone(),
            issuers,
            replaced_by: None,
            replaces: Vec::new(),
            continues: None,
            continued_by: Vec::new(),
            revised,
            tasks: catalogue.tasks.indices().skip(first_task.index()).collect(),
            deadlines: catalogue
                .deadlines
                .indices()
                .skip(first_deadline.index())
                .collect(),
            series: catalogue
                .series
                .indices()
                .skip(first_series.index())
                .collect(),
        });
    }

    /// Adds what one node of a plan says: its deadlines, its duties that come back, and its task.
    fn add_node(
        &mut self,
        origin: Origin<'_>,
        node: &Node,
        reported: &mut HashSet<String>,
        found: &mut Vec<Diagnostic>,
    ) {
        let deadlines = self.add_deadlines(&origin, node);

        let first_series = self.catalogue.series.next_idx();
        let front = &origin.proven.read.document.front;
        for recurrence in &node.recurrences {
            let stated_at = StatedAt {
                plan: origin.plan,
                node: origin.node,
                task: origin.task,
            };
            if let Some(series) = Series::new(recurrence, front, stated_at) {
                self.catalogue.series.push(series);
            }
        }

        let (Some(task_id), Some(task)) = (origin.task, &node.task) else {
            return;
        };
        let mut assignments = Vec::with_capacity(task.assignments.len());
        for assignment in &task.assignments {
            let printed = &assignment.unit;
            let units = &mut self.catalogue.units;
            let unit = self.resolver.unit(&origin, printed, units, reported, found);

            // Two printed names may mean one unit: its part in the task counts once, both names are kept.
            push_new_part(&mut units[unit].tasks, (task_id, assignment.role));
            assignments.push(Assignment {
                role: assignment.role,
                unit,
                printed: printed.clone(),
            });
        }

        let series = self.catalogue.series.indices();
        self.catalogue.tasks.push(Task {
            plan: origin.plan,
            node: origin.node,
            assignments,
            deadlines,
            series: series.skip(first_series.index()).collect(),
            // `back_links` fills these in from the names in the text.
            parks: Vec::new(),
            projects: Vec::new(),
        });
    }

    /// Adds the deadlines of a node: those of its deadline field, then those of its running text.
    fn add_deadlines(&mut self, origin: &Origin<'_>, node: &Node) -> Vec<DeadlineId> {
        let deadlines = &mut self.catalogue.deadlines;
        let mut add = |milestone: &Milestone, running: bool| {
            deadlines.push(Deadline {
                plan: origin.plan,
                node: origin.node,
                task: origin.task,
                due: milestone.due,
                raw: milestone.raw.clone(),
                text: milestone.text.clone(),
                running,
            })
        };

        let fielded = node.task.iter().flat_map(|task| &task.milestones);
        let mut ids: Vec<DeadlineId> = fielded.map(|milestone| add(milestone, false)).collect();
        ids.extend(node.goals.iter().map(|goal| add(goal, true)));
        ids
    }

    /// Links a plan to the units that its head names, and returns who issued it.
    fn link_head(&mut self, plan: PlanId, place: Option<PlaceId>, front: &Front) -> Vec<Issuer> {
        let names = self.resolver.names(place);
        let units = &mut self.catalogue.units;

        // Addressees are a sentence (各县、区人民政府,市政府各委办局), issuers a list of whole names.
        for (_, subject) in names.find(front.addressees.as_deref().unwrap_or_default()) {
            if let Subject::Unit(unit) = subject {
                push_new(&mut units[unit].addressed, plan);
            }
        }

        let issuers = front.issuers().into_iter().map(|name| {
            let unit = match names.get(name) {
                Some(Subject::Unit(unit)) => Some(unit),
                _ => None,
            };
            if let Some(unit) = unit {
                push_new(&mut units[unit].issued, plan);
            }
            Issuer {
                name: name.to_owned(),
                unit,
            }
        });
        issuers.collect()
    }
}

/// Adds a part in a task to those of a unit, unless the task gave it this part already.
fn push_new_part(parts: &mut Vec<(TaskId, Role)>, part: (TaskId, Role)) {
    let mut same_task = parts.iter().rev().take_while(|(task, _)| *task == part.0);
    if !same_task.any(|known| *known == part) {
        parts.push(part);
    }
}
