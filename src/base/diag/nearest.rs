//! Names that were probably meant where an unknown one is written.

use crate::base::message::{Message, message};

/// How alike two names must be, from 0 to 1, for one to be suggested for the other.
const ALIKE: f64 = 0.4;

/// How alike two names are, from 0 to 1, where one of them is probably a slip of the pen.
const NEARLY_SAME: f64 = 0.85;

/// The longest name that is compared, in characters.
const LONGEST: usize = 100;

/// How many names are suggested at most.
const MOST: usize = 3;

/// Returns the candidates nearest to a name that is not known, best first, at most three.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut scored: Vec<(f64, &str)> = known
        .into_iter()
        .filter(|candidate| !candidate.is_empty() && may_be_alike(name, candidate, ALIKE))
        .map(|candidate| {
            let score = strsim::normalized_damerau_levenshtein(name, candidate);
            (score, candidate)
        })
        .filter(|(score, _)| *score >= ALIKE)
        .collect();

    // Of two that are as near, the order of the text decides: the same names give the same advice.
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    scored.dedup_by(|a, b| a.1 == b.1);
    let nearest = scored.into_iter().take(MOST);
    nearest.map(|(_, candidate)| candidate).collect()
}

/// Returns whether two names are so near that one of them is probably a slip of the pen.
pub fn nearly_same(one: &str, other: &str) -> bool {
    may_be_alike(one, other, NEARLY_SAME)
        && strsim::normalized_damerau_levenshtein(one, other) >= NEARLY_SAME
}

/// Returns whether two names can be so alike by their lengths: to compare long ones takes long.
fn may_be_alike(one: &str, other: &str, alike: f64) -> bool {
    let (one, other) = (one.chars().count(), other.chars().count());
    one.max(other) <= LONGEST && one.min(other) as f64 >= alike * one.max(other) as f64
}

/// Returns “did you mean …?” for a name that is not known, if anything is near.
pub fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<Message> {
    let near = nearest(name, known);
    (!near.is_empty()).then(|| message!("did-you-mean-near", near = near.join(" / ")))
}
