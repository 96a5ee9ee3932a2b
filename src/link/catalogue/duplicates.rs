//! Plans that were taken up twice.

use super::Proven;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::plan::{Document, HeadField};
use std::collections::HashMap;

/// Reports plans that are read from the same text, or have the number of another of the same issuer:
/// every promise in them would be counted twice.
pub fn report(plans: &[Proven], found: &mut Vec<Diagnostic>) {
    let mut ordered: Vec<&Proven> = plans.iter().collect();
    ordered.sort_by_key(|plan| plan.read.document.id.as_str());

    let mut sources = HashMap::new();
    let mut numbers = HashMap::new();
    for plan in ordered {
        let Document {
            id, front, source, ..
        } = &plan.read.document;
        let sha256 = source.sha256.as_str();

        // One file may hold several plans, each with a title of its own.
        let mut fields = source.fields.iter();
        let title = fields.find(|stated| stated.field == HeadField::Title);
        let title_of_text = (sha256, title.map(|stated| stated.line));

        if let Some(first) = sources.insert(title_of_text, id) {
            let message = message!("first-was-read-from-the-same-text", first);
            let help = message!("keep-one-of-them-if-its-address");
            let problem = Diagnostic::warning("same-source", message).help(help);
            found.push(plan.at_words_of_head(sha256, problem));
        } else if let Some(number) = &front.number
            && let Some(first) = numbers.insert((number, &front.issuer), id)
        {
            let message = message!("first-has-the-number-number-too", first, number);
            let help = message!("correct-the-number-of-one-of-them");
            let problem = Diagnostic::warning("same-number", message).help(help);
            found.push(plan.at_words_of_head(number, problem));
        }
    }
}
