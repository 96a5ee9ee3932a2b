//! Removing what may be gone already.

use crate::base::message::{Explain, message};
use anyhow::Result;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Removes a file, if it is there; what stood above it in the path may be gone as well.
///
/// # Errors
/// A file that cannot be removed.
pub(super) fn remove_file(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Ok(()) => Ok(()),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(())
        }
        Err(error) => Err(error).explain(|| message!("cannot-remove-path", path = path.display())),
    }
}

/// Removes a folder with all that is in it, if it is there.
///
/// # Errors
/// Something that cannot be removed.
pub(super) fn remove_folder(path: &Path) -> Result<()> {
    match fs::remove_dir_all(path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error).explain(|| message!("cannot-remove-path", path = path.display())),
    }
}

/// Removes the folders above a file that was removed, as far as that left them empty.
pub(super) fn remove_empty_parents(site: &Path, path: &str) {
    // The deepest first; a folder that still holds something cannot be removed, and stays.
    for (at, _) in path.rmatch_indices('/') {
        if fs::remove_dir(site.join(&path[..at])).is_err() {
            return;
        }
    }
}
