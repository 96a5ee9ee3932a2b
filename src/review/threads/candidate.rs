//! Which clauses may speak of one matter, and why.

use super::clause::{Clause, clauses};
use super::grams::longest_common_run;
use crate::link::catalogue::{Catalogue, Passage, PlanId};
use oxc_index::IndexVec;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A group of characters that stands in more clauses says nothing.
const COMMON: usize = 8;

/// A clause of so many characters is compared; a longer one is a list, and alike to everything.
const LONGEST: usize = 400;

/// What counts how much: how alike the texts are, how rare the words are that both have (and at most), a project that
/// both name.
const ALIKE: f64 = 40.0;
const RARE: f64 = 1.2;
const MOST_RARE: f64 = 40.0;
const PROJECT: f64 = 20.0;

/// A clause of an earlier plan with one of a later plan that may speak of the same matter.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// From 0 to 100: the higher, the likelier.
    pub score: u32,
    /// The longest words that both have.
    pub shared: String,
    /// How alike the texts are, in per cent.
    pub likeness: u32,
    /// The names of the projects that both name.
    pub projects: Vec<String>,
    /// Where the earlier clause stands, and its words.
    pub before: (Passage, String),
    /// Where the later clause stands, and its words.
    pub after: (Passage, String),
}

/// Returns the candidates with a score or more, best first. Passages that stand in one thread already are left out.
pub fn candidates(catalogue: &Catalogue, least: u32) -> Vec<Candidate> {
    let known = known_pairs(catalogue);
    let plans = catalogue.plans.indices();
    let all: IndexVec<PlanId, Vec<Clause<'_>>> =
        plans.map(|plan| clauses(catalogue, plan)).collect();
    let mut found = Vec::new();

    for (later, after) in all.iter_enumerated() {
        // Plans stand newest first.
        for (earlier, before) in all.iter_enumerated().skip(later.index() + 1) {
            let place = catalogue.plans[later].place;
            if place.is_some() && place == catalogue.plans[earlier].place {
                let pair = PlanPair::new(before, after);
                found.extend(pair.candidates(catalogue));
            }
        }
    }
    found.retain(|own| own.score >= least && !known.contains(&(own.before.0, own.after.0)));
    found.sort_by_key(|own| Reverse(own.score));
    found
}

/// Returns all pairs of passages that stand in one thread.
fn known_pairs(catalogue: &Catalogue) -> HashSet<(Passage, Passage)> {
    let mut known = HashSet::new();
    for thread in &catalogue.threads.all {
        let passages: Vec<Passage> = thread.steps.iter().filter_map(|step| step.at).collect();
        for (nth, &before) in passages.iter().enumerate() {
            known.extend(passages[nth..].iter().map(|&after| (before, after)));
        }
    }
    known
}

/// Returns whether a clause is short enough to be compared.
fn is_short(clause: &Clause<'_>) -> bool {
    clause.text.chars().count() <= LONGEST
}

/// The clauses of two plans.
struct PlanPair<'a> {
    before: &'a [Clause<'a>],
    after: &'a [Clause<'a>],
    /// In how many clauses of both each group of characters stands.
    counts: HashMap<[char; 3], usize>,
}

impl<'a> PlanPair<'a> {
    fn new(before: &'a [Clause<'a>], after: &'a [Clause<'a>]) -> Self {
        let mut counts = HashMap::new();
        for gram in before.iter().chain(after).flat_map(|own| &own.grams) {
            *counts.entry(*gram).or_default() += 1;
        }
        Self {
            before,
            after,
            counts,
        }
    }

    /// Returns the likest clauses of each two passages that have rare words in common.
    fn candidates(&self, catalogue: &Catalogue) -> Vec<Candidate> {
        let mut by_gram: HashMap<[char; 3], Vec<usize>> = HashMap::new();
        for (nth, clause) in self.before.iter().enumerate() {
            for &gram in clause.grams.iter().filter(|gram| self.is_rare(gram)) {
                by_gram.entry(gram).or_default().push(nth);
            }
        }

        let mut best: BTreeMap<(Passage, Passage), Candidate> = BTreeMap::new();
        for clause in self.after.iter().filter(|own| is_short(own)) {
            let rare = clause.grams.iter().filter(|gram| self.is_rare(gram));
            let near: BTreeSet<usize> = rare
                .filter_map(|gram| by_gram.get(gram))
                .flatten()
                .copied()
                .collect();
            for nth in near.into_iter().filter(|&nth| is_short(&self.before[nth])) {
                let own = self.candidate(catalogue, &self.before[nth], clause);
                let known = best.get(&(own.before.0, own.after.0));
                if known.is_none_or(|known| known.score < own.score) {
                    best.insert((own.before.0, own.after.0), own);
                }
            }
        }
        best.into_values().collect()
    }

    /// Returns whether a group of characters stands in few clauses.
    fn is_rare(&self, gram: &[char; 3]) -> bool {
        self.counts.get(gram).is_some_and(|count| *count <= COMMON)
    }

    /// Returns what a group of characters counts: the rarer, the more.
    fn weight(&self, gram: &[char; 3]) -> f64 {
        let all = (self.before.len() + self.after.len()) as f64;
        let count = self.counts.get(gram).copied().unwrap_or(1) as f64;
        (all / count).ln()
    }

    fn candidate(
        &self,
        catalogue: &Catalogue,
        before: &Clause<'_>,
        after: &Clause<'_>,
    ) -> Candidate {
        let sum = |clause: &Clause<'_>| -> f64 {
            clause.grams.iter().map(|gram| self.weight(gram)).sum()
        };
        let shared = before.grams.intersection(&after.grams);
        let shared: f64 = shared.map(|gram| self.weight(gram)).sum();
        let smaller = sum(before).min(sum(after));
        let likeness = match smaller > 0.0 {
            true => shared / smaller,
            false => 0.0,
        };

        let run = longest_common_run(before.text, after.text);
        let projects = before.projects.intersection(&after.projects);
        let projects: Vec<String> = projects
            .map(|&project| catalogue.projects[project].project.name.clone())
            .collect();
        let score = likeness * ALIKE
            + (shared * RARE).min(MOST_RARE)
            + if projects.is_empty() { 0.0 } else { PROJECT };
        Candidate {
            score: score.round().min(100.0) as u32,
            shared: run,
            likeness: (likeness * 100.0).round() as u32,
            projects,
            before: (before.at, before.text.to_owned()),
            after: (after.at, after.text.to_owned()),
        }
    }
}
