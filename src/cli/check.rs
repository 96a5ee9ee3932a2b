//! `gangmu check`: everything that is wrong, nothing written.

use super::lexicon::project_lexicon;
use super::load::{load_site, one_for_each_place};
use super::outcome::Outcome;
use super::report::{Report, seconds, tally};
use crate::base::diag::{Severity, error_count};
use crate::site::disk::project::Project;
use anyhow::Result;
use rayon::prelude::*;

/// Reads, proves, links and renders all of it, and throws the pages away.
pub fn run(project: &Project, json: bool, report: &Report) -> Result<Outcome> {
    let (site, mut found) = load_site(project, report)?;
    // The build does without these words, but the next import should find them in order.
    project_lexicon(project, &mut found)?;

    let mut pages = 0;
    if let Some(site) = site {
        pages = site.pages();
        let failures: Vec<_> = site
            .files()
            .filter_map(Result::err)
            .map(|problem| *problem)
            .collect();
        found.extend(one_for_each_place(failures));
    }
    report.diagnostics(&found, json);
    let notes = found
        .iter()
        .filter(|d| d.severity == Severity::Note)
        .count();
    let notes = match notes {
        0 => String::new(),
        1 => ", 1 note (--verbose shows it)".to_owned(),
        _ => format!(", {notes} notes (--verbose shows them)"),
    };
    report.say(&format!(
        "checked {pages} pages: {}{notes}, {}",
        tally(&found),
        seconds(report.elapsed())
    ));
    Ok(if error_count(&found) > 0 {
        Outcome::Errors
    } else {
        Outcome::Done
    })
}
