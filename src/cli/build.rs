//! `gangmu build`: the site, as a whole or not at all.

use super::args::BuildArgs;
use super::limits;
use super::load::load_site_over;
use super::outcome::Outcome;
use super::report::{Report, seconds, tally};
use super::write::{Built, WriteOptions, write_site};
use crate::address::PagePath;
use crate::base::diag::Diagnostic;
use crate::base::message::{Message, message};
use crate::site::disk::output::{OutputOptions, kept_traces};
use crate::site::disk::part::Part;
use crate::site::disk::project::Project;
use crate::site::{Proved, ProvenPlans};
use anyhow::Result;

/// Builds into the folder that is asked for, or into public/ of the project.
///
/// # Errors
/// A file or folder that cannot be read or written.
pub fn run(project: &Project, args: BuildArgs, report: &Report) -> Result<Outcome> {
    run_over(project, args, Before::default(), report)
}

/// What was done before and need not be done again.
#[derive(Debug, Default, Clone, Copy)]
pub struct Before<'a> {
    /// Plans that were read and proved, as long as they do not change.
    pub proven: Option<&'a ProvenPlans>,
    /// Parts of the site.
    pub parts: &'a [Part],
}

/// Does the same as [`run`] without what was done before.
///
/// # Errors
/// A file or folder that cannot be read or written.
pub fn run_over(
    project: &Project,
    args: BuildArgs,
    before: Before<'_>,
    report: &Report,
) -> Result<Outcome> {
    let out = args.out.unwrap_or_else(|| project.root.join("public"));

    // A run that has read plans before knows them better than what it kept of them.
    let is_first = before.proven.is_none_or(ProvenPlans::is_empty);
    let traces = is_first.then(|| kept_traces(&out));
    let proved = Proved {
        plans: before.proven,
        traces: traces.as_ref(),
    };
    let (site, mut found) = load_site_over(project, proved, report)?;
    report.diagnostics(&found, false);
    let Some(site) = site else {
        report.say(&message!(
            "nothing-was-written-tally",
            tally = tally(&found)
        ));
        return Ok(Outcome::Errors);
    };

    let options = WriteOptions {
        precompress: args.precompress,
        output: OutputOptions {
            in_place: args.in_place,
        },
        parts: before.parts,
        traces: traces.as_ref(),
    };
    let Some(built) = write_site(&site, &out, options, report)? else {
        return Ok(Outcome::Errors);
    };

    // Only now is it known what the build took away.
    let dropped = dropped_pages(&built.written.removed);
    report.diagnostics(dropped.as_slice(), false);
    found.extend(dropped);

    report.say(&message!(
        "built",
        out = project.display(&out),
        size = size(&built),
        tally = tally(&found),
        time = seconds(report.elapsed())
    ));
    if !before.parts.is_empty() {
        report.say(&message!(
            "taken-from-parts",
            taken = built.taken,
            files = built.written.files
        ));
    }
    report.diagnostics(&limits::exceeded(&site, &built), false);

    let first = out.join("index.html");
    let first = std::path::absolute(&first).unwrap_or(first);
    report.say(&message!(
        "open-first-in-a-browser-or-run",
        first = first.display()
    ));
    Ok(Outcome::Done)
}

/// Returns how much a build came to, in words.
fn size(built: &Built) -> Message {
    let written = &built.written;
    message!(
        "size-of-a-site",
        files = written.files,
        links = built.links,
        changed = written.changed,
        removed = written.removed.len(),
        megabytes = format!("{:.1}", written.bytes as f64 / 1e6)
    )
}

/// Warns about pages that the last build had and this one lacks, for sites without a ledger.
fn dropped_pages(removed: &[String]) -> Option<Diagnostic> {
    let pages: Vec<&str> = removed
        .iter()
        .map(String::as_str)
        .filter(|path| PagePath::parse(path).is_some())
        .collect();
    let first = pages.first()?;

    let others = pages.len() - 1;
    Some(
        Diagnostic::warning(
            "dropped-page",
            message!("pages-of-the-last-build", first, others),
        )
        .help(message!("if-they-were-published-say-in-content")),
    )
}
