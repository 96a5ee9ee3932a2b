//! `gangmu threads`: proposes matters that go through several plans.

use super::load::load_catalogue;
use super::outcome::Outcome;
use super::propose_args::ThreadsSuggestArgs;
use super::report::Report;
use crate::base::message::message;
use crate::review::threads;
use crate::site::disk::project::Project;
use anyhow::Result;

/// Prints candidates for content/threads.toml. Nothing is written: what is one matter, a person decides.
///
/// # Errors
/// A file or folder that cannot be read.
pub fn suggest(project: &Project, args: &ThreadsSuggestArgs, report: &Report) -> Result<Outcome> {
    let Some(catalogue) = load_catalogue(project, report)? else {
        return Ok(Outcome::Errors);
    };

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
