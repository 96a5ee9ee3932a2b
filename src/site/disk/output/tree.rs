//! What lies in a folder, without a look at each file.

use crate::base::message::{Explain, message};
use anyhow::Result;
use rayon::prelude::*;
use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// An entry of a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    /// A file, with the number by which the file system knows it; two names of one file have one number.
    File(u64),
    /// A folder.
    Folder,
    /// A link, a device or the like.
    Other,
}

/// All that lies in a folder and below it, by path with `/` between its parts.
#[derive(Debug, Default)]
pub(super) struct Tree {
    entries: HashMap<String, Entry>,
    has_odd_names: bool,
}

impl Tree {
    /// Lists a folder; links are not followed.
    ///
    /// # Errors
    /// A folder that cannot be listed.
    pub(super) fn list(root: &Path) -> Result<Self> {
        let mut entries = HashMap::new();
        let mut has_odd_names = false;
        let mut level = vec![String::new()];

        // Level by level, each in parallel: folders of a site are many and flat.
        while !level.is_empty() {
            let lists: Vec<_> = level
                .par_iter()
                .map(|folder| list_one(root, folder))
                .collect::<Result<_>>()?;
            level.clear();
            for (path, entry) in lists.into_iter().flatten() {
                let Some(path) = path else {
                    has_odd_names = true;
                    continue;
                };
                if entry == Entry::Folder {
                    level.push(path.clone());
                }
                entries.insert(path, entry);
            }
        }
        Ok(Self {
            entries,
            has_odd_names,
        })
    }

    /// Returns what lies at a path.
    pub(super) fn get(&self, path: &str) -> Option<Entry> {
        self.entries.get(path).copied()
    }

    /// Returns whether nothing lies there.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty() && !self.has_odd_names
    }

    /// Returns whether names that are no Unicode lie there, which are not listed.
    pub(super) fn has_odd_names(&self) -> bool {
        self.has_odd_names
    }

    /// Takes an entry out of the list.
    pub(super) fn forget(&mut self, path: &str) {
        self.entries.remove(path);
    }

    /// Returns all paths with what lies there, in no order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, Entry)> {
        self.entries
            .iter()
            .map(|(path, entry)| (path.as_str(), *entry))
    }
}

/// Lists one folder, given by its path below the root. A name that is no Unicode has no path here: no page has one.
fn list_one(root: &Path, folder: &str) -> Result<Vec<(Option<String>, Entry)>> {
    let place = root.join(folder);
    let cannot = || message!("cannot-list-folder", folder = place.display());

    let mut entries = Vec::new();
    for entry in fs::read_dir(&place).explain(cannot)? {
        let entry = entry.explain(cannot)?;
        let name = entry.file_name().into_string().ok();
        let path = name.map(|name| match folder {
            "" => name,
            folder => format!("{folder}/{name}"),
        });

        let kind = entry.file_type().explain(cannot)?;
        let entry = if kind.is_dir() {
            Entry::Folder
        } else if kind.is_file() {
            Entry::File(number(&entry))
        } else {
            Entry::Other
        };
        entries.push((path, entry));
    }
    Ok(entries)
}

#[cfg(unix)]
fn number(entry: &fs::DirEntry) -> u64 {
    std::os::unix::fs::DirEntryExt::ino(entry)
}

/// Systems without such numbers have no exchange of folders either, which is what they are for.
#[cfg(not(unix))]
fn number(_entry: &fs::DirEntry) -> u64 {
    0
}
