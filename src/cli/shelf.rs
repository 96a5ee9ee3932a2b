//! Where files of a project go: archived sources, which are never overwritten, and plans.

use crate::base::diag::Diagnostic;
use crate::base::message::{Explain, message, trouble};
use crate::base::source::sha256;
use crate::base::text::{pictured, unportable_name};
use crate::plan::Transcript;
use crate::site::disk::input_file::{self, Unread};
use crate::site::disk::project::Project;
use crate::site::disk::whole_file;
use anyhow::Result;
use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Returns the path that a plan names its source by: where the file is if that is within the project, else below seeds/.
/// A content folder of its own (`into`) is given a copy in any case.
///
/// # Errors
/// A path that names no file; a project folder that cannot be found.
pub fn archive_path(project: &Project, into: Option<&Path>, file: &Path) -> Result<String> {
    let name = file
        .file_name()
        .ok_or_else(|| trouble(message!("file-is-not-the-path", file = file.display())))?;

    if into.is_none() {
        let root = std::fs::canonicalize(&project.root)
            .explain(|| message!("cannot-find-the-folder-root", root = project.root.display()))?;
        if let Ok(file) = std::fs::canonicalize(file)
            && let Ok(within) = file.strip_prefix(&root)
        {
            let parts = within.components();
            let parts = parts.map(|part| part.as_os_str().to_string_lossy());
            return Ok(parts.collect::<Vec<_>>().join("/"));
        }
    }
    Ok(format!("seeds/{}", name.to_string_lossy()))
}

/// Reports the path of a source that some system cannot write: a project is checked out on many.
pub fn unportable_path(path: &str) -> Option<Diagnostic> {
    let (name, why) = path
        .split('/')
        .find_map(|name| Some((name, unportable_name(name)?)))?;
    let message = message!(
        "pictured-cannot-be-archived-its-name-why",
        pictured = pictured(name),
        why
    );
    let help = message!("give-the-file-or-folder-another-name");
    Some(Diagnostic::error("bad-file-name", message).help(help))
}

/// Copies a source byte for byte below `base`, unless it lies there already. Returns a diagnostic where another file lies
/// there.
///
/// # Errors
/// A file that cannot be read or written.
pub fn archive(base: &Path, path: &str, bytes: &[u8]) -> Result<Option<Diagnostic>> {
    let target = base.join(path);
    if whole_file::create(&target, bytes)? {
        return Ok(None);
    }

    let there = input_file::read(&target);
    let there = there.explain(|| message!("cannot-read-file", file = target.display()))?;
    if there == bytes {
        return Ok(None);
    }
    let message = message!("path-is-archived-already-and-holds-something", path);
    Ok(Some(Diagnostic::error("archive-differs", message).help(
        message!("archived-sources-are-never-overwritten-rename"),
    )))
}

/// Returns the name and the checksum of what is kept of a reading: `x.pdf.txt`, or `x.pdf.2.txt` and so on where another
/// reading of the file is kept already.
///
/// # Errors
/// A file that cannot be read.
pub fn transcript_of(base: &Path, source: &str, transcript: &str) -> Result<Transcript> {
    let mut file = format!("{source}.txt");
    let mut number = 2;
    while read_if_there(&base.join(&file))?.is_some_and(|there| there != transcript) {
        file = format!("{source}.{number}.txt");
        number += 1;
    }
    Ok(Transcript {
        sha256: sha256(transcript.as_bytes()),
        file,
    })
}

/// Returns the file of a plan: where it is, in whatever folder below plans/, else where it would be.
///
/// # Errors
/// A folder that cannot be listed.
pub fn plan_file(project: &Project, content: &Path, id: &str) -> Result<PathBuf> {
    let plans = content.join("plans");
    let name = format!("{id}.md");

    let files = project.list(&plans)?.files.into_iter();
    let mut own = files.filter(|file| file.file_name().is_some_and(|n| n == name.as_str()));
    Ok(own.next().unwrap_or_else(|| plans.join(&name)))
}

/// Returns the address of the plan of each archived source, by its SHA-256; of several plans, the first.
///
/// # Errors
/// A folder that cannot be listed, or a plan that cannot be read.
pub fn plans_by_source(project: &Project, content: &Path) -> Result<HashMap<String, String>> {
    let mut plans = HashMap::new();
    for file in project.list(&content.join("plans"))?.files {
        let Some(id) = file
            .file_name()
            .and_then(|name| name.to_str()?.strip_suffix(".md"))
        else {
            continue;
        };
        let text = read_if_there(&file)?.unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("sha256"));
        let checksum = line.and_then(|rest| rest.split('"').nth(1));
        if let Some(checksum) = checksum {
            plans
                .entry(checksum.to_owned())
                .or_insert_with(|| id.to_owned());
        }
    }
    Ok(plans)
}

/// Returns the text of a file; `None` only where there is none. What is not UTF-8 is read as well as can be: it is
/// somebody's work too.
///
/// # Errors
/// A file that cannot be read.
pub fn read_if_there(file: &Path) -> Result<Option<String>> {
    match input_file::read(file) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(Unread::Failed(error)) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).explain(|| message!("cannot-read-file", file = file.display())),
    }
}

/// Copies a file to <file>.bak, or .bak2 and so on where older ones are kept, and returns the path of the copy. The
/// content reader passes such files over.
///
/// # Errors
/// A copy that cannot be written.
pub fn put_aside(target: &Path) -> Result<PathBuf> {
    let bytes = input_file::read(target);
    let bytes = bytes.explain(|| message!("cannot-read-file", file = target.display()))?;

    let mut kept = with_ending(target, "bak");
    let mut number = 2;
    while !whole_file::create(&kept, &bytes)? {
        kept = with_ending(target, &format!("bak{number}"));
        number += 1;
    }
    Ok(kept)
}

/// Returns a path with one more ending.
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}
