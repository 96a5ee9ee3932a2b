//! `gangmu build`: the site, as a whole or not at all.

use super::args::BuildArgs;
use super::report::{Report, seconds, tally};
use super::{Outcome, clock, limits};
use crate::address::PagePath;
use crate::base::diag::{Diagnostic, error_count};
use crate::content::permalinks::Ledger;
use crate::site::assembly::{self, Site};
use crate::site::disk::project::Project;
use crate::site::disk::{compress, output};
use anyhow::Result;
use rayon::prelude::*;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Instant;

/// Builds into the folder that is asked for, or into public/ of the project.
pub fn run(project: &Project, args: BuildArgs, report: &Report) -> Result<Outcome> {
    let out = args.out.unwrap_or_else(|| project.root.join("public"));
    let (site, mut found) = load(project, report)?;
    report.diagnostics(&found, false);
    let Some(site) = site else {
        report.say(&format!("nothing was written: {}", tally(&found)));
        return Ok(Outcome::Errors);
    };
    match write(&site, &out, args.precompress, report)? {
        Some(built) => {
            let Built { written, links, .. } = &built;
            let shown = project.display(&out);
            let dropped = dropped(&written.removed);
            report.diagnostics(dropped.as_slice(), false);
            found.extend(dropped);
            report.say(&format!(
                "{shown}: {} files with {links} links ({} written, {} removed), {:.1} MB, {}, {}",
                written.files,
                written.changed,
                written.removed.len(),
                written.bytes as f64 / 1e6,
                tally(&found),
                seconds(report.elapsed()),
            ));
            report.diagnostics(&limits::exceeded(&site, &built), false);
            let first = out.join("index.html");
            let first = std::path::absolute(&first).unwrap_or(first);
            report.say(&format!(
                "open {} in a browser, or run `gangmu serve`",
                first.display()
            ));
            Ok(Outcome::Done)
        }
        None => Ok(Outcome::Errors),
    }
}

/// Reads everything; `None` when something is wrong with it.
pub fn load(project: &Project, report: &Report) -> Result<(Option<Site>, Vec<Diagnostic>)> {
    let mut found = Vec::new();
    let begun = Instant::now();
    let content = project.content(&mut found)?;
    report.step("read", begun);
    let settings = assembly::settings(&content).drain_into(&mut found);
    let begun = Instant::now();
    let catalogue =
        assembly::catalogue(&content, &|file| project.archived(file)).drain_into(&mut found);
    report.step("link", begun);
    let begun = Instant::now();
    let files = project.theme(&settings.theme, &mut found)?;
    let theme = files.and_then(|files| assembly::theme(files, &settings).drain_into(&mut found));
    report.step("theme", begun);
    let begun = Instant::now();
    let ledger = assembly::ledger(&content).drain_into(&mut found);
    let mut moves = assembly::moves(&content).drain_into(&mut found);
    moves.add_published(&ledger);
    let site = match theme {
        Some(theme) if error_count(&found) == 0 => {
            let built = clock::told().map(|moment| moment.to_string());
            Some(Site::new(catalogue, settings, theme, moves, built))
        }
        _ => None,
    };
    report.step("index", begun);
    let Some(site) = site else {
        return Ok((None, found));
    };
    let begun = Instant::now();
    found.extend(kept(&site, &ledger));
    report.step("permalinks", begun);
    let whole = error_count(&found) == 0;
    Ok((whole.then_some(site), found))
}

/// What of the ledger would be lost, what moved to nowhere, and how much is not recorded yet.
fn kept(site: &Site, ledger: &Ledger) -> Vec<Diagnostic> {
    let moves = site.moves();
    let published = site.settings().base_url.is_some() || !moves.is_empty();
    if ledger.is_empty() && !published {
        return Vec::new();
    }
    let promises = site.promises();
    let mut found = moves.check(&promises);
    if ledger.is_empty() {
        found.push(
            Diagnostic::warning(
                "no-ledger",
                "nothing guards the addresses of this site: content/permalinks.txt is not there",
            )
            .help("restore it from its history; if nothing was published yet, `gangmu permalinks` begins one"),
        );
    }
    found.extend(ledger.lost(&promises, moves));
    let new = ledger.unrecorded(&promises).len();
    if new > 0 && !ledger.is_empty() {
        found.push(
            Diagnostic::warning(
                "unrecorded-address",
                format!("new addresses that content/permalinks.txt does not have yet: {new}"),
            )
            .help("run `gangmu permalinks` before you publish, and commit what it adds"),
        );
    }
    found
}

/// Warns about pages that the last build had and this one lacks, for sites without a ledger.
fn dropped(removed: &[String]) -> Option<Diagnostic> {
    let pages: Vec<&str> = removed
        .iter()
        .map(String::as_str)
        .filter(|path| PagePath::parse(path).is_some())
        .collect();
    let first = pages.first()?;
    let others = match pages.len() - 1 {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Some(
        Diagnostic::warning(
            "dropped-page",
            format!("pages of the last build are no more: `{first}`{others}"),
        )
        .help("if they were published, say in content/moved.toml where they went, or why; `gangmu permalinks` records what is published, and a build that would lose it fails"),
    )
}

/// What a build came to.
pub struct Built {
    /// What was written.
    pub written: output::Written,
    /// How many links all pages have.
    pub links: usize,
    /// Bytes of the greatest file.
    pub greatest: u64,
}

/// Renders and writes; `None` when a template failed, after saying so.
pub fn write(
    site: &Site,
    out: &std::path::Path,
    precompress: bool,
    report: &Report,
) -> Result<Option<Built>> {
    let begun = Instant::now();
    let all = site.files();
    let bar = report.bar(all.len(), "files");
    let failures: Mutex<Vec<Diagnostic>> = Mutex::new(Vec::new());
    let links = AtomicUsize::new(0);
    let greatest = AtomicU64::new(0);
    let files = all.flat_map_iter(|file| {
        bar.inc(1);
        let made = match file {
            Ok(file) => {
                let found = memchr::memmem::find_iter(&file.bytes, b" href=\"").count();
                links.fetch_add(found, Ordering::Relaxed);
                greatest.fetch_max(file.bytes.len() as u64, Ordering::Relaxed);
                let beside = if precompress {
                    compress::beside(&file.path, &file.bytes)
                } else {
                    Vec::new()
                };
                Ok(std::iter::once(file).chain(beside))
            }
            Err(problem) => {
                if let Ok(mut failures) = failures.lock() {
                    failures.push(*problem);
                }
                Err(anyhow::anyhow!("a template failed"))
            }
        };
        let (files, failure) = match made {
            Ok(files) => (Some(files), None),
            Err(failure) => (None, Some(Err(failure))),
        };
        files.into_iter().flatten().map(Ok).chain(failure)
    });
    let written = output::write(out, files);
    bar.finish_and_clear();
    let failures = distinct(failures.into_inner().unwrap_or_default());
    if !failures.is_empty() {
        report.diagnostics(&failures, false);
        report.say(&format!("nothing was written: {}", tally(&failures)));
        return Ok(None);
    }
    report.step("write", begun);
    Ok(Some(Built {
        written: written?,
        links: links.into_inner(),
        greatest: greatest.into_inner(),
    }))
}

/// One diagnostic for each place in a template: a broken template fails on every page it renders.
pub fn distinct(mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let place = |d: &Diagnostic| {
        d.place
            .as_ref()
            .map(|p| (p.source.name().to_owned(), p.span.start))
    };
    problems.sort_by_cached_key(|d| (place(d), d.message.clone()));
    problems.dedup_by(|a, b| place(a).is_some() && place(a) == place(b));
    problems
}
