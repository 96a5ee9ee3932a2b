//! Documents and gazetteer in, catalogue out.

use super::mentions::{self, Mention, Subject};
use super::names::Names;
use super::{
    Catalogue, Deadline, Plan, Task, TaskId, UnitEntry, UnitId, deadlines, relations, series, twice,
};
use crate::base::diag::{Diagnostic, Warned, did_you_mean, nearly_same};
use crate::base::source::{Source, sha256};
use crate::content::document::Read;
use crate::content::gazetteer::{Gazetteer, Unit, UnitKind};
use crate::link::proof::Trace;
use crate::plan::{BlockAt, Front, Milestone, Outline};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// A plan that was proved against its source.
#[derive(Debug)]
pub struct Proven {
    /// The plan, and where its parts stand in its file.
    pub read: Read,
    /// Its file.
    pub file: Source,
    /// Its archived source.
    pub archived: Source,
    /// Where its text came from.
    pub trace: Trace,
}

/// Links everything; names that the gazetteer does not know are reported, and still get a unit.
pub fn build(
    mut proven: Vec<Proven>,
    gazetteer: &Gazetteer,
    file: Option<&Source>,
) -> Warned<Catalogue> {
    let mut found = Vec::new();
    twice::report(&proven, &mut found);
    // Newest first: the order of every list of plans.
    proven.sort_by(|a, b| {
        let key = |p: &Proven| {
            let front = &p.read.document.front;
            (
                front.written.or(front.published),
                p.read.document.id.clone(),
            )
        };
        let ((a_date, a_id), (b_date, b_id)) = (key(a), key(b));
        b_date.cmp(&a_date).then(a_id.cmp(&b_id))
    });
    let (units, parks, projects) = relations::link(gazetteer);
    let mut builder = Builder {
        gazetteer,
        names: HashMap::new(),
        unlisted: BTreeMap::new(),
        clashes: Vec::new(),
        catalogue: Catalogue {
            plans: Vec::with_capacity(proven.len()),
            tasks: Vec::new(),
            deadlines: Vec::new(),
            series: Vec::new(),
            units,
            parks,
            projects,
            places: gazetteer.places.clone(),
            months: BTreeMap::new(),
            years: BTreeMap::new(),
        },
    };
    for plan in proven {
        builder.plan(plan, &mut found);
    }
    // Searching is most of the work, and no plan's texts depend on another's.
    let plans = builder.catalogue.plans.len();
    let mentions: Vec<Mentions> = (0..plans)
        .into_par_iter()
        .map(|plan| builder.found(plan))
        .collect();
    for (plan, mentions) in mentions.into_iter().enumerate() {
        builder.link(plan, mentions);
    }
    for (name, id) in builder.clashes {
        let problem = Diagnostic::error(
            "ambiguous-name",
            format!("`{name}` is a name of `{id}` and of another entry of the same place"),
        )
        .help("take it away from one of them");
        found.push(match file {
            Some(file) => {
                // The later one; where that is, only the text knows.
                let quoted = format!("\"{name}\"");
                let at = file.text().rfind(&quoted).unwrap_or(0);
                problem.at(file, at..at + quoted.len())
            }
            None => problem,
        });
    }
    let mut catalogue = builder.catalogue;
    catalogue.months = deadlines::months(&catalogue.deadlines);
    catalogue.years = deadlines::years(&catalogue.deadlines);
    Warned::new(catalogue, found)
}

struct Builder<'g> {
    gazetteer: &'g Gazetteer,
    names: HashMap<Option<usize>, Names>,
    /// Units that the gazetteer does not know, by the place's name and their own as printed.
    unlisted: BTreeMap<(Option<String>, String), UnitId>,
    /// Names that mean two things at once, each with the id of the later one.
    clashes: Vec<(String, String)>,
    catalogue: Catalogue,
}

impl Builder<'_> {
    fn plan(&mut self, proven: Proven, found: &mut Vec<Diagnostic>) {
        let plan_id = self.catalogue.plans.len();
        let document = &proven.read.document;
        let place = self.place(&proven, found);
        if !self.names.contains_key(&place) {
            let names = Names::new(self.gazetteer, place, &mut self.clashes);
            self.names.insert(place, names);
        }
        let mut task_of = vec![None; document.outline.nodes.len()];
        let mut plan_tasks = Vec::new();
        let mut plan_deadlines = Vec::new();
        let first_series = self.catalogue.series.len();
        let mut reported: Vec<String> = Vec::new();
        for (index, node) in document.outline.nodes.iter().enumerate() {
            let task_id = node.task.as_ref().map(|_| self.catalogue.tasks.len());
            let mut own = Vec::new();
            let mut add = |milestone: &Milestone, running: bool| {
                own.push(self.catalogue.deadlines.len());
                self.catalogue.deadlines.push(Deadline {
                    plan: plan_id,
                    node: index,
                    task: task_id,
                    due: milestone.due,
                    raw: milestone.raw.clone(),
                    text: milestone.text.clone(),
                    running,
                });
            };
            if let Some(task) = &node.task {
                task.milestones.iter().for_each(|m| add(m, false));
            }
            node.goals.iter().for_each(|goal| add(goal, true));
            plan_deadlines.extend(&own);
            let returning = self.catalogue.series.len();
            let series = node.recurrences.iter().filter_map(|recurrence| {
                series::of(recurrence, &document.front, (plan_id, index, task_id))
            });
            self.catalogue.series.extend(series);
            let (Some(task_id), Some(task)) = (task_id, &node.task) else {
                continue;
            };
            task_of[index] = Some(task_id);
            plan_tasks.push(task_id);
            let assignments = task
                .assignments
                .iter()
                .map(|assignment| {
                    let unit = self.unit(
                        place,
                        &assignment.unit,
                        index,
                        &proven,
                        &mut reported,
                        found,
                    );
                    let own = &mut self.catalogue.units[unit].tasks;
                    let part = (task_id, assignment.role);
                    let mut known = own.iter().rev().take_while(|(task, _)| *task == task_id);
                    if !known.any(|one| *one == part) {
                        own.push(part);
                    }
                    (assignment.role, unit, assignment.unit.clone())
                })
                .collect();
            self.catalogue.tasks.push(Task {
                plan: plan_id,
                node: index,
                assignments,
                deadlines: own,
                series: (returning..self.catalogue.series.len()).collect(),
                parks: Vec::new(),
                projects: Vec::new(),
            });
        }
        let issuers = self.ends(plan_id, place, &document.front);
        let (parents, numbers) = numbers(&document.outline);
        self.catalogue.plans.push(Plan {
            parents,
            numbers,
            document: proven.read.document,
            trace: proven.trace,
            archived: proven.archived,
            place,
            issuers,
            task_of,
            tasks: plan_tasks,
            deadlines: plan_deadlines,
            series: (first_series..self.catalogue.series.len()).collect(),
            mentions: HashMap::new(),
        });
    }

    /// Links a plan to the units that its head names: to whom it is addressed, and who issued it.
    fn ends(
        &mut self,
        plan: usize,
        place: Option<usize>,
        front: &Front,
    ) -> Vec<(String, Option<UnitId>)> {
        let names = &self.names[&place];
        for (_, subject) in names.find(front.addressees.as_deref().unwrap_or_default()) {
            if let Subject::Unit(unit) = subject {
                push(&mut self.catalogue.units[unit].addressed, plan);
            }
        }
        let units = &mut self.catalogue.units;
        let known = front.issuers().into_iter().map(|name| {
            let unit = match names.get(name) {
                Some(Subject::Unit(unit)) => Some(unit),
                _ => None,
            };
            if let Some(unit) = unit {
                push(&mut units[unit].issued, plan);
            }
            (name.to_owned(), unit)
        });
        known.collect()
    }

    fn place(&self, proven: &Proven, found: &mut Vec<Diagnostic>) -> Option<usize> {
        let name = proven.read.document.front.place.as_deref()?;
        let places = &self.gazetteer.places;
        let place = places
            .iter()
            .position(|p| p.name == name || p.aliases.iter().any(|a| a == name));
        if place.is_none() && !places.is_empty() {
            let front = proven.read.places.front.clone();
            let head = &proven.file.text()[front.clone()];
            let key = head.find("\nplace").map_or(0, |at| at + 1);
            let at = head[key..]
                .find(name)
                .map_or(front.start, |at| front.start + key + at);
            let known = places.iter().map(|p| p.name.as_str());
            let mut problem =
                Diagnostic::warning("unknown-place", format!("`{name}` is not in the gazetteer"))
                    .at(&proven.file, at..at + name.len());
            problem = problem.help(match did_you_mean(name, known) {
                Some(near) => format!("{near} Or add a [[place]]"),
                None => "add a [[place]] to content/gazetteer.toml".to_owned(),
            });
            found.push(problem);
        }
        place
    }

    /// The unit that a printed name means.
    fn unit(
        &mut self,
        place: Option<usize>,
        name: &str,
        node: usize,
        proven: &Proven,
        reported: &mut Vec<String>,
        found: &mut Vec<Diagnostic>,
    ) -> UnitId {
        let names = &self.names[&place];
        if let Some(Subject::Unit(unit)) = names.get(name) {
            return unit;
        }
        if !reported.iter().any(|seen| seen == name) && !self.gazetteer.units.is_empty() {
            reported.push(name.to_owned());
            let span = proven.read.places.blocks[node].clone().unwrap_or(0..0);
            let quoted = proven.file.text()[span.clone()].find(name);
            let span = quoted.map_or(span.clone(), |at| {
                span.start + at..span.start + at + name.len()
            });
            let units: Vec<&str> = names
                .all()
                .filter(|n| matches!(names.get(n), Some(Subject::Unit(_))))
                .collect();
            let slip = units.iter().any(|known| nearly_same(name, known));
            let near = did_you_mean(name, units);
            let message = format!("`{name}` is not in the gazetteer");
            let problem = if slip {
                Diagnostic::warning("unknown-unit", message)
            } else {
                Diagnostic::note("unknown-unit", message)
            };
            let add = "add a [[unit]] to content/gazetteer.toml; until then its page says 未收录";
            let problem = problem.at(&proven.file, span).help(match near {
                Some(near) => format!("{near} Or {add}"),
                None => add.to_owned(),
            });
            found.push(problem);
        }
        // The name of the place, not its id: a place may be taken into the gazetteer later.
        let place = place.map(|p| &self.gazetteer.places[p]);
        let printed = proven.read.document.front.place.clone();
        let place_name = place.map(|place| place.name.clone()).or(printed);
        let key = (place_name.clone(), name.to_owned());
        if let Some(&unit) = self.unlisted.get(&key) {
            return unit;
        }
        let id = self.catalogue.units.len();
        self.catalogue.units.push(UnitEntry::new(
            Unit {
                id: unlisted_id(place_name.as_deref(), name),
                name: name.to_owned(),
                aliases: Vec::new(),
                place: place.map(|place| place.id.clone()),
                kind: UnitKind::Other,
                nameplates: Vec::new(),
                parent: None,
                members: Vec::new(),
                open: false,
                predecessors: Vec::new(),
                runs: Vec::new(),
                note: None,
            },
            false,
        ));
        self.unlisted.insert(key, id);
        id
    }

    /// The names in every heading and paragraph of a plan.
    fn found(&self, plan_id: usize) -> Mentions {
        let plan = &self.catalogue.plans[plan_id];
        let names = &self.names[&plan.place];
        let outline = &plan.document.outline;
        let mut by_node: Vec<Vec<usize>> = vec![Vec::new(); outline.nodes.len()];
        for &id in &plan.deadlines {
            by_node[self.catalogue.deadlines[id].node].push(id);
        }
        let mut all = HashMap::new();
        for (at, text) in outline.walk() {
            let (node, is_field) = match at {
                BlockAt::Heading(n) => (Some(n), false),
                BlockAt::Body(n, k) => (Some(n), outline.nodes[n].blocks[k].is_field()),
                BlockAt::Tail(n, k) => (Some(n), outline.nodes[n].tail[k].is_field()),
                BlockAt::Opening(_) | BlockAt::Closing(_) => (None, false),
            };
            let printed: Vec<(&str, UnitId)> = match node.and_then(|n| plan.task_of[n]) {
                Some(task) if is_field => self.catalogue.tasks[task]
                    .assignments
                    .iter()
                    .map(|(_, unit, name)| (name.as_str(), *unit))
                    .collect(),
                _ => Vec::new(),
            };
            let deadlines: Vec<(&str, usize)> = node
                .map_or(&[][..], |n| by_node[n].as_slice())
                .iter()
                .map(|&id| (id, &self.catalogue.deadlines[id]))
                .filter(|(_, deadline)| deadline.running != is_field)
                .map(|(id, deadline)| (deadline.raw.as_str(), id))
                .collect();
            let mentions = mentions::find(text, names, &printed, &deadlines);
            if !mentions.is_empty() {
                all.insert(at, (node, is_field, mentions));
            }
        }
        all
    }

    /// Whether a unit has a part in a task.
    fn does(&self, task: Option<TaskId>, unit: UnitId) -> bool {
        let units = task.map_or(&[][..], |task| &self.catalogue.tasks[task].assignments);
        units.iter().any(|(_, own, _)| *own == unit)
    }

    /// Links what the texts of a plan name back to it.
    fn link(&mut self, plan_id: usize, all: Mentions) {
        let mut ordered: Vec<_> = all.iter().collect();
        // Node by node, so that a list that grew at this node has it as its last item.
        ordered.sort_by_key(|(at, (node, ..))| (*node, **at));
        for (_, (node, is_field, mentions)) in ordered {
            let Some(node) = *node else { continue };
            let task = self.catalogue.plans[plan_id].task_of[node];
            for mention in mentions {
                match mention.subject {
                    Subject::Unit(unit) if !is_field || !self.does(task, unit) => {
                        push(&mut self.catalogue.units[unit].mentioned, (plan_id, node));
                    }
                    Subject::Park(park) => {
                        push(&mut self.catalogue.parks[park].mentioned, (plan_id, node));
                        if let Some(task) = task {
                            push(&mut self.catalogue.parks[park].tasks, task);
                            add(&mut self.catalogue.tasks[task].parks, park);
                        }
                    }
                    Subject::Project(project) => {
                        push(
                            &mut self.catalogue.projects[project].mentioned,
                            (plan_id, node),
                        );
                        if let Some(task) = task {
                            push(&mut self.catalogue.projects[project].tasks, task);
                            add(&mut self.catalogue.tasks[task].projects, project);
                        }
                    }
                    Subject::Unit(_) | Subject::Deadline(_) => {}
                }
            }
        }
        self.catalogue.plans[plan_id].mentions = all
            .into_iter()
            .map(|(at, (_, _, mentions))| (at, mentions))
            .collect();
    }
}

/// The names in each heading and paragraph, with its node and whether it is a field statement.
type Mentions = HashMap<BlockAt, (Option<usize>, bool, Vec<Mention>)>;

/// The parent of each node, and the labels of its path put together as they are cited, with a space
/// where they would run into one another.
fn numbers(outline: &Outline) -> (Vec<Option<usize>>, Vec<String>) {
    let mut parents: Vec<Option<usize>> = Vec::with_capacity(outline.nodes.len());
    let mut numbers: Vec<String> = Vec::with_capacity(outline.nodes.len());
    for index in 0..outline.nodes.len() {
        let parent = outline.parent(index);
        let mut number = parent.map_or_else(String::new, |parent| numbers[parent].clone());
        let label = outline.cited(index);
        if !(number.is_empty() || number.ends_with(')') || label.starts_with('(')) {
            number.push(' ');
        }
        number.push_str(&label);
        parents.push(parent);
        numbers.push(number);
    }
    (parents, numbers)
}

/// Adds a value to a long list that grows in printed order, unless it is the last one already.
fn push<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if list.last() != Some(&value) {
        list.push(value);
    }
}

/// Adds a value to a short list, unless it is there.
fn add<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if !list.contains(&value) {
        list.push(value);
    }
}

/// The address of a unit that the gazetteer does not know: the same name in the same place always
/// has the same one, and no two names share one.
fn unlisted_id(place: Option<&str>, name: &str) -> String {
    let sum = sha256(format!("{}\n{name}", place.unwrap_or_default()).as_bytes());
    format!("u-{}", &sum[..12])
}
