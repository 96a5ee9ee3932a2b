//! Moves staged files into their places, and removes what the last build wrote and this one did not.

use super::folder::Folder;
use super::manifest::{self, MANIFEST};
use super::stage::Staged;
use super::written::Written;
use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Moves all files into place.
///
/// # Errors
/// A file that cannot be moved or removed; a link in the folder that leads elsewhere.
pub(super) fn commit(staged: Staged, folder: &Folder) -> Result<Written> {
    let mut written = Written {
        files: staged.files,
        changed: staged.changed.len(),
        removed: Vec::new(),
        bytes: staged.bytes,
    };

    if folder.exists {
        written.removed = move_into(&staged, folder)?;
    } else {
        become_folder(staged, folder)?;
    }
    Ok(written)
}

/// Gives the staged files the folder's name, in one step: at any time there is either no site or a whole one.
fn become_folder(staged: Staged, folder: &Folder) -> Result<()> {
    let temp = staged.temp.path();
    fs::write(temp.join(MANIFEST), manifest::print(&staged.paths))?;
    open_to_readers(temp)?;
    fs::rename(temp, &folder.path)
        .with_context(|| format!("cannot move the site to {}", folder.path.display()))?;

    // The folder has its new name: nothing is left to clean up under the old one.
    drop(staged.temp.keep());
    Ok(())
}

/// Moves the staged files into a folder that is there, and returns the old files that it removed.
fn move_into(staged: &Staged, folder: &Folder) -> Result<Vec<String>> {
    let temp = staged.temp.path();
    let folders = folders_of(folder, &staged.changed)?;

    // If the build is killed from here on, the next one must know both old and new files as its own.
    let both: BTreeSet<String> = folder.manifest.union(&staged.paths).cloned().collect();
    manifest::replace(&folder.path, temp, &both)?;

    // What stands where a new file or folder goes leaves first, the rest last.
    let stale = folder.manifest.difference(&staged.paths);
    let (in_the_way, gone): (Vec<&String>, Vec<&String>) =
        stale.partition(|old| is_in_the_way(old, &staged.paths, &folders));
    let mut removed = remove(folder, &in_the_way)?;

    for parent in &folders {
        fs::create_dir_all(folder.path.join(parent))?;
    }
    staged.changed.par_iter().try_for_each(|path| {
        fs::rename(temp.join(path), folder.path.join(path))
            .with_context(|| format!("cannot move {path} into {}", folder.path.display()))
    })?;

    removed.extend(remove(folder, &gone)?);
    manifest::replace(&folder.path, temp, &staged.paths)?;
    Ok(removed)
}

/// Returns the folders that the changed files need.
///
/// # Errors
/// A link among them, which would lead elsewhere.
fn folders_of(folder: &Folder, changed: &[String]) -> Result<BTreeSet<String>> {
    let mut folders = BTreeSet::new();
    for path in changed {
        for (at, _) in path.match_indices('/') {
            folders.insert(path[..at].to_owned());
        }
    }

    for name in &folders {
        let target = folder.path.join(name);
        if is_link(&target) {
            bail!(
                "{} is a link that Gangmu did not make: move it away",
                target.display()
            );
        }
    }
    Ok(folders)
}

/// Returns whether an old file stands where a new one wants a folder, or below where a new one wants to be.
fn is_in_the_way(old: &str, paths: &BTreeSet<String>, folders: &BTreeSet<String>) -> bool {
    let mut parents = old.match_indices('/').map(|(at, _)| &old[..at]);
    folders.contains(old) || parents.any(|parent| paths.contains(parent))
}

/// Removes old files and the folders that this leaves empty, and returns the files that were there.
fn remove(folder: &Folder, paths: &[&String]) -> Result<Vec<String>> {
    let mut removed = Vec::new();
    let mut parents: BTreeSet<&str> = BTreeSet::new();

    for path in paths {
        let mut above = path.match_indices('/').map(|(at, _)| &path[..at]);
        // Behind a link lies another folder, whose files are not ours to remove.
        if above.any(|parent| is_link(&folder.path.join(parent))) {
            continue;
        }

        let target = folder.path.join(path);
        match fs::remove_file(&target) {
            Ok(()) => removed.push((*path).clone()),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => {
                return Err(error).with_context(|| format!("cannot remove {}", target.display()));
            }
        }
        parents.extend(path.match_indices('/').map(|(at, _)| &path[..at]));
    }

    // The deepest first; a folder that still holds something stays, since it cannot be removed.
    for parent in parents.into_iter().rev() {
        let target = folder.path.join(parent);
        if target.file_name() != Some(OsStr::new("")) {
            fs::remove_dir(target).ok();
        }
    }
    Ok(removed)
}

/// Returns whether a path is a symbolic link.
fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|there| there.file_type().is_symlink())
}

/// Gives a folder the permissions of any folder that this process makes: a temporary one is its owner's
/// alone, but a site is for a server to read.
#[cfg(unix)]
fn open_to_readers(folder: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;

    // A fresh folder tells what the umask leaves.
    let probe = folder.join(".mode");
    fs::create_dir(&probe)?;
    let mode = fs::metadata(&probe)?.permissions().mode();
    fs::remove_dir(&probe)?;

    fs::set_permissions(folder, fs::Permissions::from_mode(mode))?;
    Ok(())
}

#[cfg(not(unix))]
fn open_to_readers(_folder: &Path) -> Result<()> {
    Ok(())
}
