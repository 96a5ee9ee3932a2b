//! What plans say otherwise: promise by promise.

use super::aspect::Aspect;
use super::comparison::{Change, NodeName, PlanChange, PlanFate};
use super::fact::Fact;
use super::head_facts;
use super::matching;
use super::node_facts;
use super::pairs::{Pair, differing};
use super::side::Side;
use crate::address::Route;
use crate::content::permalinks::Former;
use crate::link::catalogue::{Fate, Plan, TaskId};
use crate::plan::{NodeId, Revision};
use std::collections::HashSet;

/// How long the name of a passage may be, in characters.
const NAME: usize = 24;

/// Returns the plans that changed, came or went; those of the later state in its order, then those that went.
pub(super) fn compare(before: &Side<'_>, after: &Side<'_>) -> Vec<PlanChange> {
    let matched = matching::plans(before, after);
    let mut changes = Vec::new();

    for (id, is) in after.catalogue.plans.iter_enumerated() {
        let was = matched.iter().find(|(_, now)| **now == id);
        match was {
            Some((&was, _)) => {
                let plans = PlanPair::new(before, after, &before.catalogue.plans[was], is);
                changes.extend(plans.changes());
            }
            // What could not be read before is not new.
            None if before.unread.contains(&is.document.id) => {}
            None => changes.push(whole(is, PlanFate::Added, Vec::new())),
        }
    }

    for (id, was) in before.catalogue.plans.iter_enumerated() {
        if !matched.contains_key(&id) {
            changes.push(removed(was, before, after));
        }
    }
    changes
}

/// Returns the change of a plan that came or went.
fn whole(plan: &Plan, fate: PlanFate, changes: Vec<Change>) -> PlanChange {
    let front = &plan.document.front;
    PlanChange {
        id: plan.document.id.clone(),
        former_id: None,
        title: front.title.clone(),
        fate,
        tasks: plan.tasks.len(),
        revisions: match fate {
            PlanFate::Added => front.revisions.clone(),
            PlanFate::Removed | PlanFate::Changed => Vec::new(),
        },
        changes,
    }
}

/// Returns the change of a plan that went.
fn removed(was: &Plan, before: &Side<'_>, after: &Side<'_>) -> PlanChange {
    let page = Route::plan(&was.document.id).path();
    let change = Change {
        node: None,
        aspect: Aspect::Plan,
        about: None,
        before: Some(was.document.front.title.clone()),
        after: None,
        published: before.published.contains(&page),
        explained: after.former(&page).is_some(),
    };
    whole(was, PlanFate::Removed, vec![change])
}

/// A plan in both states.
struct PlanPair<'a> {
    before: &'a Side<'a>,
    after: &'a Side<'a>,
    was: &'a Plan,
    is: &'a Plan,
    /// Revisions that it did not have before.
    revisions: Vec<Revision>,
}

impl<'a> PlanPair<'a> {
    fn new(before: &'a Side<'a>, after: &'a Side<'a>, was: &'a Plan, is: &'a Plan) -> Self {
        let known = &was.document.front.revisions;
        let revisions = is.document.front.revisions.iter();
        Self {
            before,
            after,
            was,
            is,
            revisions: revisions
                .filter(|revision| !known.contains(revision))
                .cloned()
                .collect(),
        }
    }

    /// Returns what changed; nothing where the plan says the same.
    fn changes(self) -> Option<PlanChange> {
        let (was, is) = (&self.was.document, &self.is.document);
        let head = differing(
            &head_facts::of_head(self.was),
            &head_facts::of_head(self.is),
        );
        let is_published = self.is_published(&Route::plan(&was.id).path());
        let mut changes: Vec<Change> = head
            .into_iter()
            .map(|pair| self.change(None, pair, is_published))
            .collect();
        changes.extend(self.node_changes());

        let is_renamed = was.id != is.id;
        if changes.is_empty() && self.revisions.is_empty() && !is_renamed {
            return None;
        }
        Some(PlanChange {
            id: is.id.clone(),
            former_id: is_renamed.then(|| was.id.clone()),
            title: is.front.title.clone(),
            fate: PlanFate::Changed,
            tasks: self.is.tasks.len(),
            revisions: self.revisions,
            changes,
        })
    }

    /// Returns what changed of the passages, in printed order; those that went come last.
    fn node_changes(&self) -> Vec<Change> {
        let matched = matching::nodes(self.was, self.is, self.after);
        let mut changes = Vec::new();

        for now in self.is.text.outline.nodes.indices() {
            let former = matched.iter().find(|(_, node)| **node == now);
            match former {
                Some((&former, _)) => changes.extend(self.changes_of(former, now)),
                None => {
                    let page = Route::plan(&self.was.document.id).path();
                    let fact = Fact::new(Aspect::Passage, words_of(self.is, now));
                    let name = name_of(self.is, now);
                    changes.push(self.change(
                        Some(name),
                        (None, Some(fact)),
                        self.is_published(&page),
                    ));
                }
            }
        }

        for former in self.was.text.outline.nodes.indices() {
            if matched.contains_key(&former) {
                continue;
            }
            let anchor = self.anchor_of(former);
            let fact = Fact::new(Aspect::Passage, words_of(self.was, former));
            let name = name_of(self.was, former);
            let mut change =
                self.change(Some(name), (Some(fact), None), self.is_published(&anchor));
            // The page may have moved without it.
            let declared = self.after.moves.former(&anchor).and_then(Former::gone);
            change.explained |= declared.is_some();
            changes.push(change);
        }
        changes
    }

    /// Returns what changed of a passage.
    fn changes_of(&self, former: NodeId, now: NodeId) -> Vec<Change> {
        let was = &self.was.text.outline.nodes[former];
        let is = &self.is.text.outline.nodes[now];
        let mut pairs = differing(&node_facts::of_node(was), &node_facts::of_node(is));

        // A statement says the same as the facts that were read from it.
        let is_read = |aspect| (Aspect::Lead..=Aspect::Allotment).contains(&aspect);
        if pairs.iter().any(|pair| is_read(aspect_of(pair))) {
            pairs.retain(|pair| aspect_of(pair) != Aspect::Field);
        }

        let is_published = self.is_published(&self.anchor_of(former));
        let name = name_of(self.is, now);
        let changes = pairs.into_iter();
        let mut changes: Vec<Change> = changes
            .map(|pair| self.change(Some(name.clone()), pair, is_published))
            .collect();
        changes.extend(self.unit_changes(former, now));
        changes.extend(self.fate_change(former, now, is_published));
        changes
    }

    /// Returns that an official notice added or deleted a passage as a whole, or does so no more.
    fn fate_change(&self, former: NodeId, now: NodeId, published: bool) -> Option<Change> {
        let fate = |plan: &Plan, node| {
            let fate = plan.fate(node);
            Some(Fact::new(Aspect::Fate, fate.map_or("printed", Fate::key)))
        };
        let (was, is) = (fate(self.was, former), fate(self.is, now));
        (was != is).then(|| self.change(Some(name_of(self.is, now)), (was, is), published))
    }

    /// Returns the printed names that lead to other units than before.
    fn unit_changes(&self, former: NodeId, now: NodeId) -> Vec<Change> {
        let (Some(was), Some(is)) = (self.was.text.task_of[former], self.is.text.task_of[now])
        else {
            return Vec::new();
        };
        let before = units(self.before, was);
        let mut changes = Vec::new();
        for (printed, is) in units(self.after, is) {
            let same_name = before.iter().find(|(name, _)| *name == printed);
            let Some((_, was)) = same_name.filter(|(_, was)| *was != is) else {
                continue;
            };

            // Whoever follows the old address comes to the new one.
            let moved = self.after.former(was).and_then(Former::moved);
            if moved.is_some_and(|moved| moved.to == is) {
                continue;
            }
            let fact = |address: &str| {
                Some(Fact {
                    about: printed.clone(),
                    ..Fact::new(Aspect::Unit, address)
                })
            };
            changes.push(self.change(Some(name_of(self.is, now)), (fact(was), fact(&is)), true));
        }
        changes
    }

    /// Makes a change of a fact in two states.
    fn change(&self, node: Option<NodeName>, pair: Pair, published: bool) -> Change {
        let aspect = aspect_of(&pair);
        let (before, after) = pair;
        let about = match (&before, &after) {
            (Some(one), Some(other)) if one.about == other.about => one.about.clone(),
            _ => String::new(),
        };
        // What was read is said only where the printed words do not tell the two apart.
        let same_words = match (&before, &after) {
            (Some(one), Some(other)) => one.words == other.words,
            _ => false,
        };
        let show = |fact: &Fact| fact.shown(about.is_empty(), same_words);

        Change {
            node,
            aspect,
            before: before.as_ref().map(show),
            after: after.as_ref().map(show),
            about: Some(about).filter(|about| !about.is_empty()),
            published,
            explained: !self.revisions.is_empty(),
        }
    }

    /// Returns the address of a passage of the earlier state.
    fn anchor_of(&self, node: NodeId) -> String {
        let page = Route::plan(&self.was.document.id).path();
        format!("{page}#{}", self.was.node_id(node))
    }

    fn is_published(&self, address: &str) -> bool {
        self.before.published.contains(address)
    }
}

/// Returns what a pair of facts is of.
fn aspect_of((before, after): &Pair) -> Aspect {
    let fact = before.as_ref().or(after.as_ref());
    fact.map_or(Aspect::Plan, |fact| fact.aspect)
}

/// Returns the names of units that a task prints, each with the address of its page, each once.
fn units(side: &Side<'_>, task: TaskId) -> Vec<(String, String)> {
    let mut seen = HashSet::new();
    let assignments = side.catalogue.tasks[task].assignments.iter();
    let pages = assignments.map(|assignment| {
        let unit = &side.catalogue.units[assignment.unit].unit;
        (assignment.printed.clone(), Route::unit(&unit.id).path())
    });
    pages.filter(|pair| seen.insert(pair.clone())).collect()
}

/// Returns how people find a passage.
fn name_of(plan: &Plan, node: NodeId) -> NodeName {
    let own = &plan.text.outline.nodes[node];
    NodeName {
        id: own.id.clone(),
        number: plan.text.numbers[node].clone(),
        name: own.name(NAME),
    }
}

/// Returns all words of a passage, without those that stand under it.
fn words_of(plan: &Plan, node: NodeId) -> String {
    let own = &plan.text.outline.nodes[node];
    let blocks = own.blocks.iter().chain(&own.tail).map(|block| block.text());
    let words = std::iter::once(own.heading.as_str()).chain(blocks);
    words.collect::<Vec<_>>().join(" ")
}
