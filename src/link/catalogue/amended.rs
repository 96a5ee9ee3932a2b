//! What official notices made of the passages of a plan: what they changed, added or deleted.

use super::{Catalogue, DeadlineId, Plan, PlanId, TaskId};
use crate::base::text::is_space;
use crate::link::proof;
use crate::plan::{Amendment, AmendmentId, BlockAt, HeadField, NodeId};
use std::collections::BTreeSet;

/// What a notice made of a whole passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It was added.
    Added(AmendmentId),
    /// It was deleted, and is shown struck out.
    Deleted(AmendmentId),
}

impl Fate {
    /// Returns the key that stands for it in data.
    pub fn key(self) -> &'static str {
        match self {
            Fate::Added(_) => "added",
            Fate::Deleted(_) => "deleted",
        }
    }
}

impl Plan {
    /// Returns what a notice made of a passage as a whole: of its heading, its paragraphs and its closing statement.
    pub fn fate(&self, node: NodeId) -> Option<Fate> {
        if self.document.front.notices.is_empty() {
            return None;
        }
        let stated = self.node(node);
        let blocks = stated.blocks.iter().enumerate();
        let tail = stated.tail.iter().enumerate();
        let heading = (BlockAt::Heading(node), stated.heading.as_str());
        let passages = std::iter::once(heading)
            .chain(blocks.map(|(k, block)| (BlockAt::Body(node, k), block.text())))
            .chain(tail.map(|(k, block)| (BlockAt::Tail(node, k), block.text())));

        let mut fate = None;
        for (at, text) in passages.filter(|(_, text)| !text.chars().all(is_space)) {
            let own = self.fate_of_passage(at, text)?;
            let is_added = matches!(own, Fate::Added(_));
            match fate {
                None => fate = Some(own),
                Some(Fate::Added(_)) if is_added => {}
                Some(Fate::Deleted(_)) if !is_added => {}
                Some(_) => return None,
            }
        }
        fate
    }

    /// Returns what a notice made of a whole heading or paragraph.
    fn fate_of_passage(&self, at: BlockAt, text: &str) -> Option<Fate> {
        let amended = self.text.trace.origin(at)?.amended;
        let mut from = 0;
        for range in amended {
            if !text[from..range.bytes.start].chars().all(is_space) {
                return None;
            }
            from = range.bytes.end;
        }
        let id = amended.first()?.amendment;
        let (_, amendment) = self.document.front.amendment(id)?;
        let is_whole = text[from..].chars().all(is_space);
        match amendment.key() {
            "added" if is_whole => Some(Fate::Added(id)),
            "deleted" if is_whole => Some(Fate::Deleted(id)),
            _ => None,
        }
    }

    /// Returns the amendments in some passages, each once, in their order.
    pub fn amendments_in(&self, places: impl IntoIterator<Item = BlockAt>) -> Vec<AmendmentId> {
        let mut found: Vec<AmendmentId> = places
            .into_iter()
            .filter_map(|place| self.text.trace.origin(place))
            .flat_map(|origin| origin.amended.iter().map(|range| range.amendment))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Returns the fields of the head that an amendment changes; none where it changes the text.
    pub fn amended_fields(&self, amendment: &Amendment) -> Vec<HeadField> {
        let head = (&self.document.front, &self.text.source);
        proof::amended_fields(head, amendment, &self.text.archived)
    }

    /// Returns the words that counted before an amendment: those that it replaces or deletes. Empty where it adds some.
    pub fn old_words(&self, amendment: &Amendment) -> String {
        let Some(lines) = amendment.lines else {
            return amendment.old.clone().unwrap_or_default();
        };
        let texts = (lines.first..=lines.last).map(|line| self.text.archived.line(line).trim());
        let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
        texts.join("\n")
    }
}

/// What official notices deleted: it stays on its pages, and counts no more.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Deleted {
    /// Tasks.
    pub tasks: usize,
    /// Deadlines.
    pub deadlines: usize,
}

impl Catalogue {
    /// Counts what official notices deleted of some tasks, each once, and of some deadlines.
    pub fn deleted(
        &self,
        tasks: impl IntoIterator<Item = TaskId>,
        deadlines: impl IntoIterator<Item = DeadlineId>,
    ) -> Deleted {
        let tasks: BTreeSet<TaskId> = tasks
            .into_iter()
            .filter(|&id| self.is_deleted_task(id))
            .collect();
        let deadlines = deadlines
            .into_iter()
            .filter(|&id| self.is_deleted_deadline(id));
        Deleted {
            tasks: tasks.len(),
            deadlines: deadlines.count(),
        }
    }

    /// Returns whether an official notice deleted a task as a whole.
    pub fn is_deleted_task(&self, id: TaskId) -> bool {
        let task = &self.tasks[id];
        self.is_deleted(task.plan, task.node)
    }

    /// Returns whether an official notice deleted the passage that states a deadline.
    pub fn is_deleted_deadline(&self, id: DeadlineId) -> bool {
        let deadline = &self.deadlines[id];
        self.is_deleted(deadline.plan, deadline.node)
    }

    fn is_deleted(&self, plan: PlanId, node: NodeId) -> bool {
        let fate = self.plans[plan].fate(node);
        matches!(fate, Some(Fate::Deleted(_)))
    }

    /// Counts those of some tasks that no official notice deleted, each once.
    pub fn count_tasks(&self, tasks: impl IntoIterator<Item = TaskId>) -> usize {
        let tasks = tasks.into_iter().filter(|&id| !self.is_deleted_task(id));
        tasks.collect::<BTreeSet<_>>().len()
    }

    /// Counts those of some deadlines whose passages no official notice deleted.
    pub fn count_deadlines(&self, deadlines: impl IntoIterator<Item = DeadlineId>) -> usize {
        let deadlines = deadlines.into_iter();
        deadlines
            .filter(|&id| !self.is_deleted_deadline(id))
            .count()
    }

    /// Counts what official notices deleted of a plan.
    pub fn deleted_in(&self, id: PlanId) -> Deleted {
        let plan = &self.plans[id];
        self.deleted(plan.tasks.iter().copied(), plan.deadlines.iter().copied())
    }

    /// Returns the amendments in the text of a task and all under it.
    pub fn amended(&self, id: TaskId) -> Vec<AmendmentId> {
        let task = &self.tasks[id];
        let plan = &self.plans[task.plan];
        if plan.document.front.notices.is_empty() {
            return Vec::new();
        }
        let outline = &plan.text.outline;
        let passages = outline.walk_nodes(outline.subtree(task.node)).into_iter();
        plan.amendments_in(passages.map(|(place, _)| place))
    }
}
