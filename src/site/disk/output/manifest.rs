//! The manifest: what the last build wrote into a folder, and the names that Gangmu keeps for itself there.

use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The manifest's name; it marks a folder as made by Gangmu.
pub const MANIFEST: &str = ".gangmu";
/// The name of the file that a running build holds locked.
pub(super) const LOCK: &str = ".gangmu.lock";
/// What the names of folders with staged files begin with.
pub(super) const STAGING: &str = ".gangmu-staging-";
/// The first line of a manifest.
const FORMAT: &str = "gangmu site 1";

/// Returns the paths in a manifest; `None` when it is not one, or leads out of its folder.
pub(super) fn parse(text: &str) -> Option<BTreeSet<String>> {
    let mut lines = text.lines();
    if lines.next() != Some(FORMAT) {
        return None;
    }

    lines
        .map(|line| is_below_site(line).then(|| line.to_owned()))
        .collect()
}

/// Returns the text of a manifest.
pub(super) fn print(paths: &BTreeSet<String>) -> String {
    let mut text = format!("{FORMAT}\n");
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}

/// Replaces the manifest of a folder in one step, if it differs. `staging` lies on the same file system.
///
/// # Errors
/// A manifest that cannot be written.
pub(super) fn replace(folder: &Path, staging: &Path, paths: &BTreeSet<String>) -> Result<()> {
    let text = print(paths);
    let target = folder.join(MANIFEST);
    if fs::read_to_string(&target).is_ok_and(|old| old == text) {
        return Ok(());
    }

    let fresh = staging.join(MANIFEST);
    fs::write(&fresh, text)?;
    fs::rename(&fresh, &target).context("cannot write the manifest")
}

/// Returns whether a path stays below the folder, and is none of Gangmu's own names.
pub(super) fn is_below_site(path: &str) -> bool {
    let has_plain_parts = path
        .split('/')
        .all(|part| !part.is_empty() && part != "." && part != "..");

    !path.is_empty()
        && !path.contains(['\\', '\0', ':'])
        && has_plain_parts
        && ![MANIFEST, LOCK].contains(&path)
        && !path.starts_with(STAGING)
}
