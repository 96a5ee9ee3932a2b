//! Figures with a unit of measure in the text of a plan that no target of it has: 增长13%.
//!
//! A target is read only where a clause is understood from end to end. What is not must not be silent: it is counted in the
//! sheet.

use crate::base::text::{squeeze, titles};
use crate::intake::lexicon::Targets;
use crate::plan::{BlockAt, Document, Node, NodeId};
use std::collections::HashSet;
use std::ops::Range;

/// How many characters before a figure are shown with it, and how many of them tell it from another of the same size.
const SHOWN_BEFORE: usize = 6;
const COMPARED_BEFORE: usize = 2;

/// A figure that no target has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnreadFigure<'d> {
    /// The passage that it stands in.
    pub at: BlockAt,
    /// The figure with its unit of measure and a little of what stands before it, as printed.
    pub words: &'d str,
}

/// Returns the figures of a plan that no target, deadline or allotment of their passage has, in printed order.
pub fn unread_figures<'d>(document: &'d Document, words: &Targets) -> Vec<UnreadFigure<'d>> {
    let mut unread = Vec::new();
    // Of the node that was looked at last: its passages stand one behind the other.
    let mut known: Option<(NodeId, HashSet<Claim>)> = None;
    for (at, text) in document.outline.walk() {
        let found = figures(text, words);
        if found.is_empty() {
            continue;
        }
        let id = node_of(at);
        if let Some(id) = id.filter(|id| known.as_ref().is_none_or(|(last, _)| last != id)) {
            known = Some((id, claimed(&document.outline.nodes[id], words)));
        }
        let none = HashSet::new();
        let claimed = match (id, &known) {
            (Some(_), Some((_, claimed))) => claimed,
            _ => &none,
        };
        for figure in found {
            if !figure.is_among(claimed, text) {
                let words = &text[figure.shown.start..figure.bare.end];
                unread.push(UnreadFigure { at, words });
            }
        }
    }
    unread
}

/// Returns the node that a passage belongs to.
fn node_of(at: BlockAt) -> Option<NodeId> {
    match at {
        BlockAt::Heading(id) | BlockAt::Body(id, _) | BlockAt::Tail(id, _) => Some(id),
        BlockAt::Opening(_) | BlockAt::Closing(_) => None,
    }
}

/// A figure with its unit of measure, and the characters before it that tell it from another of the same size.
type Claim = (String, String);

/// Returns the figures that the block of a node speaks for.
fn claimed(node: &Node, words: &Targets) -> HashSet<Claim> {
    let task = node.task.iter();
    let allotments = task.clone().flat_map(|task| &task.allotments);
    let allotments = allotments.map(|one| format!("{}{}", one.value, one.unit));
    let milestones = task.flat_map(|task| &task.milestones);
    let times = milestones.chain(&node.goals).map(|one| &one.raw);
    let duties = node.recurrences.iter().map(|one| &one.raw);
    let targets = node.targets.iter().map(|one| &one.raw);
    let printed = times.chain(duties).chain(targets).chain(&node.seen);
    let printed = printed.map(|words| squeeze(words));

    let claims = printed.chain(allotments).flat_map(|claim| {
        let figures = figures_of(&claim, 0..claim.len(), words).into_iter();
        figures
            .map(|figure| figure.claim(&claim, COMPARED_BEFORE))
            .collect::<Vec<Claim>>()
    });
    claims.collect()
}

/// Where a figure stands in a text.
#[derive(Debug, Clone)]
struct Figure {
    /// From the words that are shown before it.
    shown: Range<usize>,
    /// The figure with its unit of measure.
    bare: Range<usize>,
}

impl Figure {
    /// Returns the figure with so many characters before it, at most.
    fn claim(&self, text: &str, before: usize) -> Claim {
        let own = squeeze(&text[self.shown.start..self.bare.start]);
        let behind = own.chars().count().saturating_sub(before);
        let before = own.chars().skip(behind).collect();
        (squeeze(&text[self.bare.clone()]), before)
    }

    /// Returns whether it is claimed: behind the same characters, or by words that begin with it.
    fn is_among(&self, claimed: &HashSet<Claim>, text: &str) -> bool {
        !claimed.is_empty()
            && (0..=COMPARED_BEFORE).any(|before| claimed.contains(&self.claim(text, before)))
    }
}

/// Returns the figures of a text that measure something; what tells of the past is passed over, and so are titles.
fn figures(text: &str, words: &Targets) -> Vec<Figure> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let titles = titles(text);
    let mut found = Vec::new();
    let mut start = 0;
    for sentence in text.split_inclusive(['。', ';', '\u{FF1B}']) {
        if !words.not_promised.occur_in(sentence) {
            let own = figures_of(text, start..start + sentence.len(), words);
            let in_title = |figure: &Figure| {
                let behind = titles.partition_point(|title| title.start <= figure.bare.start);
                behind > 0 && titles[behind - 1].contains(&figure.bare.start)
            };
            let outside = own.into_iter().filter(|figure| !in_title(figure));
            found.extend(outside);
        }
        start += sentence.len();
    }
    found
}

fn figures_of(text: &str, sentence: Range<usize>, words: &Targets) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut before: Option<char> = None;
    let mut next = sentence.start;
    for (at, c) in text[sentence.clone()].char_indices() {
        let at = sentence.start + at;
        // In PM2.5 and 1.2.3 no figure begins; 第3批 counts nothing.
        let begins = c.is_ascii_digit()
            && at >= next
            && !before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '.' || c == '第');
        before = Some(c);
        if !begins {
            continue;
        }

        let rest = &text[at..sentence.end];
        let Some(length) = measured(rest, words) else {
            continue;
        };
        next = at + length;
        if is_year(&text[at..next]) {
            continue;
        }
        found.push(Figure {
            shown: shown_from(text, sentence.start, at)..next,
            bare: at..next,
        });
    }
    found
}

/// Returns whether a figure is a year and no number of years.
fn is_year(figure: &str) -> bool {
    let number = figure.strip_suffix('年');
    number.is_some_and(|number| number.len() == 4 && number.starts_with(['1', '2']))
}

/// Returns how long the figure with its unit of measure is that a text begins with; nothing where it has no known one.
fn measured(text: &str, words: &Targets) -> Option<usize> {
    let number = |text: &str| {
        let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\u{FF0C}');
        let end = text.find(|c| !is_number(c)).unwrap_or(text.len());
        text[..end].trim_end_matches(['.', ',', '\u{FF0C}']).len()
    };
    let unit = |text: &str| {
        let behind = words
            .measures
            .strip_start(text)
            .or_else(|| text.strip_prefix('\u{FF05}'))?;
        Some(text.len() - behind.len())
    };

    let mut end = number(text);
    // 3至5名, 8%-10%: the second number may follow the unit of measure of the first.
    let first_unit = unit(&text[end..]).unwrap_or(0);
    let behind = &text[end + first_unit..];
    let dash = behind
        .strip_prefix(['至', '到', '-', '—', '~', '～', '–'])
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if let Some(second) = dash {
        let begin = text.len() - second.len();
        let length = number(second);
        if let Some(second_unit) = unit(&text[begin + length..]) {
            return Some(begin + length + second_unit);
        }
    }
    if first_unit == 0 {
        return None;
    }
    end += first_unit;
    Some(end)
}

/// Returns from where the words before a figure are shown: a few, no mark, and none of a time, as of 8月底前完成38公里.
fn shown_from(text: &str, start: usize, at: usize) -> usize {
    let before = text[start..at].char_indices().rev();
    let shown = before
        .take_while(|(_, c)| c.is_alphabetic() && *c != '前')
        .take(SHOWN_BEFORE);
    shown.last().map_or(at, |(place, _)| start + place)
}

#[cfg(test)]
mod tests {
    use super::figures;
    use crate::intake::lexicon::Lexicon;

    #[test]
    fn figures_that_measure_something_are_found() {
        let lexicon = Lexicon::bundled();
        for (text, expected) in [
            (
                "全年增长13%,新建泊位2个。",
                vec!["全年增长13%", "新建泊位2个"],
            ),
            ("增速保持在8%-10%之间", vec!["增速保持在8%-10%"]),
            ("8月底前完成38公里", vec!["完成38公里"]),
            ("培训人员3至5名", vec!["培训人员3至5名"]),
            ("PM2.5浓度下降,第3批项目,2024年6月底前完成", vec![]),
            ("落实《关于新建10个项目的通知》", vec![]),
        ] {
            let found: Vec<&str> = figures(text, &lexicon.targets)
                .into_iter()
                .map(|figure| &text[figure.shown.start..figure.bare.end])
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
