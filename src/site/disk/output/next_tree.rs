//! The tree in which the next site is made, out of the one from the build before the last.

use super::folder::Folder;
use super::known::KnownFile;
use super::remove::{remove_file, remove_folder};
use super::tree::{Entry, Tree};
use crate::base::message::{Explain, message};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

/// A folder that is filled from many threads.
pub(super) struct NextTree<'a> {
    /// Where it is.
    pub root: PathBuf,
    /// The folder that the site is for.
    folder: &'a Folder,
    /// What lay in it before, and may stay.
    old: Tree,
    /// The folders that it has for certain.
    made: RwLock<HashSet<PathBuf>>,
}

impl<'a> NextTree<'a> {
    /// Begins with what lies at a place, or with nothing there.
    pub(super) fn new(root: PathBuf, folder: &'a Folder, old: Tree) -> Self {
        Self {
            root,
            folder,
            old,
            made: RwLock::default(),
        }
    }

    /// Puts the file of the last build into the tree, as a second name of the same file.
    ///
    /// # Errors
    /// A file that cannot be linked or copied.
    pub(super) fn link(&self, path: &str) -> Result<()> {
        let old = self.folder.tree.get(path);
        if old == self.old.get(path) {
            return Ok(());
        }

        let (from, to) = (self.folder.path.join(path), self.root.join(path));
        self.make_place(path)?;
        link_or_copy(&from, &to).explain(|| message!("cannot-keep-path", path))
    }

    /// Makes the folder of a file, and takes out of its place what the tree has there.
    ///
    /// # Errors
    /// A folder that cannot be made, or a file that cannot be removed.
    pub(super) fn make_place(&self, path: &str) -> Result<()> {
        match self.old.get(path) {
            None => {}
            Some(Entry::Folder) => remove_folder(&self.root.join(path))?,
            Some(_) => remove_file(&self.root.join(path))?,
        }
        match path.rfind('/') {
            Some(at) => self.make_folder(&path[..at]),
            None => Ok(()),
        }
    }

    /// Makes a folder once, whichever thread comes first, as open to readers as the one that is there.
    fn make_folder(&self, folder: &str) -> Result<()> {
        let target = self.root.join(folder);
        if unpoisoned(self.made.read()).contains(&target) {
            return Ok(());
        }

        let mut made = unpoisoned(self.made.write());
        let parents = folder.match_indices('/').map(|(at, _)| &folder[..at]);
        for part in parents.chain([folder]) {
            let target = self.root.join(part);
            if !made.insert(target.clone()) {
                continue;
            }
            if matches!(self.old.get(part), Some(Entry::File(_) | Entry::Other)) {
                remove_file(&target)?;
            }
            match fs::create_dir(&target) {
                Ok(()) => copy_mode(&self.folder.path.join(part), &target),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => {
                    return Err(error)
                        .explain(|| message!("cannot-make-root", root = target.display()));
                }
            }
        }
        Ok(())
    }

    /// Takes what is somebody else's over into the tree.
    ///
    /// # Errors
    /// What lies on another disk, which cannot have a second name here.
    pub(super) fn keep_foreign(&self, foreign: &BTreeMap<&str, Entry>) -> Result<()> {
        for (path, entry) in foreign {
            if *entry == Entry::Folder {
                self.make_folder(path)?;
            } else if self.folder.tree.get(path) != self.old.get(path) || *entry == Entry::Other {
                self.make_place(path)?;
                fs::hard_link(self.folder.path.join(path), self.root.join(path))?;
            }
        }
        Ok(())
    }

    /// Removes from the tree what belongs to the build before the last one.
    ///
    /// # Errors
    /// A file that cannot be removed.
    pub(super) fn clear(
        &self,
        files: &BTreeMap<String, KnownFile>,
        foreign: &BTreeMap<&str, Entry>,
    ) -> Result<()> {
        // Where a file was, there may be a folder by now.
        let made = unpoisoned(self.made.read());
        let stale = self.old.iter().filter(|(path, entry)| {
            *entry != Entry::Folder
                && !files.contains_key(*path)
                && !foreign.contains_key(path)
                && !made.contains(&self.root.join(path))
        });
        let mut folders = BTreeSet::new();
        for (path, _) in stale {
            remove_file(&self.root.join(path))?;
            folders.extend(path.match_indices('/').map(|(at, _)| &path[..at]));
        }
        let empty = self
            .old
            .iter()
            .filter(|(path, entry)| *entry == Entry::Folder && !foreign.contains_key(path));
        folders.extend(empty.map(|(path, _)| path));

        // The deepest first; one that still holds something cannot be removed, and stays.
        for folder in folders.into_iter().rev() {
            fs::remove_dir(self.root.join(folder)).ok();
        }
        Ok(())
    }
}

/// Gives a file a second name; where a disk allows no more names, a copy that is as old.
pub(super) fn link_or_copy(from: &Path, to: &Path) -> std::io::Result<()> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    fs::copy(from, to)?;
    let modified = fs::metadata(from)?.modified()?;
    fs::File::options()
        .write(true)
        .open(to)?
        .set_modified(modified)
}

/// Makes a folder as open to readers as another that is there; where it cannot, it is as open as any new one.
pub(super) fn copy_mode(from: &Path, to: &Path) {
    if let Ok(there) = fs::metadata(from) {
        fs::set_permissions(to, there.permissions()).ok();
    }
}

/// Returns what a lock guards. One that a panicking thread left is as good as any: the panic ends the build
/// anyway.
pub(super) fn unpoisoned<T>(lock: Result<T, PoisonError<T>>) -> T {
    lock.unwrap_or_else(PoisonError::into_inner)
}
