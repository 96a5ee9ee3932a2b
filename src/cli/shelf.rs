//! Where files of a project go: archived sources, which are never overwritten, and plans.

use crate::diag::Diagnostic;
use crate::disk::inputs::Project;
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
            .help("archived sources are never overwritten: rename this file, its name is the archive's"),
        )),
        Err(_) => {
            write(&target, bytes)?;
            Ok(None)
        }
    }
}

/// Writes a file, and the folders that lead to it.
pub fn write(target: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = target.parent() {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot make {}", folder.display()))?;
    }
    std::fs::write(target, bytes).with_context(|| format!("cannot write {}", target.display()))
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
