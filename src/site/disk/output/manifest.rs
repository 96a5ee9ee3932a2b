//! The manifest: what the last build wrote into a folder, and the names that Gangmu keeps for itself there.

use super::workshop::WITHIN;
use std::collections::BTreeSet;

/// The manifest's name; it marks a folder as made by Gangmu.
pub const MANIFEST: &str = ".gangmu";
/// The name of the file that running builds of former versions held locked.
pub(super) const LOCK: &str = ".gangmu.lock";
/// What the names of folders began with in which former versions staged files.
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
pub(super) fn print<'a>(paths: impl Iterator<Item = &'a String>) -> String {
    let mut text = format!("{FORMAT}\n");
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}

/// Returns whether a path stays below the folder, and is none of Gangmu's own names.
pub(super) fn is_below_site(path: &str) -> bool {
    let has_plain_parts = path
        .split('/')
        .all(|part| !part.is_empty() && part != "." && part != "..");

    !path.is_empty()
        && !path.contains(['\\', '\0', ':'])
        && has_plain_parts
        && ![MANIFEST, LOCK, WITHIN].contains(&path)
        && !path.starts_with(STAGING)
        && !path.starts_with(&format!("{WITHIN}/"))
}
