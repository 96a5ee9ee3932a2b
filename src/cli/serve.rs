//! `gangmu serve`: the site in a browser while it is being worked on.

use super::args::BuildArgs;
use super::build;
use super::outcome::Outcome;
use super::report::Report;
use crate::site::disk::project::Project;
use anyhow::Result;
use std::path::{Path, PathBuf};

/// Builds into public/, serves it, and builds again when something changes.
///
/// # Errors
/// A file or folder that cannot be read or written; a port that is in use.
pub fn run(project: &Project, port: u16, report: &Report) -> Result<Outcome> {
    let out = project.root.join("public");
    let args = |out: &Path| BuildArgs {
        out: Some(out.to_owned()),
        ..BuildArgs::default()
    };

    // With errors in the content, the last good site is served while they are corrected.
    let first = build::run(project, args(&out), report)?;
    if first != Outcome::Done && !out.join("index.html").exists() {
        return Ok(Outcome::Errors);
    }

    let watch = [
        project.content.clone(),
        project.themes.clone(),
        project.root.join("seeds"),
    ];
    let watch: Vec<_> = watch.into_iter().filter(|path| path.exists()).collect();

    let (again, site, target) = (report.restarted(), project.clone(), out.clone());
    let rebuild = move |_: &[PathBuf]| {
        // Each build tells its own time.
        let report = again.restarted();
        match build::run(&site, args(&target), &report) {
            Ok(outcome) => outcome == Outcome::Done,
            Err(error) => {
                report.trouble(&error);
                false
            }
        }
    };

    crate::site::serve::serve(&out, &watch, port, rebuild, |address| {
        report.say(&format!("http://{address}/ — Ctrl-C ends it"));
    })?;
    Ok(Outcome::Done)
}
