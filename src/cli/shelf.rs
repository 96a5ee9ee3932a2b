//! Where files of a project go: archived sources, which are never overwritten, and plans.

use crate::base::diag::Diagnostic;
use crate::site::disk::project::{Project, walk};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// Path that a plan names its source by: where the file is if that is within the project, else
/// below seeds/.
pub fn archive_path(project: &Project, into: Option<&Path>, file: &Path) -> Result<String> {
    let name = file
        .file_name()
        .context("this path names no file")?
        .to_string_lossy()
        .into_owned();
    if into.is_none() {
        let root = std::fs::canonicalize(&project.root)?;
        if let Ok(file) = std::fs::canonicalize(file)
            && let Ok(within) = file.strip_prefix(&root)
        {
            return Ok(within
                .components()
                .map(|c| c.as_os_str().to_string_lossy())
                .collect::<Vec<_>>()
                .join("/"));
        }
    }
    Ok(format!("seeds/{name}"))
}

/// Copies a source byte for byte below `base`, unless it lies there already. A diagnostic when
/// another file lies there.
pub fn archive(base: &Path, path: &str, bytes: &[u8]) -> Result<Option<Diagnostic>> {
    let target = base.join(path);
    match std::fs::read(&target) {
        Ok(there) if there == bytes => Ok(None),
        Ok(_) => Ok(Some(
            Diagnostic::error(
                "archive-differs",
                format!("{path} is archived already, and holds something else"),
            )
            .help("archived sources are never overwritten: rename this file, or give standard input another --name"),
        )),
        Err(_) => {
            write(&target, bytes)?;
            Ok(None)
        }
    }
}

/// The file of a plan: where it is, in whatever folder below plans/, else where it would be.
pub fn plan_file(content: &Path, id: &str) -> Result<PathBuf> {
    let plans = content.join("plans");
    let name = format!("{id}.md");
    let there = walk(&plans)?.into_iter();
    let mut there = there.filter(|file| file.file_name().is_some_and(|n| n == name.as_str()));
    Ok(there.next().unwrap_or_else(|| plans.join(&name)))
}

/// What a file says; `None` only where there is none. What is not UTF-8 is somebody's work too.
pub fn said(file: &Path) -> Result<Option<String>> {
    match std::fs::read(file) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", file.display())),
    }
}

/// Writes a file, and the folders that lead to it.
pub fn write(target: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = target.parent() {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot make {}", folder.display()))?;
    }
    // As a whole or not at all: what was there stays if the disk is full.
    let part = with_ending(target, "part");
    std::fs::write(&part, bytes)
        .and_then(|()| std::fs::rename(&part, target))
        .with_context(|| format!("cannot write {}", target.display()))
}

/// Puts what a file holds aside as <file>.bak, or .bak2 and so on where older ones are kept; the
/// content reader passes them over.
pub fn put_aside(target: &Path) -> Result<PathBuf> {
    let mut kept = with_ending(target, "bak");
    let mut number = 2;
    while kept.exists() {
        kept = with_ending(target, &format!("bak{number}"));
        number += 1;
    }
    std::fs::copy(target, &kept).with_context(|| format!("cannot write {}", kept.display()))?;
    Ok(kept)
}

/// The path with one more ending.
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}
