//! Renders a site into a folder, with a bar that shows how far it is.

use super::load::one_for_each_place;
use super::report::{Report, tally};
use crate::base::diag::Diagnostic;
use crate::site::SiteFile;
use crate::site::assembly::Site;
use crate::site::disk::compress;
use crate::site::disk::output::{Output, OutputOptions, Written};
use anyhow::{Result, anyhow};
use rayon::prelude::*;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Instant;

/// The size of what a build wrote.
pub struct Built {
    /// What was written.
    pub written: Written,
    /// How many links all pages have.
    pub links: usize,
    /// Bytes of the greatest file.
    pub greatest: u64,
}

/// How a site is written.
#[derive(Debug, Clone, Copy, Default)]
pub struct WriteOptions {
    /// Whether compressed forms lie beside the files.
    pub precompress: bool,
    /// How it is put into its folder.
    pub output: OutputOptions,
}

/// What is counted while files are rendered in parallel.
#[derive(Default)]
struct Counts {
    links: AtomicUsize,
    greatest: AtomicU64,
}

impl Counts {
    /// Counts one file.
    fn add(&self, file: &SiteFile) {
        let links = memchr::memmem::find_iter(&file.bytes, b" href=\"").count();
        self.links.fetch_add(links, Ordering::Relaxed);
        let bytes = file.bytes.len() as u64;
        self.greatest.fetch_max(bytes, Ordering::Relaxed);
    }
}

/// Renders a site and writes it to `out`. Returns `None` where files could not be made, after it has reported why.
///
/// # Errors
/// A file or folder that cannot be written.
pub fn write_site(
    site: &Site,
    out: &Path,
    options: WriteOptions,
    report: &Report,
) -> Result<Option<Built>> {
    let begun = Instant::now();
    let waiting = |who: &str| report.say(&format!("{who}: waiting until it is done"));
    let output = Output::open(out, options.output, waiting)?;
    let all = site.files();
    let bar = report.bar(all.len(), "files");
    let failures: Mutex<Vec<Diagnostic>> = Mutex::new(Vec::new());
    let counts = Counts::default();

    let files = all.flat_map_iter(|file| {
        bar.inc(1);
        let (files, failure) = match file {
            Ok(file) => {
                counts.add(&file);
                (with_compressed(file, options.precompress), None)
            }
            Err(problem) => {
                // A lock is poisoned only by a panic in another thread, which ends the build anyway.
                if let Ok(mut failures) = failures.lock() {
                    failures.push(*problem);
                }
                // The error keeps the old site in its place; the reason is reported below.
                (Vec::new(), Some(Err(anyhow!("a file could not be made"))))
            }
        };
        files.into_iter().map(Ok).chain(failure)
    });
    let written = output.write(files);
    bar.finish_and_clear();

    // Before `written?`: its error says only that something failed.
    let failures = one_for_each_place(failures.into_inner().unwrap_or_default());
    if !failures.is_empty() {
        report.diagnostics(&failures, false);
        report.say(&format!("nothing was written: {}", tally(&failures)));
        return Ok(None);
    }

    report.step("write", begun);
    Ok(Some(Built {
        written: written?,
        links: counts.links.into_inner(),
        greatest: counts.greatest.into_inner(),
    }))
}

/// Returns a file, with its compressed forms if they are asked for and worth it.
fn with_compressed(file: SiteFile, precompress: bool) -> Vec<SiteFile> {
    let compressed = match precompress {
        true => compress::beside(&file.path, &file.bytes),
        false => Vec::new(),
    };

    let mut files = vec![file];
    files.extend(compressed);
    files
}
