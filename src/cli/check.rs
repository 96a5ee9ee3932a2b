//! `gangmu check`: everything that is wrong, nothing written.

use super::args::CheckArgs;
use super::lexicon::project_lexicon;
use super::load::{load_site, one_for_each_place};
use super::outcome::Outcome;
use super::report::{Report, seconds, tally};
use crate::base::diag::{Diagnostic, Severity, error_count};
use crate::site::disk::project::Project;
use crate::site::{FileContent, SiteFile};
use anyhow::Result;
use rayon::prelude::*;

/// Reads, proves, links and renders everything, and throws the pages away.
///
/// # Errors
/// A file or folder that cannot be read.
pub fn run(project: &Project, args: &CheckArgs, report: &Report) -> Result<Outcome> {
    let (site, mut found) = load_site(project, report)?;
    // A build does not read these words, but the next import needs them without errors.
    project_lexicon(project, &mut found)?;

    let mut pages = 0;
    if let Some(site) = site {
        pages = site.pages();
        let tried = site.files().map(|file| try_out(file?));
        let failed = tried.filter_map(Result::err);
        let failures = failed.map(|problem| *problem).collect();
        found.extend(one_for_each_place(failures));
    }
    report.diagnostics_as(&found, args.format);

    report.say(&format!(
        "checked {pages} pages: {}{}, {}",
        tally(&found),
        hidden_notes(&found),
        seconds(report.elapsed())
    ));
    let warnings = found.iter().filter(|d| d.severity == Severity::Warning);
    if args.strict && warnings.count() > 0 && error_count(&found) == 0 {
        report.say("warnings fail, because of --strict");
        return Ok(Outcome::Errors);
    }
    Ok(Outcome::of(&found))
}

/// Makes a file that is not made yet, and throws it away.
///
/// # Errors
/// A file that cannot be made.
fn try_out(file: SiteFile<'_>) -> std::result::Result<(), Box<Diagnostic>> {
    match file.content {
        FileContent::Bytes(_) => Ok(()),
        FileContent::Large(job) => job.write_into(&mut std::io::sink()),
    }
}

/// Returns how many notes there are, in words: they are shown only on request.
fn hidden_notes(found: &[Diagnostic]) -> String {
    let notes = found.iter().filter(|d| d.severity == Severity::Note);
    match notes.count() {
        0 => String::new(),
        1 => ", 1 note (--verbose shows it)".to_owned(),
        count => format!(", {count} notes (--verbose shows them)"),
    }
}
