//! What was written survives a power cut once it was flushed.

use anyhow::{Context, Result};
use std::fs::File;
use std::path::Path;

/// Flushes all that was written to the disk of a folder: one barrier for many files costs less than one for each.
///
/// # Errors
/// A disk that could not write.
pub(super) fn flush_disk(folder: &Path) -> Result<()> {
    flush(folder).with_context(|| format!("cannot flush what was written to {}", folder.display()))
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn flush(folder: &Path) -> Result<()> {
    rustix::fs::syncfs(File::open(folder)?)?;
    Ok(())
}

#[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
fn flush(_folder: &Path) -> Result<()> {
    rustix::fs::sync();
    Ok(())
}

/// Other systems have no barrier for a whole disk.
#[cfg(not(unix))]
fn flush(_folder: &Path) -> Result<()> {
    Ok(())
}

/// Flushes the names in a folder.
///
/// # Errors
/// A disk that could not write.
#[cfg(unix)]
pub(super) fn flush_folder(folder: &Path) -> Result<()> {
    let flushed = File::open(folder).and_then(|folder| folder.sync_all());
    flushed.with_context(|| format!("cannot flush {}", folder.display()))
}

/// A folder cannot be opened there.
#[cfg(not(unix))]
pub(super) fn flush_folder(_folder: &Path) -> Result<()> {
    Ok(())
}
