//! Writes files whole or not at all, so that what was written survives a power cut.
//!
//! The bytes go into a hidden file beside the target, under a name that nobody can foresee and that no link can
//! redirect. Once they are on the disk, the file is given the target's name in one step, and the folder goes to the disk
//! too. A run that is killed leaves at most the hidden file, which no reader takes for content and [`sweep`] removes.

use crate::base::message::{Explain, Message, message, trouble};
use anyhow::{Result, bail};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use tempfile::NamedTempFile;
use walkdir::WalkDir;

/// What the names of files and folders begin with while they are being written.
const PART: &str = ".gangmu-part-";

/// Writes a file, in place of one that is there already, and makes the folders that lead to it.
///
/// # Errors
/// A file or folder that cannot be written; a target that is a link, or no file. What was there is as it was.
pub fn write(target: &Path, bytes: &[u8]) -> Result<()> {
    let there = match fs::symlink_metadata(target) {
        Ok(there) => Some(there),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error).explain(|| cannot_write(target)),
    };

    if let Some(there) = &there {
        check_replaceable(target, there)?;
    }
    let part = staged(target, bytes).explain(|| cannot_write(target))?;
    if let Some(there) = there {
        // An editor may have given the file other permissions than new ones have; not all disks know them.
        part.as_file().set_permissions(there.permissions()).ok();
    }

    part.persist(target)
        .map_err(|refused| refused.error)
        .and_then(|_| sync_folder(folder_of(target)))
        .explain(|| cannot_write(target))
}

/// Writes a file that is not there yet, and makes the folders that lead to it. Returns `false`, and writes nothing, where
/// something has its name.
///
/// # Errors
/// A file or folder that cannot be written.
pub fn create(target: &Path, bytes: &[u8]) -> Result<bool> {
    let part = staged(target, bytes).explain(|| cannot_write(target))?;

    // Asking first and writing then would overwrite what another program wrote in between.
    match part.persist_noclobber(target) {
        Ok(_) => {
            sync_folder(folder_of(target)).explain(|| cannot_write(target))?;
            Ok(true)
        }
        Err(refused) if refused.error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(refused) => Err(refused.error).explain(|| cannot_write(target)),
    }
}

/// Makes a folder with files in it, each with its path below the folder: all of them, or nothing. Returns `false`, and
/// writes nothing, where something has its name.
///
/// # Errors
/// A file or folder that cannot be written.
pub fn create_folder(target: &Path, files: &[(&str, &[u8])]) -> Result<bool> {
    if fs::symlink_metadata(target).is_ok() {
        return Ok(false);
    }

    let cannot = || cannot_write(target);
    let parent = folder_of(target);
    make_folder(parent).explain(cannot)?;
    let part = tempfile::Builder::new()
        .prefix(PART)
        .tempdir_in(parent)
        .explain(cannot)?;
    for (path, bytes) in files {
        write(&part.path().join(path), bytes)?;
    }
    sync_folder(part.path()).explain(cannot)?;

    fs::rename(part.path(), target).explain(cannot)?;
    // The folder has its own name now: nothing is left to remove under the old one.
    drop(part.keep());
    sync_folder(parent).explain(cannot)?;
    Ok(true)
}

/// Removes what killed runs left in a folder, down to a depth of so many folders. Nobody else may be writing there.
///
/// # Errors
/// A leftover that cannot be removed.
pub fn sweep(folder: &Path, depth: usize) -> Result<()> {
    let entries = WalkDir::new(folder).max_depth(depth).into_iter();
    let mut entries = entries.filter_entry(|entry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || name.starts_with(PART) || !name.starts_with('.')
    });

    // What cannot be listed is reported when it is read.
    while let Some(entry) = entries.next() {
        let Ok(entry) = entry else { continue };
        if !entry.file_name().to_string_lossy().starts_with(PART) {
            continue;
        }

        let path = entry.path();
        let removed = if entry.file_type().is_dir() {
            entries.skip_current_dir();
            fs::remove_dir_all(path)
        } else {
            fs::remove_file(path)
        };
        removed.explain(|| message!("cannot-remove-path", path = path.display()))?;
    }
    Ok(())
}

/// Returns a hidden file beside the target with the bytes in it, safe on the disk.
fn staged(target: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = folder_of(target);
    make_folder(folder)?;

    let mut part = part_builder().tempfile_in(folder)?;
    part.write_all(bytes)?;
    part.as_file().sync_all()?;
    Ok(part)
}

/// Returns what makes hidden files: they get the permissions of any file that this process makes.
fn part_builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PART);

    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

/// Reports a target that must not be replaced: behind a link lies a file that somebody else may own, and a device has
/// nothing to replace.
fn check_replaceable(target: &Path, there: &fs::Metadata) -> Result<()> {
    let shown = target.display();
    if there.file_type().is_symlink() {
        bail!(trouble(message!("shown-is-a-symbolic-link", shown)));
    }
    if !there.is_file() {
        bail!(trouble(message!("shown-is-there-already", shown)));
    }
    Ok(())
}

/// Makes a folder and those that lead to it, safe on the disk.
fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    make_folder(folder_of(folder))?;

    match fs::create_dir(folder) {
        Ok(()) => sync_folder(folder_of(folder)),
        // Another program was faster.
        Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        Err(error) => Err(error),
    }
}

/// Returns the folder that a file or folder lies in.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    }
}

/// Waits until the names in a folder are on the disk.
///
/// # Errors
/// A disk that could not write.
#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Some network disks cannot do it for folders.
        Err(error) if error.kind() == ErrorKind::InvalidInput => Ok(()),
        done => done,
    }
}

/// Elsewhere folders cannot be opened; their names go to the disk with the files.
#[cfg(not(unix))]
pub(super) fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Returns the words for a file that cannot be written.
fn cannot_write(target: &Path) -> Message {
    message!("cannot-write-target", target = target.display())
}
