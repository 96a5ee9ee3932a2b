//! A deadline must be the time that its printed words name.
//!
//! The words are read again, where they stand and alone: 9月底前 behind 2018年6月底前 is one of 2018. A year that the words do
//! not name must be the plan's own, or one that the text around them names.

use super::prover::{Prover, narrowed};
use super::years::named_years;
use crate::base::diag::Diagnostic;
use crate::base::text::{fold, squeeze};
use crate::plan::{Milestone, NodeId, Target};
use crate::time::{Due, Month, find_dues};
use jiff::civil::Date;

/// How a deadline and its printed words go together.
enum Agreement {
    /// They say the same, or the words say no time that can be read.
    Same,
    /// One of them says it more precisely than the other.
    Precision(Due),
    /// They are the same but for the year, which nothing near them names.
    Year(Due),
    /// They contradict each other.
    Other(Due),
}

impl Prover<'_> {
    /// Reports deadlines that their printed words contradict.
    pub(super) fn check_dues(&mut self) {
        let document = self.document;
        for (index, node) in document.outline.nodes.iter_enumerated() {
            let milestones = node.task.iter().flat_map(|task| &task.milestones);
            for milestone in milestones.chain(&node.goals) {
                let Milestone { due, raw, .. } = milestone;
                self.check_due(index, *due, raw);
            }
            for target in &node.targets {
                let Target { due, raw, .. } = target;
                if let Some(due) = due {
                    self.check_due(index, *due, raw);
                }
            }
        }
    }

    fn check_due(&mut self, index: NodeId, due: Due, raw: &str) {
        let (message, help) = match self.agreement(index, due, raw) {
            Agreement::Same => return,
            Agreement::Precision(printed) => {
                let message = format!("`{raw}` names {printed}, but its block says {due}");
                let block = self.at_due(index, due, raw);
                let problem = Diagnostic::warning("due-differs", message).help(
                    "a deadline is as precise as printed, and no more: write what the words name",
                );
                self.report(problem.at(self.file, block));
                return;
            }
            Agreement::Year(printed) => (
                format!("`{raw}` names {printed} in this plan, but its block says {due}"),
                format!(
                    "neither the words nor the text around them name {}: correct `due`, or `year` in the front matter",
                    due.year()
                ),
            ),
            Agreement::Other(printed) => (
                format!("`{raw}` names {printed}, but its block says {due}"),
                "correct `due`, or the words in `raw`, which stand as printed".to_owned(),
            ),
        };

        let place = self.at_due(index, due, raw);
        let problem = Diagnostic::error("due-differs", message).help(help);
        self.report(problem.at(self.file, place));
    }

    /// Compares a deadline with its printed words.
    fn agreement(&self, index: NodeId, due: Due, raw: &str) -> Agreement {
        let plan_year = self.document.front.year;
        let printed = self.readings(index, raw, plan_year.unwrap_or(due.year()));
        if printed.contains(&due) {
            return Agreement::Same;
        }

        let named = leading_year(raw);
        let Some(&first) = printed.first() else {
            // 2024年 alone is a deadline in a deadline field only, so the grammar passes it over.
            return match named {
                Some(year) if year != due.year() => Agreement::Other(Due::Year(year)),
                _ => Agreement::Same,
            };
        };

        let same_but_year = printed.iter().find(|one| in_year(**one, due.year()) == due);
        if let Some(&printed) = same_but_year {
            let is_free = named.is_none() && plan_year.is_some();
            let may_mean = || named_years(self.document, index).contains(&due.year());
            return match is_free {
                true if may_mean() => Agreement::Same,
                true => Agreement::Year(printed),
                false if named.is_none() => Agreement::Same,
                false => Agreement::Other(printed),
            };
        }
        let overlapping = printed.iter().find(|one| is_within(**one, due));
        match overlapping {
            Some(&printed) => Agreement::Precision(printed),
            None => Agreement::Other(first),
        }
    }

    /// Returns what the words can mean: those that stand so in the text of the node first, then the words alone.
    fn readings(&self, index: NodeId, raw: &str, year: i16) -> Vec<Due> {
        let node = &self.document.outline.nodes[index];
        let blocks = node.blocks.iter().chain(&node.tail);
        let texts = std::iter::once(node.heading.as_str()).chain(blocks.map(|block| block.text()));
        let words = squeeze(raw);

        let mut readings = Vec::new();
        for text in texts {
            let phrases = find_dues(text, year).into_iter();
            let own = phrases.filter(|phrase| words.contains(&squeeze(phrase.words(text))));
            readings.extend(own.map(|phrase| phrase.meaning.due));
        }
        let alone = find_dues(raw, year).into_iter();
        readings.extend(alone.map(|phrase| phrase.meaning.due));
        readings
    }

    /// Returns where a block says a deadline.
    fn at_due(&self, index: NodeId, due: Due, raw: &str) -> std::ops::Range<usize> {
        let block = self.places.blocks[index].clone();
        let part = block.unwrap_or_else(|| self.places.headings[index].clone());
        let text = self.file.text();
        let words = narrowed(text, part.clone(), &format!("raw = \"{raw}\""));

        // The key stands before its words, in the same braces.
        let before = &text[part.start..words.start];
        let braces = before.rfind('{').map_or(part.start, |at| part.start + at);
        narrowed(text, braces..words.end, &format!("\"{due}\""))
    }
}

/// Returns the year that words begin with: 2024年度.
fn leading_year(raw: &str) -> Option<i16> {
    let folded = fold(&squeeze(raw));
    let (digits, rest) = folded.split_at_checked(4)?;
    let is_year = rest.starts_with(['年', '-', '.', '/', '—']);
    digits.parse().ok().filter(|_| is_year)
}

/// Returns the same time of another year; a day that it lacks stays as it is.
fn in_year(due: Due, year: i16) -> Due {
    match due {
        Due::Year(_) => Due::Year(year),
        Due::Half(_, half) => Due::Half(year, half),
        Due::Quarter(_, quarter) => Due::Quarter(year, quarter),
        Due::Month(Month { month, .. }) => Due::Month(Month { year, month }),
        Due::Day(day) => Date::new(year, day.month(), day.day()).map_or(due, Due::Day),
    }
}

/// Returns whether one of two times lies in the other.
fn is_within(one: Due, other: Due) -> bool {
    let (a, b) = (span(one), span(other));
    (a.0 >= b.0 && a.1 <= b.1) || (b.0 >= a.0 && b.1 <= a.1)
}

/// Returns the first and the last day of a time.
fn span(due: Due) -> (Date, Date) {
    let last = due.last_day();
    let first_month = match due {
        Due::Day(day) => return (day, day),
        Due::Month(month) => month.month,
        Due::Quarter(_, quarter) => quarter as i8 * 3 - 2,
        Due::Half(_, half) => half as i8 * 6 - 5,
        Due::Year(_) => 1,
    };
    let first = Date::new(due.year(), first_month, 1);
    (first.unwrap_or(last), last)
}
