//! What is known of the files of a site without reading them: so an unchanged one need not be read.

use super::own_file;
use crate::base::digest::Digest;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::fs::Metadata;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// The first line of the file that keeps it.
const FORMAT: &str = "gangmu known 1";

/// What is known of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct KnownFile {
    /// Its digest when it was written.
    pub digest: Digest,
    /// Its length in bytes.
    pub length: u64,
    /// When it was written, in nanoseconds since 1970.
    pub modified: u128,
}

/// What is known of all files.
#[derive(Debug, Default)]
pub(super) struct KnownFiles {
    files: HashMap<String, KnownFile>,
    /// When it was kept, in nanoseconds since 1970.
    kept: u128,
}

impl KnownFile {
    /// Makes it of a file that was just written.
    pub(super) fn new(digest: Digest, metadata: &Metadata) -> Self {
        Self {
            digest,
            length: metadata.len(),
            modified: modified(metadata),
        }
    }
}

impl KnownFiles {
    /// Reads what the last build kept; nothing where that cannot be read, which costs time only.
    pub(super) fn read(file: &Path) -> Self {
        let (Ok(text), Ok(metadata)) = (own_file::read(file), std::fs::metadata(file)) else {
            return Self::default();
        };
        let mut lines = text.lines();
        if lines.next() != Some(FORMAT) {
            return Self::default();
        }
        Self {
            files: lines.filter_map(parse).collect(),
            kept: modified(&metadata),
        }
    }

    /// Returns what is known of the file at a path, if it is still as it was written as far as its length and time
    /// tell. A file as young as what is known may have been changed since without getting any younger.
    pub(super) fn get(&self, path: &str, metadata: &Metadata) -> Option<KnownFile> {
        let known = self.files.get(path)?;
        let modified = modified(metadata);
        let is_same =
            metadata.is_file() && metadata.len() == known.length && modified == known.modified;
        (is_same && modified < self.kept).then_some(*known)
    }

    /// Prints what is known of the files of a site.
    pub(super) fn print(files: &BTreeMap<String, KnownFile>) -> String {
        let mut text = format!("{FORMAT}\n");
        for (path, file) in files {
            // Writing into a string cannot fail.
            _ = writeln!(
                text,
                "{:032x} {} {} {path}",
                file.digest, file.length, file.modified
            );
        }
        text
    }
}

/// Reads a line.
fn parse(line: &str) -> Option<(String, KnownFile)> {
    let mut parts = line.splitn(4, ' ');
    let file = KnownFile {
        digest: Digest::from_str_radix(parts.next()?, 16).ok()?,
        length: parts.next()?.parse().ok()?,
        modified: parts.next()?.parse().ok()?,
    };
    Some((parts.next()?.to_owned(), file))
}

/// Returns the time of the last change, in nanoseconds since 1970.
fn modified(metadata: &Metadata) -> u128 {
    let time = metadata.modified().ok();
    let since = time.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.map_or(0, |since| since.as_nanos())
}
