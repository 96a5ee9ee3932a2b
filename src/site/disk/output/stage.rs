//! Files on their way into the folder: written beside what is there, in parallel.

use super::folder::Folder;
use super::manifest::{STAGING, is_below_site};
use crate::site::SiteFile;
use anyhow::{Context, Result, bail, ensure};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError, RwLock};
use tempfile::TempDir;

/// Files that are being staged.
pub(super) struct Stage {
    temp: TempDir,
    /// Every path, by its lower-case form: two that differ in case alone are one on many disks.
    paths: Mutex<HashMap<String, String>>,
    changed: Mutex<Vec<String>>,
    made: RwLock<HashSet<PathBuf>>,
    files: AtomicUsize,
    bytes: AtomicU64,
}

/// All files of a site, those that are new or differ lying in a folder of their own.
pub(super) struct Staged {
    /// The folder with the new files.
    pub temp: TempDir,
    /// The paths of all files.
    pub paths: BTreeSet<String>,
    /// The paths of those that are new or differ, sorted.
    pub changed: Vec<String>,
    /// How many files there are.
    pub files: usize,
    /// How long they are together.
    pub bytes: u64,
}

impl Stage {
    /// Makes a folder for the new files: within the site's if that is there, so that moving stays on one
    /// file system; else beside it.
    pub(super) fn new(folder: &Folder) -> Result<Self> {
        let place = if folder.exists {
            folder.path.clone()
        } else {
            let parent = match folder.path.parent() {
                Some(parent) if parent != Path::new("") => parent.to_owned(),
                _ => PathBuf::from("."),
            };
            fs::create_dir_all(&parent)
                .with_context(|| format!("cannot make {}", parent.display()))?;
            parent
        };

        let temp = tempfile::Builder::new()
            .prefix(STAGING)
            .tempdir_in(&place)
            .with_context(|| format!("cannot write into {}", place.display()))?;
        Ok(Self {
            temp,
            paths: Mutex::default(),
            changed: Mutex::default(),
            made: RwLock::default(),
            files: AtomicUsize::new(0),
            bytes: AtomicU64::new(0),
        })
    }

    /// Adds a file to the site, and writes it if it is new or differs from what is there.
    ///
    /// # Errors
    /// A path that leads out of the site or that two files have; a file that cannot be written.
    pub(super) fn add(&self, folder: &Folder, file: SiteFile) -> Result<()> {
        let SiteFile { path, bytes } = file;
        ensure!(
            is_below_site(&path),
            "`{path}` is not a path below the site"
        );

        let other = unpoisoned(self.paths.lock()).insert(path.to_lowercase(), path.clone());
        if let Some(other) = other {
            bail!("two pages have one address: {other} and {path}");
        }
        self.files.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(bytes.len() as u64, Ordering::Relaxed);

        if folder.exists && is_unchanged(folder, &path, &bytes)? {
            return Ok(());
        }

        let target = self.temp.path().join(&path);
        if let Some(parent) = target.parent() {
            self.make_folder(parent)?;
        }
        fs::write(&target, &bytes).with_context(|| format!("cannot write {path}"))?;
        unpoisoned(self.changed.lock()).push(path);
        Ok(())
    }

    /// Makes a folder once, whichever thread comes first.
    fn make_folder(&self, folder: &Path) -> Result<()> {
        if unpoisoned(self.made.read()).contains(folder) {
            return Ok(());
        }

        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        unpoisoned(self.made.write()).insert(folder.to_owned());
        Ok(())
    }

    /// Returns the staged files when all are there.
    ///
    /// # Errors
    /// A path that is a file and the folder of another.
    pub(super) fn finish(self) -> Result<Staged> {
        let paths = unpoisoned(self.paths.into_inner());
        for path in paths.keys() {
            for (at, _) in path.match_indices('/') {
                if let Some(file) = paths.get(&path[..at]) {
                    bail!("{file} is a page and a folder of {path}");
                }
            }
        }

        let mut changed = unpoisoned(self.changed.into_inner());
        changed.sort_unstable();
        Ok(Staged {
            temp: self.temp,
            paths: paths.into_values().collect(),
            changed,
            files: self.files.into_inner(),
            bytes: self.bytes.into_inner(),
        })
    }
}

/// Returns whether a file of the last build has just these bytes.
///
/// # Errors
/// A file that Gangmu did not make stands in the place of the new one.
fn is_unchanged(folder: &Folder, path: &str, bytes: &[u8]) -> Result<bool> {
    let target = folder.path.join(path);
    let Ok(there) = fs::symlink_metadata(&target) else {
        return Ok(false);
    };

    let ours = folder.manifest.contains(path);
    if !ours && !there.is_dir() {
        bail!(
            "{} was not made by Gangmu, and a page wants its place: move it away",
            target.display()
        );
    }
    Ok(there.is_file()
        && there.len() == bytes.len() as u64
        && fs::read(&target).is_ok_and(|old| old == bytes))
}

/// Returns what a lock guards. One that a panicking thread left is as good as any: the panic ends the build
/// anyway.
fn unpoisoned<T>(lock: Result<T, PoisonError<T>>) -> T {
    lock.unwrap_or_else(PoisonError::into_inner)
}
