//! The exact sentences of plans that name a project or a park, each with the deadline of its own.

use super::at::At;
use super::due::DueView;
use super::link::{Link, PlanLink};
use crate::link::catalogue::{DeadlineId, Passage, Sentence, Subject};
use schemars::JsonSchema;
use serde::Serialize;

/// What one plan says.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanSentences {
    /// The plan.
    pub plan: PlanLink,
    /// Its sentences, in printed order.
    pub sentences: Vec<SentenceView>,
}

/// A sentence that names what a page is about.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SentenceView {
    /// The number of its passage, with the way there.
    pub passage: Link,
    /// Its words in parts, with the names marked.
    pub parts: Vec<NamedPart>,
    /// The numbers of the corrections that it was read from, with the way to where these are explained.
    pub marks: Vec<Link>,
    /// Its own deadlines; none where it names no time.
    pub dues: Vec<SentenceDue>,
    /// Where it names no time: the deadlines of the task that it stands in, which may be of something else.
    pub task_dues: Vec<SentenceDue>,
}

/// A part of a sentence.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NamedPart {
    /// The words.
    pub text: String,
    /// Whether they name what the page is about.
    pub named: bool,
}

/// A deadline with its words.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SentenceDue {
    /// When.
    pub due: DueView,
    /// The words that say so.
    pub raw: String,
    /// What is due, as printed; empty where the whole task is.
    pub text: String,
}

impl At<'_> {
    /// Returns what plans say of something in these passages, plan by plan.
    pub fn sentences(&self, passages: &[Passage], subject: Subject) -> Vec<PlanSentences> {
        let mut plans: Vec<PlanSentences> = Vec::new();
        let mut last = None;
        for &passage in passages {
            let sentences = self.catalogue.sentences(passage, subject);
            if sentences.is_empty() {
                continue;
            }
            if last != Some(passage.plan) {
                last = Some(passage.plan);
                plans.push(PlanSentences {
                    plan: self.plan(passage.plan),
                    sentences: Vec::new(),
                });
            }
            if let Some(plan) = plans.last_mut() {
                let views = sentences.iter().map(|own| self.sentence(own));
                plan.sentences.extend(views);
            }
        }
        plans
    }

    fn sentence(&self, own: &Sentence) -> SentenceView {
        let task = self.catalogue.task_above(own.at);
        let of_task: &[DeadlineId] = match task {
            Some(task) if own.deadlines.is_empty() => &self.catalogue.tasks[task].deadlines,
            _ => &[],
        };
        let dues = |ids: &[DeadlineId]| ids.iter().map(|&id| self.sentence_due(id)).collect();
        SentenceView {
            passage: Link {
                href: self.node_href(own.at.plan, own.at.node),
                text: self.number(own.at.plan, own.at.node),
            },
            parts: self.named_parts(own),
            marks: self.quote_marks(own.at.plan, task, own.block, &own.range),
            dues: dues(&own.deadlines),
            task_dues: dues(of_task),
        }
    }

    fn sentence_due(&self, id: DeadlineId) -> SentenceDue {
        let deadline = &self.catalogue.deadlines[id];
        SentenceDue {
            due: self.due(deadline.due),
            raw: deadline.raw.clone(),
            text: deadline.text.clone(),
        }
    }

    /// Returns the words of a sentence, with the names in it marked.
    fn named_parts(&self, own: &Sentence) -> Vec<NamedPart> {
        let text = self.catalogue.sentence_text(own);
        let part = |from: usize, to: usize, named| NamedPart {
            text: text[from - own.range.start..to - own.range.start].to_owned(),
            named,
        };
        let mut parts = Vec::new();
        let mut at = own.range.start;
        for name in &own.named {
            parts.push(part(at, name.start, false));
            parts.push(part(name.start, name.end, true));
            at = name.end;
        }
        parts.push(part(at, own.range.end, false));
        parts.retain(|part| !part.text.is_empty());
        parts
    }
}
