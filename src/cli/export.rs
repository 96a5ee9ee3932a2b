//! `gangmu export`: the content as data.

use super::outcome::Outcome;
use super::report::{Report, tally};
use crate::base::diag::error_count;
use crate::export::Export;
use crate::site::assembly;
use crate::site::disk::project::Project;
use anyhow::{Context, Result};
use std::io::Write;
use std::path::PathBuf;

/// Prints the whole model, or writes it to a file. It needs neither a gazetteer nor a theme.
///
/// # Errors
/// A file that cannot be read or written.
pub fn run(project: &Project, out: Option<PathBuf>, report: &Report) -> Result<Outcome> {
    let mut found = Vec::new();
    let content = project.content(&mut found)?;
    let archive = |file: &str| project.archived(file);
    let catalogue = assembly::catalogue(&content, &archive).drain_into(&mut found);
    report.diagnostics(&found, false);
    if error_count(&found) > 0 {
        report.say(&format!("nothing was exported: {}", tally(&found)));
        return Ok(Outcome::Errors);
    }

    let mut json = serde_json::to_vec_pretty(&Export::new(&catalogue))?;
    json.push(b'\n');
    match out {
        Some(file) => std::fs::write(&file, json)
            .with_context(|| format!("cannot write {}", file.display()))?,
        None => std::io::stdout()
            .write_all(&json)
            .context("cannot write to standard output")?,
    }
    Ok(Outcome::Done)
}
