//! Candidates as TOML to paste.

use super::candidate::ReportCandidate;
use crate::base::message::{Language, message};
use crate::link::catalogue::Catalogue;
use toml_edit::{Array, Value};

/// The report as records name it.
#[derive(Debug, Clone, Copy)]
pub struct ReportName<'a> {
    /// Its title, or the name of its file.
    pub title: &'a str,
    /// Its path.
    pub file: &'a str,
    /// The SHA-256 of its bytes.
    pub sha256: &'a str,
}

/// Returns candidates as records of progress, each under a comment with its score and reasons in a language. What a person
/// must judge is left out, so that `check` asks for it.
pub fn text(
    catalogue: &Catalogue,
    report: ReportName<'_>,
    candidates: &[ReportCandidate],
    language: Language,
) -> String {
    let entries = candidates.iter().enumerate();
    let entries = entries.map(|(nth, own)| entry(catalogue, report, (nth, own), language));
    entries.collect::<Vec<_>>().join("\n")
}

fn entry(
    catalogue: &Catalogue,
    report: ReportName<'_>,
    (nth, own): (usize, &ReportCandidate),
    language: Language,
) -> String {
    let mut reasons = vec![
        message!("both-say-words", words = own.shared),
        message!("texts-are-alike", percent = own.likeness),
    ];
    if !own.figures.is_empty() {
        reasons.push(message!("both-have-figures", figures = own.figures));
    }
    let document = &catalogue.plans[own.at.plan].document;
    let node = catalogue.plans[own.at.plan].node_id(own.at.node);
    let list = |words: &str| Value::from(Array::from_iter([words])).to_string();
    let say = |message: crate::base::message::Message| message.in_language(language).to_string();

    [
        format!(
            "# {}",
            say(message!("score-and-reasons", score = own.score, reasons))
        ),
        "[[progress]]".to_owned(),
        format!(
            "id = {}",
            Value::from(format!("{}-{node}-{}", document.id, nth + 1))
        ),
        format!("at = {}", Value::from(format!("{}/{node}", document.id))),
        format!("quote = {}", list(&own.clause)),
        format!(
            "# date = 2018-12-31            # {}",
            say(message!("the-day-of-the-report"))
        ),
        format!(
            "# status = \"reported-done\"     # {}",
            say(message!("people-judge-the-status"))
        ),
        format!("claim = {}", list(&own.sentence)),
        format!(
            "# recorded_by = \"\"             # {}",
            say(message!("who-records-it"))
        ),
        String::new(),
        "[progress.source]".to_owned(),
        format!("title = {}", Value::from(report.title)),
        format!("file = {}", Value::from(report.file)),
        format!("sha256 = {}", Value::from(report.sha256)),
        format!("lines = [{0}, {0}]", own.line),
        String::new(),
    ]
    .join("\n")
}
