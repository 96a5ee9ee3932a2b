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
use crate::site::ProvenPlans;
use crate::site::disk::output::OutputOptions;
use crate::site::disk::project::Project;
use anyhow::Result;

/// Builds into the folder that is asked for, or into public/ of the project.
///
/// # Errors
/// A file or folder that cannot be read or written.
pub fn run(project: &Project, args: BuildArgs, report: &Report) -> Result<Outcome> {
    run_over(project, args, None, report)
}

/// Does the same as [`run`]; plans that are `proven` and have not changed since are not read again.
///
/// # Errors
/// A file or folder that cannot be read or written.
pub fn run_over(
    project: &Project,
    args: BuildArgs,
    proven: Option<&ProvenPlans>,
    report: &Report,
) -> Result<Outcome> {
    let out = args.out.unwrap_or_else(|| project.root.join("public"));

    let (site, mut found) = load_site_over(project, proven, report)?;
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
            ..OutputOptions::default()
        },
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
