//! What was written survives a power cut once it was flushed.

use crate::base::message::{Explain, message};
use crate::site::disk::whole_file;
use anyhow::Result;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};

/// How many files are flushed one by one. A barrier for the whole disk waits for what other programs wrote as well, so
/// it pays for many files only.
const FEW: usize = 256;

/// Flushes files that were written below a folder, with the names that they and others have there.
///
/// # Errors
/// A disk that could not write.
pub(super) fn flush_files<'a>(
    folder: &Path,
    files: impl Iterator<Item = &'a PathBuf>,
) -> Result<()> {
    let files: Vec<&PathBuf> = files.collect();
    if files.len() > FEW {
        return flush_disk(folder);
    }

    files.par_iter().try_for_each(|file| {
        let flushed = File::open(file).and_then(|file| file.sync_all());
        flushed.explain(|| message!("cannot-flush-file", file = file.display()))
    })?;
    let parents: BTreeSet<&Path> = files.iter().filter_map(|file| file.parent()).collect();
    parents.into_iter().try_for_each(flush_folder)
}

/// Flushes all that was written to the disk of a folder: one barrier for many files costs less than one for each.
///
/// # Errors
/// A disk that could not write.
pub(super) fn flush_disk(folder: &Path) -> Result<()> {
    flush(folder).explain(|| {
        message!(
            "cannot-flush-what-was-written-to-folder",
            folder = folder.display()
        )
    })
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
pub(super) fn flush_folder(folder: &Path) -> Result<()> {
    whole_file::sync_folder(folder)
        .explain(|| message!("cannot-flush-file", file = folder.display()))
}
