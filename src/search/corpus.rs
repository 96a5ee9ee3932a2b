//! What can be found: every passage of every plan in exactly one record, and the names of things.
//!
//! A task is one record with all that stands under it; a numbered node that is no task is one; so
//! are the paragraphs before the first node and those behind the last. Records and names stand in
//! the order in which readers want them when nothing else decides: newest plan first, then as
//! printed; names by kind, then by how many tasks they have.

use super::kind::Kind;
use crate::address::Route;
use crate::link::catalogue::{Catalogue, DeadlineId, ParkId, PlanId, Subject, UnitId};
use crate::plan::{BlockAt, Due, LabelKind, NodeId, Role};
use crate::render::strings::Strings;
use std::collections::{BTreeMap, HashMap};

/// A passage that can be found.
#[derive(Debug, Clone)]
pub struct Record<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its plan, by its place in [`Corpus::plans`].
    pub plan: usize,
    /// Its place in the plan: a task's page, or the anchor of a passage.
    pub anchor: &'a str,
    /// Its number in the plan: 三(一)9(1).
    pub number: &'a str,
    /// Its title, or the beginning of its text.
    pub title: String,
    /// Whether the title is printed as one, and counts as one.
    pub titled: bool,
    /// The headings that it stands under, outermost first.
    pub headings: Vec<String>,
    /// Its headings and paragraphs, verbatim.
    pub text: Vec<&'a str>,
    /// Who, by the place in [`Corpus::names`], and the name as printed.
    pub units: Vec<(Role, usize, &'a str)>,
    /// Parks that it names, by their place in [`Corpus::names`].
    pub parks: Vec<usize>,
    /// Its deadlines, by their place in [`Corpus::dues`], in order.
    pub dues: Vec<usize>,
}

/// A thing with a page and names.
#[derive(Debug, Clone)]
pub struct Name<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its address: the id of its entry, its month, its year.
    pub id: String,
    /// How it is shown.
    pub label: String,
    /// Every name that it is found by; the first is the everyday one.
    pub names: Vec<std::borrow::Cow<'a, str>>,
    /// Its place, by its place in [`Corpus::places`].
    pub place: Option<usize>,
    /// The year of a plan.
    pub year: Option<i16>,
    /// The number of a plan.
    pub number: Option<&'a str>,
    /// How many tasks, or deadlines of a month.
    pub count: usize,
}

/// A plan, as far as its records need it.
#[derive(Debug, Clone)]
pub struct PlanOf {
    /// The plan, by its place in [`Corpus::names`].
    pub name: usize,
    /// How many records it has.
    pub records: usize,
}

/// A point in time that deadlines name.
#[derive(Debug, Clone)]
pub struct DueOf {
    /// In words.
    pub text: String,
    /// The address of the page that holds it.
    pub path: String,
    /// Its month, or itself where it names none: `2017-03`, `2017-Q4`.
    pub month: String,
    /// That in words.
    pub month_text: String,
}

/// All that can be found.
#[derive(Debug, Default)]
pub struct Corpus<'a> {
    /// The passages.
    pub records: Vec<Record<'a>>,
    /// The names.
    pub names: Vec<Name<'a>>,
    /// The plans, in the order of their records.
    pub plans: Vec<PlanOf>,
    /// Places: id and name.
    pub places: Vec<(String, String)>,
    /// Deadlines in the order of time.
    pub dues: Vec<DueOf>,
}

/// The anchors on a plan's page of what stands before its first node and behind its last.
const OPENING: &str = "opening";
const CLOSING: &str = "closing";

impl Record<'_> {
    /// Its address below the root of the site, in the plan with an id.
    pub fn path(&self, plan: &str) -> String {
        match self.kind {
            Kind::Task | Kind::Row => Route::task(plan, self.anchor).path(),
            _ => format!("{}#{}", Route::plan(plan).path(), self.anchor),
        }
    }
}

/// How many characters of a text stand for a missing title.
const TITLE: usize = 40;

impl<'a> Corpus<'a> {
    /// Gathers what a catalogue holds.
    pub fn of(catalogue: &'a Catalogue, strings: &Strings) -> Self {
        let mut corpus = Corpus {
            places: places(catalogue),
            names: super::names::of(catalogue, strings),
            ..Corpus::default()
        };
        let place_of: HashMap<(Kind, &str), usize> = corpus
            .names
            .iter()
            .enumerate()
            .map(|(at, name)| ((name.kind, name.id.as_str()), at))
            .collect();
        let dues = dues(catalogue);
        let due_of: HashMap<Due, usize> = dues.iter().enumerate().map(|(at, d)| (*d, at)).collect();
        let mut records = Vec::new();
        for plan in catalogue.plans.indices() {
            let gatherer = Gatherer {
                catalogue,
                plan,
                unit: &|unit| place_of[&(Kind::Unit, catalogue.units[unit].unit.id.as_str())],
                park: &|park| place_of[&(Kind::Park, catalogue.parks[park].park.id.as_str())],
                due: &due_of,
                goals: goals(catalogue, plan),
            };
            let own = gatherer.records();
            let id = catalogue.plans[plan].document.id.as_str();
            corpus.plans.push(PlanOf {
                name: place_of[&(Kind::Plan, id)],
                records: own.len(),
            });
            records.extend(own);
        }
        corpus.records = records;
        corpus.dues = dues
            .into_iter()
            .map(|due| {
                let month = due.month().map_or(due, Due::Month);
                DueOf {
                    text: strings.due(due),
                    path: due_path(due),
                    month: month.to_string(),
                    month_text: strings.due(month),
                }
            })
            .collect();
        corpus
    }
}

/// The address of the page that holds a point in time.
fn due_path(due: Due) -> String {
    match due.month() {
        Some(month) => Route::month(month).path(),
        None => format!("{}#{due}", Route::year(due.year()).path()),
    }
}

/// The deadlines of a plan that bind no task, by node.
fn goals(catalogue: &Catalogue, plan: PlanId) -> HashMap<NodeId, Vec<DeadlineId>> {
    let mut goals: HashMap<NodeId, Vec<DeadlineId>> = HashMap::new();
    for &id in &catalogue.plans[plan].deadlines {
        let deadline = &catalogue.deadlines[id];
        if deadline.task.is_none() {
            goals.entry(deadline.node).or_default().push(id);
        }
    }
    goals
}

fn places(catalogue: &Catalogue) -> Vec<(String, String)> {
    let places = catalogue.places.iter();
    places
        .map(|place| (place.id.clone(), place.name.clone()))
        .collect()
}

/// Every point in time that a deadline names, earliest first.
fn dues(catalogue: &Catalogue) -> Vec<Due> {
    let mut dues: Vec<Due> = catalogue.deadlines.iter().map(|d| d.due).collect();
    dues.sort_by_key(|due| due.sort_key());
    dues.dedup();
    dues
}

/// Makes the records of one plan.
struct Gatherer<'a, 'b> {
    catalogue: &'a Catalogue,
    plan: PlanId,
    unit: &'b dyn Fn(UnitId) -> usize,
    park: &'b dyn Fn(ParkId) -> usize,
    due: &'b HashMap<Due, usize>,
    /// Deadlines that bind no task, by the node that states them.
    goals: HashMap<NodeId, Vec<DeadlineId>>,
}

/// Whose text a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    Opening,
    Node(NodeId),
    Closing,
}

impl<'a> Gatherer<'a, '_> {
    fn records(&self) -> Vec<Record<'a>> {
        let plan = &self.catalogue.plans[self.plan];
        // In the order of their first passages, which is the printed order.
        let mut order: Vec<Owner> = Vec::new();
        let mut passages: BTreeMap<Owner, Vec<(BlockAt, &'a str)>> = BTreeMap::new();
        for (place, text) in plan.document.outline.walk() {
            let owner = match place {
                BlockAt::Opening(_) => Owner::Opening,
                BlockAt::Closing(_) => Owner::Closing,
                BlockAt::Heading(n) | BlockAt::Body(n, _) | BlockAt::Tail(n, _) => {
                    Owner::Node(self.owner(n))
                }
            };
            let own = passages.entry(owner).or_insert_with(|| {
                order.push(owner);
                Vec::new()
            });
            own.push((place, text));
        }
        order
            .into_iter()
            .map(|owner| self.record(owner, &passages[&owner]))
            .collect()
    }

    /// The task that a node belongs to, or the node itself.
    fn owner(&self, node: NodeId) -> NodeId {
        let plan = &self.catalogue.plans[self.plan];
        let mut above = Some(node);
        while let Some(at) = above {
            if plan.task_of[at].is_some() {
                return at;
            }
            above = plan.parents[at];
        }
        node
    }

    fn record(&self, owner: Owner, passages: &[(BlockAt, &'a str)]) -> Record<'a> {
        let plan = &self.catalogue.plans[self.plan];
        let mut record = Record {
            kind: Kind::Text,
            plan: self.plan.index(),
            anchor: match owner {
                Owner::Opening => OPENING,
                Owner::Node(index) => &plan.document.outline.nodes[index].id,
                Owner::Closing => CLOSING,
            },
            number: "",
            title: plan.document.front.title.clone(),
            titled: false,
            headings: Vec::new(),
            text: passages.iter().map(|(_, text)| *text).collect(),
            units: Vec::new(),
            parks: self.parks(passages),
            dues: Vec::new(),
        };
        let Owner::Node(index) = owner else {
            return record;
        };
        let node = &plan.document.outline.nodes[index];
        record.number = &plan.numbers[index];
        record.titled = !node.title().is_empty();
        record.title = match record.titled {
            true => node.title().to_owned(),
            false => node.name(TITLE),
        };
        let mut above = plan.parents[index];
        while let Some(at) = above {
            let heading = &plan.document.outline.nodes[at];
            let label = heading.heading.get(..heading.label.len).unwrap_or_default();
            record
                .headings
                .insert(0, format!("{label}{}", heading.name(TITLE)));
            above = plan.parents[at];
        }
        let deadlines = match plan.task_of[index] {
            Some(task) => &self.catalogue.tasks[task].deadlines,
            None => self.goals.get(&index).unwrap_or(const { &Vec::new() }),
        };
        let mut dues: Vec<Due> = deadlines
            .iter()
            .map(|&deadline| self.catalogue.deadlines[deadline].due)
            .collect();
        dues.sort_by_key(|due| due.sort_key());
        dues.dedup();
        record.dues = dues.iter().map(|due| self.due[due]).collect();
        if let Some(task) = plan.task_of[index] {
            record.kind = match node.label.kind {
                LabelKind::Row => Kind::Row,
                _ => Kind::Task,
            };
            let assignments = self.catalogue.tasks[task].assignments.iter();
            record.units = assignments
                .map(|own| (own.role, (self.unit)(own.unit), own.printed.as_str()))
                .collect();
        }
        record
    }

    fn parks(&self, passages: &[(BlockAt, &str)]) -> Vec<usize> {
        let plan = &self.catalogue.plans[self.plan];
        let mut parks: Vec<usize> = passages
            .iter()
            .filter_map(|(place, _)| plan.mentions.get(place))
            .flatten()
            .filter_map(|mention| match mention.subject {
                Subject::Park(park) => Some((self.park)(park)),
                _ => None,
            })
            .collect();
        parks.sort_unstable();
        parks.dedup();
        parks
    }
}
