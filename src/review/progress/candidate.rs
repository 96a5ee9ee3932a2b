//! Which sentences of a report may speak of which task, and why.

use crate::base::source::Source;
use crate::link::catalogue::{Catalogue, Passage};
use crate::review::threads::{Clause, clauses, grams, longest_common_run};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What ends a sentence of a report.
const ENDS: [char; 4] = ['。', ';', '\u{FF1B}', '！'];

/// A sentence has so many characters at least, and at most.
const SHORTEST: usize = 8;
const LONGEST: usize = 400;

/// A group of characters that stands in more clauses says nothing.
const COMMON: usize = 8;

/// What counts how much: how alike the texts are, how rare the words are that both have (and at most), a figure that both
/// have.
const ALIKE: f64 = 40.0;
const RARE: f64 = 1.5;
const MOST_RARE: f64 = 45.0;
const FIGURE: f64 = 15.0;

/// A sentence may speak of several tasks; of so many it is said.
const MOST_TASKS: usize = 3;

/// A sentence of a report with a passage that it may speak of.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportCandidate {
    /// From 0 to 100: the higher, the likelier.
    pub score: u32,
    /// The longest words that both have.
    pub shared: String,
    /// How alike the texts are, in per cent.
    pub likeness: u32,
    /// The figures that both have.
    pub figures: Vec<String>,
    /// The passage.
    pub at: Passage,
    /// Its clause.
    pub clause: String,
    /// The line of the report.
    pub line: u32,
    /// Its sentence.
    pub sentence: String,
}

/// A sentence of a report.
struct Sentence<'a> {
    line: u32,
    text: &'a str,
    grams: BTreeSet<[char; 3]>,
}

/// Returns the candidates with a score or more, best first.
pub fn candidates(catalogue: &Catalogue, report: &Source, least: u32) -> Vec<ReportCandidate> {
    let plans = catalogue.plans.indices();
    let all: Vec<Clause<'_>> = plans.flat_map(|plan| clauses(catalogue, plan)).collect();
    let short = |clause: &Clause<'_>| clause.text.chars().count() <= LONGEST;
    let all: Vec<Clause<'_>> = all.into_iter().filter(short).collect();

    let mut by_gram: HashMap<[char; 3], Vec<usize>> = HashMap::new();
    for (nth, clause) in all.iter().enumerate() {
        for &gram in &clause.grams {
            by_gram.entry(gram).or_default().push(nth);
        }
    }
    // What stands in many clauses is common speech, and a time is no matter.
    by_gram.retain(|gram, places| places.len() <= COMMON && !is_time(gram));

    let mut found = Vec::new();
    for sentence in sentences(report) {
        let near = sentence.grams.iter().filter_map(|gram| by_gram.get(gram));
        let near: BTreeSet<usize> = near.flatten().copied().collect();
        let mut best: BTreeMap<Passage, ReportCandidate> = BTreeMap::new();
        for nth in near {
            let own = compare(&all[nth], &sentence, &by_gram, all.len());
            let known = best.get(&own.at);
            if own.score >= least && known.is_none_or(|known| known.score < own.score) {
                best.insert(own.at, own);
            }
        }
        let mut best: Vec<ReportCandidate> = best.into_values().collect();
        best.sort_by_key(|own| Reverse(own.score));
        found.extend(best.into_iter().take(MOST_TASKS));
    }
    found.sort_by_key(|own| Reverse(own.score));
    found
}

/// Returns the sentences of a report, line by line.
fn sentences(report: &Source) -> Vec<Sentence<'_>> {
    let lines = 1..=report.line_count();
    let pieces = lines.flat_map(|line| {
        let pieces = report.line(line).split(ENDS);
        pieces.map(move |text| (line, text.trim()))
    });
    let long = pieces.filter(|(_, text)| {
        let length = text.chars().count();
        (SHORTEST..=LONGEST).contains(&length)
    });
    long.map(|(line, text)| Sentence {
        line,
        text,
        grams: grams(text),
    })
    .collect()
}

/// Returns whether a group of characters is a piece of a date.
fn is_time(gram: &[char; 3]) -> bool {
    let is_part = |c: &char| c.is_ascii_digit() || ['年', '月', '日', '前', '底', '末'].contains(c);
    gram.iter().filter(|c| is_part(c)).count() >= 2
}

fn compare(
    clause: &Clause<'_>,
    sentence: &Sentence<'_>,
    by_gram: &HashMap<[char; 3], Vec<usize>>,
    all: usize,
) -> ReportCandidate {
    let weight = |gram: &[char; 3]| {
        let count = by_gram.get(gram).map_or(COMMON + 1, Vec::len);
        (all as f64 / count as f64).ln().max(0.1)
    };
    let sum = |grams: &BTreeSet<[char; 3]>| -> f64 {
        let said = grams.iter().filter(|gram| !is_time(gram));
        said.map(weight).sum()
    };
    let both = clause.grams.intersection(&sentence.grams);
    let both = both.filter(|gram| !is_time(gram));
    let shared: f64 = both.map(weight).sum();
    // A report says in a few words what a plan says in many, or the other way round.
    let smaller = sum(&clause.grams).min(sum(&sentence.grams));
    let likeness = if smaller > 0.0 { shared / smaller } else { 0.0 };

    let own = figures(sentence.text);
    let figures: Vec<String> = figures(clause.text).intersection(&own).cloned().collect();
    let score = likeness * ALIKE
        + (shared * RARE).min(MOST_RARE)
        + if figures.is_empty() { 0.0 } else { FIGURE };
    ReportCandidate {
        score: score.round().min(100.0) as u32,
        shared: longest_common_run(clause.text, sentence.text),
        likeness: (likeness * 100.0).round() as u32,
        figures,
        at: clause.at,
        clause: clause.text.to_owned(),
        line: sentence.line,
        sentence: sentence.text.to_owned(),
    }
}

/// Returns the numbers in a text, each with the two characters behind it: 2个, 231亿元, 331#. Times are none.
fn figures(text: &str) -> BTreeSet<String> {
    let characters: Vec<char> = text.chars().collect();
    let is_number = |c: char| c.is_ascii_digit() || c == '.';
    let mut found = BTreeSet::new();
    let mut at = 0;
    while at < characters.len() {
        let length = characters[at..]
            .iter()
            .take_while(|c| is_number(**c))
            .count();
        if length > 0 {
            let behind = characters[at + length..].iter().take(2);
            let unit: String = behind.take_while(|c| !is_number(**c)).collect();
            if !unit.starts_with(['年', '月', '日', '季']) && !unit.is_empty() {
                let number: String = characters[at..at + length].iter().collect();
                found.insert(format!("{number}{unit}"));
            }
        }
        at += length.max(1);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::figures;

    #[test]
    fn figures_have_their_unit_and_times_are_none() {
        let found: Vec<String> = figures("2018年6月新建泊位2个,投资231亿元")
            .into_iter()
            .collect();
        assert_eq!(found, ["231亿元", "2个,"]);
    }
}
