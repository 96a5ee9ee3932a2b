//! `gangmu export`: the content as data.

use super::outcome::Outcome;
use super::report::{Report, tally};
use crate::base::diag::error_count;
use crate::export::Export;
use crate::site::assembly;
use crate::site::disk::project::Project;
use crate::site::disk::whole_file;
use anyhow::{Context, Result};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

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
        Some(file) => write(&file, &json)?,
        None => report.print_bytes(&json),
    }
    Ok(Outcome::Done)
}

/// Writes a file that the command line names: whole or not at all; a device or a pipe as it comes.
///
/// # Errors
/// A file that cannot be written.
fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    let cannot = || format!("cannot write {}", file.display());
    let Ok(there) = fs::metadata(file) else {
        return whole_file::write(file, bytes);
    };
    if there.is_file() {
        // Whoever names a link means the file behind it.
        return whole_file::write(&fs::canonicalize(file).with_context(cannot)?, bytes);
    }

    let stream = fs::File::options().write(true).open(file);
    stream
        .and_then(|mut stream| stream.write_all(bytes))
        .with_context(cannot)
}
