//! The list of moves that have begun: what a crash cuts off is finished by the next build.

use super::durable::{flush_disk, flush_files};
use super::manifest::{MANIFEST, is_below_site};
use super::own_file;
use super::remove::{remove_empty_parents, remove_file, remove_folder};
use super::rescue::rescue;
use super::workshop::Workshop;
use crate::base::message::{Explain, message, trouble};
use crate::site::disk::whole_file;
use anyhow::{Result, bail};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The first line of a journal.
const FORMAT: &str = "gangmu journal 1";

/// One change to the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// A staged file goes to its place.
    Put(String),
    /// An old file goes.
    Remove(String),
}

impl Step {
    /// Returns the path of the file.
    pub(super) fn path(&self) -> &str {
        match self {
            Self::Put(path) | Self::Remove(path) => path,
        }
    }
}

/// Writes the journal, and makes sure that it and the new files, `changed`, are on the disk. `staged` is where they lie, a
/// name in the workshop.
///
/// # Errors
/// A disk that could not write.
pub(super) fn write<'a>(
    workshop: &Workshop,
    staged: &str,
    steps: impl Iterator<Item = &'a Step>,
    changed: &[PathBuf],
) -> Result<()> {
    let mut text = format!("{FORMAT}\n{staged}\n");
    for step in steps {
        let sign = match step {
            Step::Put(_) => '+',
            Step::Remove(_) => '-',
        };
        text.push(sign);
        text.push_str(step.path());
        text.push('\n');
    }

    // Only then does it count: a journal is whole, or it is not there.
    flush_files(workshop.path(), changed.iter())?;
    whole_file::write(&workshop.journal(), text.as_bytes())
}

/// Forgets the journal when all is done, or undone.
///
/// # Errors
/// A journal that cannot be removed.
pub(super) fn close(workshop: &Workshop) -> Result<()> {
    remove_file(&workshop.journal())?;
    remove_folder(&workshop.undo())?;
    remove_folder(&workshop.staged())
}

/// Finishes what the journal of a killed build lists, and removes what that build left in its workshop.
///
/// # Errors
/// A file that cannot be moved or removed; a journal that leads out of the site.
pub(super) fn finish(workshop: &Workshop, site: &Path) -> Result<()> {
    whole_file::sweep(workshop.path(), 1)?;
    let text = match own_file::read(&workshop.journal()) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            remove_folder(&workshop.staged())?;
            remove_folder(&workshop.undo())?;
            return rescue(&workshop.tree(), site);
        }
        Err(error) => {
            return Err(error).explain(|| message!("cannot-read-the-journal-of-a-build"));
        }
    };

    let (staged, steps) = parse(&text, workshop)?;
    for step in &steps {
        let path = step.path();
        let target = site.join(path);
        match step {
            Step::Put(_) => put(&staged.join(path), &target)?,
            // What is a folder by now was put there later.
            Step::Remove(_) if target.is_dir() => {}
            Step::Remove(_) => {
                remove_file(&target)?;
                remove_empty_parents(site, path);
            }
        }
    }
    flush_disk(site)?;
    close(workshop)
}

/// Moves a staged file to its place, unless that was done.
fn put(from: &Path, to: &Path) -> Result<()> {
    if fs::symlink_metadata(from).is_err() {
        return Ok(());
    }
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent)
            .explain(|| message!("cannot-make-root", root = parent.display()))?;
    }
    fs::rename(from, to).explain(|| message!("cannot-move", to = to.display()))
}

/// Returns where the new files lie, and the steps.
fn parse(text: &str, workshop: &Workshop) -> Result<(PathBuf, Vec<Step>)> {
    let wrong = || {
        trouble(message!(
            "journal-is-no-journal-remove",
            journal = workshop.journal().display()
        ))
    };
    let mut lines = text.lines();
    if lines.next() != Some(FORMAT) {
        bail!(wrong());
    }
    let staged = [workshop.staged(), workshop.tree()]
        .into_iter()
        .find(|place| place.file_name().and_then(|name| name.to_str()) == text.lines().nth(1))
        .ok_or_else(wrong)?;

    let steps = lines.skip(1).map(|line| {
        let step = match line.split_at_checked(1) {
            Some(("+", path)) => Step::Put(path.to_owned()),
            Some(("-", path)) => Step::Remove(path.to_owned()),
            _ => bail!(wrong()),
        };
        if step.path() != MANIFEST && !is_below_site(step.path()) {
            bail!(wrong());
        }
        Ok(step)
    });
    Ok((staged, steps.collect::<Result<_>>()?))
}
