//! `gangmu build`: the site, as a whole or not at all.

use super::Outcome;
use super::report::{Report, seconds, tally};
use crate::diag::{Diagnostic, error_count};
use crate::disk::inputs::Project;
use crate::disk::output;
use crate::site::{self, Site};
use anyhow::Result;
use rayon::prelude::*;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// Builds into `out`, or into public/ of the project.
pub fn run(project: &Project, out: Option<PathBuf>, report: &Report) -> Result<Outcome> {
    let out = out.unwrap_or_else(|| project.root.join("public"));
    let (site, found) = load(project, report)?;
    report.diagnostics(&found, false);
    let Some(site) = site else {
        report.say(&format!("nothing was written: {}", tally(&found)));
        return Ok(Outcome::Errors);
    };
    match write(&site, &out, report)? {
        Some((written, links)) => {
            let shown = project.display(&out);
            report.say(&format!(
                "{shown}: {} files with {links} links ({} written, {} removed), {:.1} MB, {}, {}",
                written.files,
                written.changed,
                written.removed,
                written.bytes as f64 / 1e6,
                tally(&found),
                seconds(report.elapsed()),
            ));
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
    let settings = site::settings(&content).drain_into(&mut found);
    let begun = Instant::now();
    let catalogue =
        site::catalogue(&content, &|file| project.archived(file)).drain_into(&mut found);
    report.step("link", begun);
    let begun = Instant::now();
    let files = project.theme(&settings.theme, &mut found)?;
    let theme = files.and_then(|files| site::theme(files, &settings).drain_into(&mut found));
    report.step("theme", begun);
    let begun = Instant::now();
    let site = match theme {
        Some(theme) if error_count(&found) == 0 => Some(Site::new(catalogue, settings, theme)),
        _ => None,
    };
    report.step("index", begun);
    Ok((site, found))
}

/// Renders and writes, and says how many links there are; `None` when a template failed, after
/// saying so.
pub fn write(
    site: &Site,
    out: &std::path::Path,
    report: &Report,
) -> Result<Option<(output::Written, usize)>> {
    let begun = Instant::now();
    let bar = report.bar(site.len(), "files");
    let failures: Mutex<Vec<Diagnostic>> = Mutex::new(Vec::new());
    let links = AtomicUsize::new(0);
    let files = site.files().map(|file| {
        bar.inc(1);
        match file {
            Ok(file) => {
                let found = memchr::memmem::find_iter(&file.bytes, b" href=\"").count();
                links.fetch_add(found, Ordering::Relaxed);
                Ok(output::File {
                    path: file.path,
                    bytes: file.bytes,
                })
            }
            Err(problem) => {
                if let Ok(mut failures) = failures.lock() {
                    failures.push(*problem);
                }
                Err(anyhow::anyhow!("a template failed"))
            }
        }
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
    Ok(Some((written?, links.into_inner())))
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
