//! Renders a site into a folder, with a bar that shows how far it is.

use super::load::one_for_each_place;
use super::report::{Report, tally};
use crate::base::diag::Diagnostic;
use crate::base::digest::{Digest, Digester};
use crate::base::message::{Message, message, trouble};
use crate::site::assembly::Site;
use crate::site::disk::compress;
use crate::site::disk::output::{NotMade, Output, OutputOptions, Written};
use crate::site::disk::part::Part;
use crate::site::files::Earlier;
use crate::site::{FileContent, KeptTraces, SiteFile};
use anyhow::Result;
use rayon::iter::Either;
use rayon::prelude::*;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// The size of what a build wrote.
pub struct Built {
    /// What was written.
    pub written: Written,
    /// How many links all pages have.
    pub links: usize,
    /// How many files were taken from parts that were made before.
    pub taken: usize,
}

/// How a site is written.
#[derive(Debug, Clone, Copy, Default)]
pub struct WriteOptions<'a> {
    /// Whether compressed forms lie beside the files.
    pub precompress: bool,
    /// How it is put into its folder.
    pub output: OutputOptions,
    /// Parts of it that were made before.
    pub parts: &'a [Part],
    /// What proofs found, to be kept for the next build.
    pub traces: Option<&'a KeptTraces>,
}

/// Renders a site and writes it to `out`. Returns `None` where files could not be made, after it has reported why.
///
/// # Errors
/// A file or folder that cannot be written.
pub fn write_site(
    site: &Site,
    out: &Path,
    options: WriteOptions<'_>,
    report: &Report,
) -> Result<Option<Built>> {
    let begun = Instant::now();
    let waiting = |who: &Message| report.say(&message!("who-waiting-until-it-is-done", who));
    let ingredients = base_of(site, &options).map(|base| site.ingredients(base));
    let output = Output::open(out, options.output, waiting)?;
    let is_there = |path: &str, digest| output.has(path, digest);
    let own = ingredients.as_ref().map(|own| Earlier {
        base: own.base,
        keys: output.keys(),
        is_there: &is_there,
        root: None,
    });
    let parts = options.parts.iter();
    let parts = parts.filter_map(|part| Some(part.earlier(site.base()?)));
    let earlier: Vec<Earlier<'_>> = own.into_iter().chain(parts).collect();
    let all = match &ingredients {
        Some(own) => Either::Left(site.files_over(own, &earlier)),
        None => Either::Right(site.files()),
    };
    let bar = report.bar(all.len(), "files");
    let failures: Mutex<Vec<Diagnostic>> = Mutex::new(Vec::new());
    let (links, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));

    let files = all.flat_map_iter(|file| {
        bar.inc(1);
        let made = file.and_then(|file| {
            links.fetch_add(file.links(), Ordering::Relaxed);
            let is_taken = matches!(file.content, FileContent::Elsewhere(_));
            taken.fetch_add(usize::from(is_taken), Ordering::Relaxed);
            match options.precompress {
                true => with_compressed(file, &output),
                false => Ok(vec![file]),
            }
        });
        let (files, failure) = match made {
            Ok(files) => (files, None),
            Err(problem) => {
                // A lock is poisoned only by a panic in another thread, which ends the build anyway.
                if let Ok(mut failures) = failures.lock() {
                    failures.push(*problem);
                }
                // The error keeps the old site in its place; the reason is reported below.
                (
                    Vec::new(),
                    Some(Err(trouble(message!("a-file-could-not-be-made")))),
                )
            }
        };
        files.into_iter().map(Ok).chain(failure)
    });
    let written = output.write_made_of(ingredients.as_ref(), files);
    bar.finish_and_clear();

    // Before `written?`: its error says only that something failed.
    let failures = all_failures(failures.into_inner().unwrap_or_default(), &written);
    if !failures.is_empty() {
        report.diagnostics(&failures, false);
        report.say(&message!(
            "nothing-was-written-tally",
            tally = tally(&failures)
        ));
        return Ok(None);
    }

    let written = written?;
    if let Some(traces) = options.traces {
        output.keep_traces(traces);
    }
    report.step("write", begun);
    Ok(Some(Built {
        written,
        links: links.into_inner(),
        taken: taken.into_inner(),
    }))
}

/// Returns the digest of what counts for all files: what is compressed is kept along with what it was made of.
fn base_of(site: &Site, options: &WriteOptions<'_>) -> Option<Digest> {
    let mut digest = Digester::default();
    digest.add(&(site.base()?, options.precompress));
    Some(digest.digest())
}

/// Returns why files could not be made, those that were made while they were written included.
fn all_failures(mut failures: Vec<Diagnostic>, written: &Result<Written>) -> Vec<Diagnostic> {
    let error = written.as_ref().err();
    let not_made = error.and_then(|error| error.chain().find_map(|cause| cause.downcast_ref()));
    failures.extend(not_made.map(|NotMade(problem)| Diagnostic::clone(problem)));
    one_for_each_place(failures)
}

/// Returns a file with its compressed forms, where they are worth it.
///
/// # Errors
/// A file that cannot be made.
fn with_compressed<'a>(
    file: SiteFile<'a>,
    output: &Output,
) -> std::result::Result<Vec<SiteFile<'a>>, Box<Diagnostic>> {
    let compressed = match file.content {
        FileContent::Kept => {
            let paths = compress::ENDINGS_OF_COPIES.map(|ending| format!("{}{ending}", file.path));
            let there = paths.into_iter().filter(|path| output.has_left(path));
            there.map(|path| SiteFile::kept(path, None)).collect()
        }
        _ => compress::beside(&file.path, &file.bytes()?),
    };

    let mut files = vec![file];
    files.extend(compressed);
    Ok(files)
}
