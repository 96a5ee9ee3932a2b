//! The exact sentences that name a project or a park, and which deadlines are their own: those of a task may be of
//! others that it names.

use super::{Catalogue, DeadlineId, Passage, Subject, TaskId};
use crate::plan::{BlockAt, NodeRange};
use std::ops::Range;

/// What ends a sentence: half-width marks stand where a plan's text was folded.
const ENDS: [char; 4] = ['。', ';', '\u{FF1B}', '\n'];

/// A sentence that names something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The passage.
    pub at: Passage,
    /// The heading or paragraph that it stands in.
    pub block: BlockAt,
    /// Its bytes there.
    pub range: Range<usize>,
    /// The bytes of the names in it.
    pub named: Vec<Range<usize>>,
    /// The deadlines that it states of what it names, in printed order; none where it names no time.
    pub deadlines: Vec<DeadlineId>,
}

impl Catalogue {
    /// Returns the sentences of a passage, what stands under it left out, that name something.
    pub fn sentences(&self, at: Passage, subject: Subject) -> Vec<Sentence> {
        let plan = &self.plans[at.plan];
        let own = NodeRange {
            start: at.node,
            end: at.node + 1,
        };
        let mut found: Vec<Sentence> = Vec::new();
        for (block, text) in plan.text.outline.walk_nodes(own) {
            let mentions = plan.text.mentions.at(block).iter();
            for mention in mentions.filter(|own| own.subject == subject) {
                let range = sentence_around(text, &mention.range);
                let last = found.last_mut().filter(|last| last.block == block);
                if let Some(last) = last.filter(|last| last.range == range) {
                    last.named.push(mention.range.clone());
                    continue;
                }
                found.push(Sentence {
                    at,
                    block,
                    range,
                    named: vec![mention.range.clone()],
                    deadlines: Vec::new(),
                });
            }
        }
        for sentence in &mut found {
            sentence.deadlines = self.stated_in(sentence);
        }
        found
    }

    /// Returns the text of a sentence.
    pub fn sentence_text(&self, sentence: &Sentence) -> &str {
        let text = self.block_text(sentence);
        text.get(sentence.range.clone()).unwrap_or_default()
    }

    fn block_text(&self, sentence: &Sentence) -> &str {
        let outline = &self.plans[sentence.at.plan].text.outline;
        let own = NodeRange {
            start: sentence.at.node,
            end: sentence.at.node + 1,
        };
        let blocks = outline.walk_nodes(own).into_iter();
        let mut texts = blocks.filter(|(block, _)| *block == sentence.block);
        texts.next().map_or("", |(_, text)| text)
    }

    /// Returns the deadlines of a sentence: those whose own words name what the sentence names; where there are none, those
    /// that it prints.
    fn stated_in(&self, sentence: &Sentence) -> Vec<DeadlineId> {
        let plan = &self.plans[sentence.at.plan];
        let text = self.block_text(sentence);
        let printed = plan.text.mentions.at(sentence.block).iter().filter(|own| {
            sentence.range.start <= own.range.start && own.range.end <= sentence.range.end
        });
        let printed: Vec<DeadlineId> = printed
            .filter_map(|own| match own.subject {
                Subject::Deadline(deadline) => Some(deadline),
                _ => None,
            })
            .collect();

        let of_node = plan.deadlines.iter().copied();
        let of_node = of_node.filter(|&id| self.deadlines[id].node == sentence.at.node);
        let covering = of_node.filter(|&id| {
            let words = &self.deadlines[id].text;
            let mut places = text.match_indices(words.as_str());
            !words.is_empty()
                && places.any(|(start, words)| {
                    let place = start..start + words.len();
                    sentence.named.iter().any(|named| overlaps(&place, named))
                })
        });
        let covering: Vec<DeadlineId> = covering.collect();
        match covering.is_empty() {
            true => printed,
            false => covering,
        }
    }

    /// Returns the task that a passage is, or is a part of.
    pub fn task_above(&self, at: Passage) -> Option<TaskId> {
        let plan = &self.plans[at.plan];
        let mut above = std::iter::successors(Some(at.node), |&node| plan.text.parents[node]);
        above.find_map(|node| plan.text.task_of[node])
    }

    /// Returns the deadlines of what passages say of something: those of the sentences that name it; of a passage none of
    /// whose sentences has a time of its own, those of its task.
    pub fn deadlines_naming(&self, passages: &[Passage], subject: Subject) -> Vec<DeadlineId> {
        let mut all = Vec::new();
        for &at in passages {
            let sentences = self.sentences(at, subject).into_iter();
            let own: Vec<DeadlineId> = sentences.flat_map(|own| own.deadlines).collect();
            match self.task_above(at) {
                Some(task) if own.is_empty() => all.extend(&self.tasks[task].deadlines),
                _ => all.extend(own),
            }
        }
        all.sort_unstable();
        all.dedup();
        all
    }
}

fn overlaps(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// Returns the bytes of the sentence around a place of a text, its end mark included.
fn sentence_around(text: &str, place: &Range<usize>) -> Range<usize> {
    let start = text[..place.start].rfind(ENDS).map_or(0, |at| {
        at + text[at..].chars().next().map_or(0, char::len_utf8)
    });
    let end = text[place.end..].find(ENDS).map_or(text.len(), |at| {
        let at = place.end + at;
        at + text[at..].chars().next().map_or(0, char::len_utf8)
    });
    let trimmed = text[start..].len() - text[start..].trim_start().len();
    start + trimmed..end
}

#[cfg(test)]
mod tests {
    use super::sentence_around;

    #[test]
    fn a_sentence_ends_at_marks_and_keeps_its_own() {
        let text = "一是甲;二是乙泊位建成。三是丙";
        let at = text.find("乙泊位").unwrap();
        assert_eq!(
            &text[sentence_around(text, &(at..at + 9))],
            "二是乙泊位建成。"
        );
        let last = text.find('丙').unwrap();
        assert_eq!(&text[sentence_around(text, &(last..last + 3))], "三是丙");
        assert_eq!(&text[sentence_around(text, &(0..3))], "一是甲;");
    }
}
