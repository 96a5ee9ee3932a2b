//! Files are moved into the folder one by one, in an order that breaks no link and no search for those who read
//! meanwhile; an error half-way takes back what was done.

use super::durable::flush_folder;
use super::folder::Folder;
use super::journal::{self, Step};
use super::manifest::{self, MANIFEST};
use super::remove::{remove_empty_parents, remove_file};
use super::staged::Staged;
use super::swap::is_on_disk_of;
use super::tree::Entry;
use crate::base::message::{Explain, Message, explained, message, trouble};
use anyhow::{Result, ensure};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// What the search begins with: it names all other files of the index, so it comes behind them and the pages.
const SEARCH: &str = "search/search.js";

/// Moves all changed files into place and removes those that are no more.
///
/// # Errors
/// A file that cannot be moved or removed. The old site is there again then.
pub(super) fn commit(staged: &Staged, folder: &Folder) -> Result<()> {
    let groups = in_order(staged, folder);
    check(staged, folder)?;

    let manifest = manifest::print(staged.files.keys());
    fs::write(staged.root.join(MANIFEST), manifest)
        .explain(|| message!("cannot-write-the-manifest"))?;
    let name = staged
        .root
        .file_name()
        .and_then(OsStr::to_str)
        .unwrap_or_default();
    let changed = staged.written_files();
    journal::write(&staged.workshop, name, groups.iter().flatten(), &changed)?;

    let moves = Moves {
        site: &folder.path,
        staged: &staged.root,
        undo: staged.workshop.undo(),
        done: Mutex::default(),
    };
    if let Err(error) = moves.run(&groups) {
        let restored = moves.take_back();
        let error = match restored {
            Ok(()) => {
                journal::close(&staged.workshop)?;
                staged.workshop.leave(&folder.path)?;
                explained(error, message!("the-old-site-is-there"))
            }
            // The journal stays: the next build finishes what this one began.
            Err(second) => explained(
                error,
                message!(
                    "the-old-site-could-not-be-restored",
                    second = Message::of_error(second.as_ref())
                ),
            ),
        };
        return Err(error);
    }

    flush_names(folder, &groups)?;
    journal::close(&staged.workshop)?;
    staged.workshop.leave(&folder.path)
}

/// Flushes the folders in which names changed.
fn flush_names(folder: &Folder, groups: &[Vec<Step>]) -> Result<()> {
    let steps = groups.iter().flatten();
    let places: BTreeSet<PathBuf> = steps
        .filter_map(|step| Some(folder.path.join(step.path()).parent()?.to_owned()))
        .filter(|place| place.is_dir())
        .collect();
    places.iter().try_for_each(|place| flush_folder(place))
}

/// Returns the steps in groups, each of which is done before the next begins.
fn in_order(staged: &Staged, folder: &Folder) -> Vec<Vec<Step>> {
    let is_page = |path: &str| path.ends_with(".html");
    let rank = |path: &str| {
        let is_new = folder.tree.get(path).is_none();
        match (path, is_page(path), is_new) {
            (SEARCH, ..) => 4,
            // What nobody asks for yet; what is asked for by pages comes before them.
            (_, false, true) => 0,
            (_, true, true) => 1,
            (_, false, false) => 2,
            // The first page and lists lead to the others.
            (_, true, false) => 3,
        }
    };

    let mut groups: Vec<Vec<Step>> = vec![Vec::new(); 8];
    // What stands where a new file or folder goes leaves first, the rest last.
    for path in &staged.removed {
        let group = if is_in_the_way(path, staged) { 0 } else { 6 };
        groups[group].push(Step::Remove(path.clone()));
    }
    for path in &staged.changed {
        groups[1 + rank(path)].push(Step::Put(path.clone()));
    }
    if folder.manifest.iter().ne(staged.files.keys()) {
        groups[7].push(Step::Put(MANIFEST.to_owned()));
    }
    groups
}

/// Returns whether an old file stands where a new one wants a folder, or below where a new one wants to be.
fn is_in_the_way(old: &str, staged: &Staged) -> bool {
    let below = format!("{old}/");
    let mut after = staged.files.range(below.clone()..);
    let wants_folder = after
        .next()
        .is_some_and(|(path, _)| path.starts_with(&below));

    let mut parents = old.match_indices('/').map(|(at, _)| &old[..at]);
    wants_folder || parents.any(|parent| staged.files.contains_key(parent))
}

/// Sees before the first step what cannot work: folders that cannot be written into, or lie on another disk.
fn check(staged: &Staged, folder: &Folder) -> Result<()> {
    let touched = staged.changed.iter().chain(&staged.removed);
    let mut folders: BTreeSet<&str> = BTreeSet::from([""]);
    for path in touched {
        folders.extend(path.match_indices('/').map(|(at, _)| &path[..at]));
    }

    for name in folders {
        let place = folder.path.join(name);
        if name.is_empty() || folder.tree.get(name) == Some(Entry::Folder) {
            ensure!(
                is_writable(&place) && is_on_disk_of(&place, &folder.path),
                trouble(message!(
                    "cannot-write-into-place-so-nothing",
                    place = place.display()
                ))
            );
        }
    }
    Ok(())
}

#[cfg(unix)]
fn is_writable(folder: &Path) -> bool {
    use rustix::fs::{Access, access};
    access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok()
}

#[cfg(not(unix))]
fn is_writable(folder: &Path) -> bool {
    fs::metadata(folder).is_ok_and(|there| !there.permissions().readonly())
}

/// Moves under way.
struct Moves<'a> {
    site: &'a Path,
    staged: &'a Path,
    /// Where old files wait until all is done.
    undo: PathBuf,
    /// What was done, in order.
    done: Mutex<Vec<Step>>,
}

impl Moves<'_> {
    fn run(&self, groups: &[Vec<Step>]) -> Result<()> {
        fs::create_dir_all(&self.undo)
            .explain(|| message!("cannot-make-root", root = self.undo.display()))?;
        for group in groups {
            group.par_iter().try_for_each(|step| self.take(step))?;
        }
        Ok(())
    }

    fn take(&self, step: &Step) -> Result<()> {
        let path = step.path();
        let (site, undo) = (self.site.join(path), self.undo.join(path));
        let cannot = || message!("cannot-move", to = site.display());

        match step {
            Step::Remove(_) => {
                make_parent(&undo)?;
                fs::rename(&site, &undo).explain(cannot)?;
                remove_empty_parents(self.site, path);
            }
            Step::Put(_) => {
                // The old file keeps its name until the new one has it.
                if fs::symlink_metadata(&site).is_ok_and(|there| !there.is_dir()) {
                    make_parent(&undo)?;
                    keep(&site, &undo).explain(cannot)?;
                }
                let staged = self.staged.join(path);
                let put =
                    make_parent(&site).and_then(|()| fs::rename(staged, &site).explain(cannot));
                if put.is_err() {
                    // What was made for it alone must not stand where an old file comes back to.
                    remove_empty_parents(self.site, path);
                }
                put?;
            }
        }
        let mut done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        done.push(step.clone());
        Ok(())
    }

    /// Takes back what was done, the last first.
    fn take_back(&self) -> Result<()> {
        let done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        for step in done.iter().rev() {
            let path = step.path();
            let (site, undo) = (self.site.join(path), self.undo.join(path));
            // A folder there holds what stood below the place of a new file.
            let there_was = fs::symlink_metadata(&undo).is_ok_and(|there| !there.is_dir());
            if there_was {
                make_parent(&site)?;
                fs::rename(&undo, &site)
                    .explain(|| message!("cannot-restore-site", site = site.display()))?;
            } else {
                remove_file(&site)?;
                remove_empty_parents(self.site, path);
            }
        }
        Ok(())
    }
}

/// Gives a file that will be replaced a second name, or copies it where a disk knows no second names.
fn keep(from: &Path, to: &Path) -> std::io::Result<()> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    fs::copy(from, to).map(drop)
}

fn make_parent(path: &Path) -> Result<()> {
    let Some(parent) = path.parent() else {
        return Ok(());
    };
    fs::create_dir_all(parent).explain(|| message!("cannot-make-root", root = parent.display()))
}
