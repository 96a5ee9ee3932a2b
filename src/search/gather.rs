//! Gathers what can be found from a catalogue: its records plan by plan, and what they refer to.

use super::corpus::{
    Corpus, NameId, PlaceName, PlanRecords, PointId, PointInTime, Record, UnitPart,
};
use super::kind::ResultKind;
use super::names;
use crate::address::Route;
use crate::link::catalogue::{Catalogue, DeadlineId, PlanId, RecordId, Subject};
use crate::plan::{BlockAt, LabelKind, NodeId};
use crate::render::cite;
use crate::render::strings::Strings;
use crate::time::Due;
use oxc_index::IndexVec;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

/// The anchors on a plan's page of what stands before its first node and behind its last.
const OPENING: &str = "opening";
const CLOSING: &str = "closing";

/// How many characters of a text stand for a missing title.
const TITLE: usize = 40;

impl<'a> Corpus<'a> {
    /// Gathers what a catalogue holds.
    pub fn of(catalogue: &'a Catalogue, strings: &Strings) -> Self {
        let places = catalogue.places.iter().map(|place| PlaceName {
            id: place.id.clone(),
            name: place.name.clone(),
        });
        let names = names::names(catalogue, strings);
        let dues = distinct_dues(catalogue);

        let name_ids: HashMap<(ResultKind, &str), NameId> = names
            .iter_enumerated()
            .map(|(id, name)| ((name.kind, name.id.as_str()), id))
            .collect();
        let points: HashMap<Due, PointId> =
            dues.iter_enumerated().map(|(id, &due)| (due, id)).collect();

        // The catalogue has the newest plan first, and so have the records.
        let mut records = Vec::new();
        let mut plans = IndexVec::new();
        for (id, plan) in catalogue.plans.iter_enumerated() {
            let gatherer = Gatherer {
                catalogue,
                plan: id,
                names: &name_ids,
                points: &points,
                strings,
                goals: goals(catalogue, id),
            };
            let own = gatherer.records();
            plans.push(PlanRecords {
                name: name_ids[&(ResultKind::Plan, plan.document.id.as_str())],
                records: own.len(),
            });
            records.extend(own);
        }

        let dues = dues.into_iter();
        Corpus {
            places: places.collect(),
            records,
            plans,
            dues: dues.map(|due| point_in_time(due, strings)).collect(),
            names,
        }
    }
}

/// Returns a point in time as results show it, with the address of the page that holds it.
fn point_in_time(due: Due, strings: &Strings) -> PointInTime {
    let path = match due.month() {
        Some(month) => Route::month(month).path(),
        None => format!("{}#{due}", Route::year(due.year()).path()),
    };
    let month = due.month().map_or(due, Due::Month);

    PointInTime {
        text: strings.due(due),
        path,
        month: month.to_string(),
        month_text: strings.due(month),
    }
}

/// Returns the deadlines of a plan that bind no task, by node.
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

/// Returns every point in time that a deadline names, earliest first.
fn distinct_dues(catalogue: &Catalogue) -> IndexVec<PointId, Due> {
    let mut dues: Vec<Due> = catalogue.deadlines.iter().map(|own| own.due).collect();
    dues.sort_by_key(|due| due.sort_key());
    dues.dedup();
    IndexVec::from_vec(dues)
}

/// Makes the records of one plan.
struct Gatherer<'a, 'b> {
    catalogue: &'a Catalogue,
    plan: PlanId,
    names: &'b HashMap<(ResultKind, &'b str), NameId>,
    points: &'b HashMap<Due, PointId>,
    strings: &'b Strings,
    /// Deadlines that bind no task, by the node that states them.
    goals: HashMap<NodeId, Vec<DeadlineId>>,
}

/// Whose text a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    Opening,
    Node(NodeId),
    Closing,
}

impl<'a> Gatherer<'a, '_> {
    /// Makes the records, in printed order.
    fn records(&self) -> Vec<Record<'a>> {
        let plan = &self.catalogue.plans[self.plan];

        // In the order of their first passages, which is the printed order.
        let mut order: Vec<Owner> = Vec::new();
        let mut passages: BTreeMap<Owner, Vec<(BlockAt, &'a str)>> = BTreeMap::new();
        for (place, text) in plan.text.outline.walk() {
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

    /// Returns the node of the task that a node belongs to, or the node itself.
    fn owner(&self, node: NodeId) -> NodeId {
        let plan = &self.catalogue.plans[self.plan];
        // What stands under a task is read and found with it.
        let mut above = Some(node);
        while let Some(at) = above {
            if plan.text.task_of[at].is_some() {
                return at;
            }
            above = plan.text.parents[at];
        }
        node
    }

    /// Makes the record of a passage from its paragraphs.
    fn record(&self, owner: Owner, passages: &[(BlockAt, &'a str)]) -> Record<'a> {
        let plan = &self.catalogue.plans[self.plan];
        let record = Record {
            kind: ResultKind::Text,
            plan: self.plan,
            anchor: match owner {
                Owner::Opening => OPENING,
                Owner::Node(index) => &plan.text.outline.nodes[index].id,
                Owner::Closing => CLOSING,
            },
            number: "",
            title: plan.document.front.title.clone(),
            titled: false,
            headings: Vec::new(),
            text: self.texts(owner, passages),
            units: Vec::new(),
            parks: self.parks(passages),
            dues: Vec::new(),
            progress: Vec::new(),
        };

        match owner {
            Owner::Node(index) => self.node_record(index, record),
            Owner::Opening | Owner::Closing => record,
        }
    }

    /// Returns the texts of paragraphs, and behind them what official notices changed in them.
    fn texts(&self, owner: Owner, passages: &[(BlockAt, &'a str)]) -> Vec<Cow<'a, str>> {
        let plan = &self.catalogue.plans[self.plan];
        let amended = plan.amendments_in(passages.iter().map(|(place, _)| *place));
        let notes = amended.into_iter().filter_map(|id| cite::note(plan, id));
        let texts = passages.iter().map(|(_, text)| Cow::Borrowed(*text));
        let reported = self.records_of(owner).iter();
        let reported = reported.map(|&id| self.reported(id));
        let notes = notes.chain(reported);
        texts.chain(notes.map(Cow::Owned)).collect()
    }

    /// Returns the records of the task that an owner of text is.
    fn records_of(&self, owner: Owner) -> &'a [RecordId] {
        let Owner::Node(node) = owner else { return &[] };
        let task = self.catalogue.plans[self.plan].task_at(node);
        task.map_or(&[], |task| self.catalogue.progress.of_task(task))
    }

    /// Returns what was reported, as a line of text: what is known, when, the words of the source, and where they stand.
    fn reported(&self, id: RecordId) -> String {
        let record = &self.catalogue.progress.all[id];
        let status = format!("progress.{}", record.status.key());
        let status = self.strings.get(&status);
        let claims = record.claims.iter().map(|own| own.text.as_str());
        let source = record.source.iter().map(|own| own.title.as_str());
        let looked = record.looked.iter().map(|own| own.place.as_str());
        let words = claims
            .chain(source)
            .chain(looked)
            .chain(record.note.as_deref());
        let words: Vec<&str> = words.collect();
        format!(
            "{status} {} {}",
            self.strings.date(record.date),
            words.join(" ")
        )
    }

    /// Adds to a record what its node says: title, headings, deadlines and units.
    fn node_record(&self, index: NodeId, mut record: Record<'a>) -> Record<'a> {
        let plan = &self.catalogue.plans[self.plan];
        let node = &plan.text.outline.nodes[index];

        // Where a number is followed by running text, a result still needs a line to show.
        record.number = &plan.text.numbers[index];
        record.titled = !node.title().is_empty();
        record.title = if record.titled {
            node.title().to_owned()
        } else {
            node.name(TITLE)
        };
        record.headings = self.headings_above(index);
        record.dues = self.points_in_time(index);

        if let Some(task) = plan.text.task_of[index] {
            record.kind = match node.label.kind {
                LabelKind::Row => ResultKind::Row,
                _ => ResultKind::Task,
            };
            let assignments = self.catalogue.tasks[task].assignments.iter();
            let parts = assignments.map(|own| UnitPart {
                role: own.role,
                unit: self.names[&(
                    ResultKind::Unit,
                    self.catalogue.units[own.unit].unit.id.as_str(),
                )],
                printed: &own.printed,
            });
            record.units = parts.collect();
            let progress = &self.catalogue.progress;
            if !progress.is_empty() {
                record.progress = progress.statuses(progress.of_task(task));
            }
        }

        record
    }

    /// Returns the headings that a node stands under, outermost first.
    fn headings_above(&self, node: NodeId) -> Vec<String> {
        let plan = &self.catalogue.plans[self.plan];
        let mut headings = Vec::new();
        let mut above = plan.text.parents[node];
        while let Some(at) = above {
            let node = &plan.text.outline.nodes[at];
            let label = node.heading.get(..node.label.len).unwrap_or_default();
            headings.push(format!("{label}{}", node.name(TITLE)));
            above = plan.text.parents[at];
        }

        headings.reverse();
        headings
    }

    /// Returns what each deadline of a node names, in the order of time.
    fn points_in_time(&self, node: NodeId) -> Vec<PointId> {
        let task = self.catalogue.plans[self.plan].text.task_of[node];
        let deadlines = match task {
            Some(task) => self.catalogue.tasks[task].deadlines.as_slice(),
            None => self.goals.get(&node).map_or(&[][..], Vec::as_slice),
        };

        let mut dues: Vec<Due> = deadlines
            .iter()
            .map(|&deadline| self.catalogue.deadlines[deadline].due)
            .collect();
        dues.sort_by_key(|due| due.sort_key());

        dues.iter().map(|due| self.points[due]).collect()
    }

    /// Returns the parks that paragraphs name, each once.
    fn parks(&self, passages: &[(BlockAt, &str)]) -> Vec<NameId> {
        let plan = &self.catalogue.plans[self.plan];
        let mentions = passages
            .iter()
            .flat_map(|(place, _)| plan.text.mentions.at(*place));
        let mut parks: Vec<NameId> = mentions
            .filter_map(|mention| match mention.subject {
                Subject::Park(park) => {
                    let id = self.catalogue.parks[park].park.id.as_str();
                    Some(self.names[&(ResultKind::Park, id)])
                }
                Subject::Unit(_) | Subject::Project(_) | Subject::Deadline(_) => None,
            })
            .collect();
        // A park that several paragraphs name narrows results once.
        parks.sort_unstable();
        parks.dedup();
        parks
    }
}
