//! Where archived sources lie, and how one gets there: byte for byte, and never over another.

use crate::disk::inputs::Project;
use anyhow::{Context, Result, bail};
use std::path::Path;

/// The path by which a plan names its source: where it is if that is within the project, else
/// below seeds/.
pub fn path(project: &Project, file: &Path) -> Result<String> {
    let name = file.file_name().context("this path names no file")?;
    let root = std::fs::canonicalize(&project.root)
        .with_context(|| format!("cannot read {}", project.root.display()))?;
    let real =
        std::fs::canonicalize(file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(match real.strip_prefix(&root) {
        Ok(within) => within
            .components()
            .map(|c| c.as_os_str().to_string_lossy())
            .collect::<Vec<_>>()
            .join("/"),
        Err(_) => format!("seeds/{}", name.to_string_lossy()),
    })
}

/// Copies a source below `base`, unless it lies there already.
///
/// # Errors
/// Another text lies there.
pub fn keep(base: &Path, path: &str, bytes: &[u8]) -> Result<()> {
    let target = base.join(path);
    match std::fs::read(&target) {
        Ok(there) if there == bytes => Ok(()),
        Ok(_) => bail!(
            "{} holds another text: archived sources are never overwritten; give the file another name",
            target.display()
        ),
        Err(_) => {
            if let Some(folder) = target.parent() {
                std::fs::create_dir_all(folder)
                    .with_context(|| format!("cannot make {}", folder.display()))?;
            }
            std::fs::write(&target, bytes)
                .with_context(|| format!("cannot write {}", target.display()))
        }
    }
}
