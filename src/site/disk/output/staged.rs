//! All files of a site, made and ready to take their places.

use super::folder::Folder;
use super::known::KnownFile;
use super::manifest::MANIFEST;
use super::workshop::Workshop;
use super::written::Written;
use crate::site::keys::FileKey;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// How the files will get into the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// A whole tree takes the place of the one that is there.
    Exchange,
    /// What changed is moved, file by file.
    Moves,
}

/// All files of a site, those that are new or differ lying in a folder of their own.
pub(super) struct Staged {
    /// How they get into the folder.
    pub way: Way,
    /// Where the build works.
    pub workshop: Workshop,
    /// The folder with the new files; with [`Way::Exchange`] all others are in it, too.
    pub root: PathBuf,
    /// The paths of all files, with what is known of them.
    pub files: BTreeMap<String, KnownFile>,
    /// What files were made of, by their paths.
    pub keys: BTreeMap<String, FileKey>,
    /// The paths of those that are new or differ, sorted.
    pub changed: Vec<String>,
    /// The paths of old files that are no more, sorted.
    pub removed: Vec<String>,
}

impl Staged {
    /// Returns whether the site is as it was.
    pub(super) fn changes_nothing(&self, folder: &Folder) -> bool {
        self.changed.is_empty() && folder.manifest.iter().eq(self.files.keys())
    }

    /// Returns where the files that are new or differ lie, with the list of all.
    pub(super) fn written_files(&self) -> Vec<PathBuf> {
        let names = self.changed.iter().map(String::as_str);
        names
            .chain([MANIFEST])
            .map(|path| self.root.join(path))
            .collect()
    }

    /// Returns what a site with these files came to.
    pub(super) fn written(self) -> Written {
        Written {
            files: self.files.len(),
            changed: self.changed.len(),
            removed: self.removed,
            bytes: self.files.values().map(|file| file.length).sum(),
            greatest: self
                .files
                .values()
                .map(|file| file.length)
                .max()
                .unwrap_or(0),
        }
    }
}
