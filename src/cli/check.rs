//! `gangmu check`: everything that is wrong, nothing written.

use super::args::CheckArgs;
use super::fresh_reading::unsaid;
use super::lexicon::project_lexicon;
use super::load::{load_site, one_for_each_place};
use super::outcome::Outcome;
use super::report::{Report, seconds, tally};
use crate::base::diag::{Diagnostic, Severity, error_count};
use crate::base::message::{Message, message};
use crate::site::assembly::Site;
use crate::site::disk::project::Project;
use crate::site::{FileContent, SiteFile};
use anyhow::Result;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Reads, proves, links and renders everything, and throws the pages away.
///
/// # Errors
/// A file or folder that cannot be read.
pub fn run(project: &Project, args: &CheckArgs, report: &Report) -> Result<Outcome> {
    let (site, mut found) = load_site(project, report)?;
    // A build does not read these words, but the next import needs them without errors.
    let lexicon = project_lexicon(project, &mut found)?;
    if error_count(&found) == 0 {
        let content = project.content(&mut Vec::new())?;
        found.extend(unsaid(project, &content, &lexicon));
    }

    let mut pages = 0;
    let open = open_work(site.as_ref(), &found);
    if let Some(site) = site {
        pages = site.pages();
        let tried = site.files().map(|file| try_out(file?));
        let failed = tried.filter_map(Result::err);
        let failures = failed.map(|problem| *problem).collect();
        found.extend(one_for_each_place(failures));
    }
    report.diagnostics_as(&found, args.format);

    report.say(&message!(
        "checked",
        pages,
        tally = tally(&found),
        open,
        notes = hidden_notes(&found),
        time = seconds(report.elapsed())
    ));
    let warnings = found.iter().filter(|d| d.severity == Severity::Warning);
    if args.strict && warnings.count() > 0 && error_count(&found) == 0 {
        report.say(&message!("warnings-fail-because-of-strict"));
        return Ok(Outcome::Errors);
    }
    Ok(Outcome::of(&found))
}

/// Returns what is left for people to do that is no mistake, in words: units that the gazetteer does not know, plans whose
/// place is not known. Where there is no site, units of one name count once.
fn open_work(site: Option<&Site>, found: &[Diagnostic]) -> Message {
    let reported = |codes: &'static [&str]| found.iter().filter(|d| codes.contains(&d.code));
    let units = match site {
        Some(site) => {
            let units = site.catalogue().units.iter();
            units.filter(|entry| !entry.listed).count()
        }
        None => {
            let names = reported(&["unknown-unit"]).map(|problem| &problem.message);
            names.collect::<BTreeSet<_>>().len()
        }
    };
    let places = reported(&["no-place", "unknown-place", "ambiguous-place"]).count();

    message!("open-work", units, places)
}

/// Makes a file that is not made yet, and throws it away.
///
/// # Errors
/// A file that cannot be made.
fn try_out(file: SiteFile<'_>) -> std::result::Result<(), Box<Diagnostic>> {
    match file.content {
        FileContent::Kept | FileContent::Elsewhere(_) => Ok(()),
        FileContent::Bytes(_) => Ok(()),
        FileContent::Large(file) => file.write_into(&mut std::io::sink()),
    }
}

/// Returns how many notes there are, in words: they are shown only on request.
fn hidden_notes(found: &[Diagnostic]) -> Message {
    let notes = found.iter().filter(|d| d.severity == Severity::Note);
    message!("hidden-notes", count = notes.count())
}
