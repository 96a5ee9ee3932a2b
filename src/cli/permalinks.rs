//! `gangmu permalinks`: records what the site promises to keep.

use super::args::PermalinksArgs;
use super::load::load_site;
use super::outcome::Outcome;
use super::report::{Report, tally};
use crate::base::diag::error_count;
use crate::base::message::message;
use crate::site::assembly;
use crate::site::disk::project::Project;
use crate::site::disk::whole_file;
use anyhow::Result;

/// Adds new addresses to content/permalinks.txt; none while the site would lose an old one, which is an error to correct
/// first.
///
/// # Errors
/// A file or folder that cannot be read or written.
pub fn run(project: &Project, args: &PermalinksArgs, report: &Report) -> Result<Outcome> {
    // What another command writes in between would be lost.
    let _lock = match args.check {
        true => None,
        false => Some(project.lock(&project.content, || report.wait())?),
    };

    let (site, mut found) = load_site(project, report)?;
    // What is about to be recorded needs no warning that it is not.
    found.retain(|problem| problem.code != "unrecorded-address");
    report.diagnostics(&found, false);
    let Some(site) = site.filter(|_| error_count(&found) == 0) else {
        report.say(&message!(
            "nothing-was-recorded-tally",
            tally = tally(&found)
        ));
        return Ok(Outcome::Errors);
    };

    // What is wrong with the content was reported when the site was loaded.
    let content = project.content(&mut Vec::new())?;
    let ledger = assembly::ledger(&content).value;
    let promises = site.promises();
    let new = ledger.unrecorded(&promises);

    let file = project.content.join("permalinks.txt");
    let shown = project.display(&file);
    if new.is_empty() {
        report.say(&message!(
            "shown-all-ledger-addresses-are-recorded",
            shown,
            ledger = ledger.len()
        ));
        return Ok(Outcome::Done);
    }
    // For a check before publishing: it fails while something is missing, and writes nothing.
    if args.check {
        report.say(&message!(
            "shown-new-addresses-are-not-recorded-yet",
            shown,
            new = new.len()
        ));
        return Ok(Outcome::Errors);
    }

    whole_file::write(&file, ledger.with(&new).as_bytes())?;
    report.say(&message!(
        "shown-new-addresses-were-added-new",
        shown,
        new = new.len(),
        all = ledger.len() + new.len()
    ));
    Ok(Outcome::Done)
}
