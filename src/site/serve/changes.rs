//! What changed in the folders that a site is built from.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The files that changed, as the folders that they lie in were given; none where it is unknown which.
pub(super) type Changes = BTreeSet<PathBuf>;

/// Returns a path with its links followed, as far as it is there.
pub(super) fn resolved(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for folder in path.ancestors() {
        if let Ok(real) = std::fs::canonicalize(folder) {
            return real.join(path.strip_prefix(folder).unwrap_or(Path::new("")));
        }
    }
    path
}
