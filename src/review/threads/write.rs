//! Candidates as TOML to paste.

use super::candidate::Candidate;
use crate::base::message::{Language, message};
use crate::base::text::syllables;
use crate::link::catalogue::{Catalogue, Passage};
use toml_edit::{Array, Value};

/// How many characters of the shared words make a title.
const TITLE: usize = 24;

/// How many syllables of a title make an address.
const SYLLABLES: usize = 6;

/// Returns candidates as entries of content/threads.toml, each under a comment with its score and reasons in a
/// language.
pub fn text(catalogue: &Catalogue, candidates: &[Candidate], language: Language) -> String {
    let entries = candidates.iter().map(|own| entry(catalogue, own, language));
    entries.collect::<Vec<_>>().join("\n")
}

fn entry(catalogue: &Catalogue, own: &Candidate, language: Language) -> String {
    let title: String = own.shared.chars().take(TITLE).collect();
    let mut reasons = vec![
        message!("both-say-words", words = own.shared),
        message!("texts-are-alike", percent = own.likeness),
    ];
    if !own.projects.is_empty() {
        reasons.push(message!("both-name-projects", projects = own.projects));
    }
    let reasons = message!("score-and-reasons", score = own.score, reasons);
    let relation = message!("people-judge-the-relation");
    let id = address(&title);
    format!(
        "# {reasons}\n[[thread]]\nid = {id}\ntitle = {title}\n\n{before}\n{after}",
        reasons = reasons.in_language(language),
        id = Value::from(id),
        title = Value::from(title),
        before = step(catalogue, &own.before, ""),
        after = step(
            catalogue,
            &own.after,
            &format!(
                "relation = [\"restated\"] # {}\n",
                relation.in_language(language)
            )
        ),
    )
}

/// Returns an address made of how words are read; they may have none.
fn address(title: &str) -> String {
    let syllables = syllables(title).into_iter().take(SYLLABLES);
    let syllables: Vec<String> = syllables.map(|own| own.to_ascii_lowercase()).collect();
    let plain = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
    let address: String = syllables.join("-").chars().filter(plain).collect();
    match address.is_empty() {
        true => "matter".to_owned(),
        false => address,
    }
}

fn step(catalogue: &Catalogue, (at, words): &(Passage, String), relation: &str) -> String {
    let plan = &catalogue.plans[at.plan];
    let address = Value::from(format!("{}/{}", plan.document.id, plan.node_id(at.node)));
    let quote = Value::from(Array::from_iter([words.as_str()]));
    format!("[[thread.step]]\nat = {address}\n{relation}quote = {quote}\n")
}
