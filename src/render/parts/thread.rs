//! Threads in lists, and their words with what changed marked.

use super::at::At;
use super::link::Link;
use crate::link::catalogue::{PlanId, TaskId, ThreadId};
use crate::plan::BlockAt;
use schemars::JsonSchema;
use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::BTreeSet;
use std::ops::Range;

/// The keys of the words that threads are described with.
pub const WORDS: &[&str] = &[
    "relation.advanced",
    "relation.brought-forward",
    "relation.lead-changed",
    "relation.lowered",
    "relation.merged",
    "relation.not-mentioned",
    "relation.postponed",
    "relation.raised",
    "relation.restated",
    "relation.split",
];

/// What is shorter is the same by chance.
const LEAST_SAME: usize = 2;

/// How much of a text must be the same, in tenths, for the rest to be worth a mark.
const LEAST_TENTHS: usize = 2;

/// Longer texts are shown without marks: to compare them takes long, and marks would be everywhere.
const LONGEST: usize = 2_000;

/// A thread in a list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ThreadLink {
    /// Its page.
    pub href: String,
    /// What it is called.
    pub title: String,
    /// The years of its plans, each once.
    pub years: Vec<i16>,
    /// What later plans do with it: keys of the words `relation.…`.
    pub relations: Vec<&'static str>,
}

/// The plan that a plan says it goes on with.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ContinuesView {
    /// The earlier plan.
    pub plan: Link,
    /// The words of the later one that say so.
    pub words: String,
}

/// A part of a quotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct QuotePart {
    /// The words.
    pub text: String,
    /// Whether they stand in one of the two plans only.
    pub differs: bool,
}

impl At<'_> {
    /// Returns links to threads.
    pub fn threads(&self, threads: &[ThreadId]) -> Vec<ThreadLink> {
        threads.iter().map(|&id| self.thread(id)).collect()
    }

    /// Returns a link to a thread.
    pub fn thread(&self, id: ThreadId) -> ThreadLink {
        let thread = &self.catalogue.threads.all[id];
        let plans = thread.plans().into_iter();
        let years = plans.filter_map(|plan| self.catalogue.plans[plan].document.front.year);
        let mut years: Vec<i16> = years.collect();
        years.dedup();

        ThreadLink {
            href: self.here.href(&self.catalogue.thread_route(id)),
            title: thread.title.clone(),
            years,
            relations: thread
                .relations()
                .into_iter()
                .map(|own| own.key())
                .collect(),
        }
    }

    /// Returns the numbers of the corrections that words of a plan were read from, with the way to where these are explained.
    pub fn quote_marks(
        &self,
        plan: PlanId,
        task: Option<TaskId>,
        block: BlockAt,
        words: &Range<usize>,
    ) -> Vec<Link> {
        let Some(origin) = self.catalogue.plans[plan].text.trace.origin(block) else {
            return Vec::new();
        };
        let within = origin
            .emended
            .iter()
            .filter(|emended| emended.bytes.start < words.end && words.start < emended.bytes.end);
        let page = match task {
            Some(task) => self.here.href(&self.task_route(task)),
            None => self.here.href(&self.plan_route(plan)),
        };
        let marks = within.map(|emended| {
            let number = emended.emendation.number();
            Link {
                href: format!("{page}#c{number}"),
                text: self.fill("text.mark", &[("number", &number)]),
            }
        });
        marks.collect()
    }

    /// Returns the plan that a plan says it goes on with.
    pub fn continues(&self, id: PlanId) -> Option<ContinuesView> {
        let plan = &self.catalogue.plans[id];
        let stated = plan.document.front.continues.as_ref()?;
        Some(ContinuesView {
            plan: self.plan_by_title(plan.continues?),
            words: stated.words.clone(),
        })
    }

    /// Returns how many plans these are, where they are several and none says that it continues another: of what a later one
    /// leaves out, nothing can be said then.
    pub fn unrelated(&self, plans: impl IntoIterator<Item = PlanId>) -> Option<usize> {
        let plans: BTreeSet<PlanId> = plans.into_iter().collect();
        let continued = plans
            .iter()
            .any(|&plan| self.catalogue.plans[plan].continues.is_some());
        Some(plans.len()).filter(|&count| count > 1 && !continued)
    }

    /// Returns how many plans some tasks stand in, where none of them says that it continues another.
    pub fn unrelated_plans_of(&self, tasks: impl IntoIterator<Item = TaskId>) -> Option<usize> {
        let tasks = tasks.into_iter();
        self.unrelated(tasks.map(|task| self.catalogue.tasks[task].plan))
    }

    /// Returns links to the plans that say they go on with a plan.
    pub fn continued_by(&self, id: PlanId) -> Vec<Link> {
        let plans = self.catalogue.plans[id].continued_by.iter();
        plans.map(|&plan| self.plan_by_title(plan)).collect()
    }
}

/// Returns a text in parts, with what does not stand in the other marked; in one part where the two have hardly
/// anything in common.
pub fn marked(text: &str, other: &str) -> Vec<QuotePart> {
    let own: Vec<char> = text.chars().collect();
    let other: Vec<char> = other.chars().collect();
    let whole = || {
        vec![QuotePart {
            text: text.to_owned(),
            differs: false,
        }]
    };
    if own.is_empty() || own.len().max(other.len()) > LONGEST {
        return whole();
    }

    let mut is_same = vec![false; own.len()];
    for op in capture_diff_slices(Algorithm::Myers, &other, &own) {
        if let DiffOp::Equal { new_index, len, .. } = op
            && len >= LEAST_SAME
        {
            is_same[new_index..new_index + len].fill(true);
        }
    }
    let same = is_same.iter().filter(|same| **same).count();
    if same * 10 < own.len() * LEAST_TENTHS {
        return whole();
    }

    let mut parts: Vec<QuotePart> = Vec::new();
    for (&c, same) in own.iter().zip(is_same) {
        match parts.last_mut() {
            Some(last) if last.differs != same => last.text.push(c),
            _ => parts.push(QuotePart {
                text: c.to_string(),
                differs: !same,
            }),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::marked;
    use proptest::prelude::*;

    fn drawn(text: &str, other: &str) -> String {
        let parts = marked(text, other).into_iter();
        let parts = parts.map(|part| match part.differs {
            true => format!("[{}]", part.text),
            false => part.text,
        });
        parts.collect()
    }

    #[test]
    fn what_differs_is_marked() {
        assert_eq!(
            drawn("固定资产投资完成231亿元", "固定资产投资183亿元"),
            "固定资产投资[完成231]亿元"
        );
        assert_eq!(drawn("完全不同的话", "今日无事"), "完全不同的话");
    }

    proptest! {
        #[test]
        fn no_character_is_lost(text in "[建设完成0-9,。]{0,40}", other in "[建设完成0-9,。]{0,40}") {
            let parts = marked(&text, &other);
            let whole: String = parts.iter().map(|part| part.text.as_str()).collect();
            prop_assert_eq!(whole, text);
        }
    }
}
