//! A deadline must be the time that its printed words name.
//!
//! The words are read again, where they stand and alone: 9月底前 behind 2018年6月底前 is one of 2018. A year that the words do
//! not name must be the plan's own, or one that the text around them names.

use super::prover::{Prover, narrowed};
use super::years::named_years;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::text::{fold, squeeze};
use crate::plan::{Document, Milestone, Node, NodeId, Target, Task};
use crate::time::{Due, Month, find_dues};
use jiff::civil::Date;
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

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
        let mut above: &[Milestone] = &[];
        for (index, node) in document.outline.nodes.iter_enumerated() {
            let times = Times::of(document, index);
            // What a merged cell says was compared in the row above, where it stands.
            let is_from_above =
                |task: &Task, own: &Milestone| task.inherited && above.contains(own);
            let of_task = node.task.iter().flat_map(|task| {
                let milestones = task.milestones.iter();
                milestones.filter(move |own| !is_from_above(task, own))
            });
            for Milestone { due, raw, .. } in of_task.chain(&node.goals) {
                self.check_due(&times, *due, raw);
            }
            if let Some(task) = &node.task {
                above = &task.milestones;
            }

            for target in &node.targets {
                let Target { due, raw, .. } = target;
                if let Some(due) = due {
                    self.check_due(&times, *due, raw);
                }
            }
        }
    }

    fn check_due(&mut self, times: &Times<'_>, due: Due, raw: &str) {
        let index = times.node;
        let (message, help) = match times.agreement(due, raw) {
            Agreement::Same => return,
            Agreement::Precision(printed) => {
                let message = message!(
                    "raw-names-printed-but-its-block-says",
                    raw,
                    printed = printed.to_string(),
                    due = due.to_string()
                );
                let block = self.at_due(index, due, raw);
                let problem = Diagnostic::warning("due-differs", message)
                    .help(message!("a-deadline-is-as-precise-as-printed"));
                self.report(problem.at(self.file, block));
                return;
            }
            Agreement::Year(printed) => (
                message!(
                    "raw-names-printed-in-this-plan",
                    raw,
                    printed = printed.to_string(),
                    due = due.to_string()
                ),
                message!("neither-the-words-nor-the-text-around", year = due.year()),
            ),
            Agreement::Other(printed) => (
                message!(
                    "raw-names-printed-but-its-block-says",
                    raw,
                    printed = printed.to_string(),
                    due = due.to_string()
                ),
                message!("correct-due-or-the-words-in-raw"),
            ),
        };

        let place = self.at_due(index, due, raw);
        let problem = Diagnostic::error("due-differs", message).help(help);
        self.report(problem.at(self.file, place));
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

/// What phrases mean where they stand, by their words without white space, in the order of the text.
type Phrases = HashMap<String, Vec<(usize, Due)>>;

/// What the text of a node says of times. It is read once for all its deadlines: a paragraph may name thousands.
struct Times<'a> {
    document: &'a Document,
    node: NodeId,
    /// What the phrases of the text mean, once somebody asks: words mostly say alone what they mean.
    phrases: OnceCell<Phrases>,
    /// The years that can be meant, once somebody asks.
    years: OnceCell<BTreeSet<i16>>,
}

impl<'a> Times<'a> {
    fn of(document: &'a Document, node: NodeId) -> Self {
        Self {
            document,
            node,
            phrases: OnceCell::new(),
            years: OnceCell::new(),
        }
    }

    /// Returns the phrases of the text. One that names no year means that of the plan; where the plan has none, no phrase is
    /// known.
    fn phrases(&self) -> &Phrases {
        self.phrases.get_or_init(|| {
            let node = &self.document.outline.nodes[self.node];
            let year = self.document.front.year;
            year.map(|year| phrases_of(node, year)).unwrap_or_default()
        })
    }

    /// Compares a deadline with its printed words.
    fn agreement(&self, due: Due, raw: &str) -> Agreement {
        let plan_year = self.document.front.year;
        let alone = WordsAlone::read(raw, plan_year.unwrap_or(due.year()));
        if alone.dues.contains(&due) {
            return Agreement::Same;
        }
        // What they mean where they stand counts before what they mean alone.
        let mut printed = self.meanings(&alone.words);
        if printed.contains(&due) {
            return Agreement::Same;
        }
        printed.extend(alone.dues);

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
            let years = || named_years(self.document, self.node);
            let may_mean = || self.years.get_or_init(years).contains(&due.year());
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

    /// Returns what words mean as they stand in the text of the node.
    fn meanings(&self, words: &BTreeSet<String>) -> Vec<Due> {
        let phrases = self.phrases();
        let meant = words.iter().filter_map(|words| phrases.get(words));
        let mut in_text: Vec<(usize, Due)> = meant.flatten().copied().collect();
        in_text.sort_by_key(|(order, _)| *order);
        in_text.into_iter().map(|(_, due)| due).collect()
    }
}

/// What printed words say, wherever they stand.
struct WordsAlone {
    /// What they mean.
    dues: Vec<Due>,
    /// The phrases among them, and all of them, without white space.
    words: BTreeSet<String>,
}

impl WordsAlone {
    /// Reads words as they are, and without the gaps that a copy may have typed into them (2 023年底前).
    fn read(raw: &str, year: i16) -> Self {
        let phrases = find_dues(raw, year);
        let closed = squeeze(raw);
        let without_gaps = match closed == raw {
            true => Vec::new(),
            false => find_dues(&closed, year),
        };

        let words = phrases.iter().map(|phrase| squeeze(phrase.words(raw)));
        let words = words.chain([closed.clone()]).collect();
        let all = phrases.into_iter().chain(without_gaps);
        Self {
            dues: all.map(|phrase| phrase.meaning.due).collect(),
            words,
        }
    }
}

fn phrases_of(node: &Node, year: i16) -> Phrases {
    let blocks = node.blocks.iter().chain(&node.tail);
    let texts = std::iter::once(node.heading.as_str()).chain(blocks.map(|block| block.text()));
    let found = texts.flat_map(|text| {
        let phrases = find_dues(text, year).into_iter();
        phrases.map(|phrase| (squeeze(phrase.words(text)), phrase.meaning.due))
    });

    let mut all = Phrases::new();
    for (order, (words, due)) in found.enumerate() {
        let meanings = all.entry(words).or_default();
        if meanings.iter().all(|(_, known)| *known != due) {
            meanings.push((order, due));
        }
    }
    all
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
