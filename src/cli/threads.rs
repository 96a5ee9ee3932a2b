//! `gangmu threads`: proposes matters that go through several plans.

use super::outcome::Outcome;
use super::propose_args::ThreadsSuggestArgs;
use super::report::{Report, tally};
use crate::base::diag::error_count;
use crate::base::message::message;
use crate::review::threads;
use crate::site::assembly;
use crate::site::disk::project::Project;
use anyhow::Result;

/// Prints candidates for content/threads.toml. Nothing is written: what is one matter, a person decides.
///
/// # Errors
/// A file or folder that cannot be read.
pub fn suggest(project: &Project, args: &ThreadsSuggestArgs, report: &Report) -> Result<Outcome> {
    let mut found = Vec::new();
    let content = project.content(&mut found)?;
    let archive = |file: &str| project.archived(file);
    let catalogue = assembly::catalogue(&content, &archive).drain_into(&mut found);
    report.diagnostics(&found, false);
    if error_count(&found) > 0 {
        report.say(&message!(
            "nothing-was-compared-tally",
            tally = tally(&found)
        ));
        return Ok(Outcome::Errors);
    }

    let candidates = threads::candidates(&catalogue, args.least);
    if candidates.is_empty() {
        report.say(&message!("no-two-passages-of-an-earlier"));
        return Ok(Outcome::Done);
    }
    report.print(threads::text(&catalogue, &candidates, report.language).trim());
    report.say(&message!(
        "candidates-candidates-none-was-written-read-both",
        candidates = candidates.len()
    ));
    Ok(Outcome::Done)
}
