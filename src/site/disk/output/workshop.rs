//! The folder in which a build keeps what is its own: the next tree, a journal, what it knows of the last one.

use super::remove::remove_folder;
use crate::base::message::{Explain, Message, message, trouble};
use anyhow::{Result, ensure};
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The name of the folder beside a site that holds a workshop for each site there.
pub(super) const BESIDE: &str = ".gangmu-cache";
/// The name of a workshop within the site, for as long as the build runs.
pub(super) const WITHIN: &str = ".gangmu-work";

/// Where a build works.
#[derive(Debug, Clone)]
pub(super) struct Workshop {
    path: PathBuf,
}

impl Workshop {
    /// Opens the workshop beside a site: `public` has `.gangmu-cache/public`.
    ///
    /// # Errors
    /// A place where nothing can be written, or that a link leads elsewhere from.
    pub(super) fn beside(site: &Path) -> Result<Self> {
        let parent = site.parent().unwrap_or(Path::new("/"));
        let name = site.file_name().unwrap_or(OsStr::new("site"));
        let shelf = parent.join(BESIDE);

        make(&shelf)?;
        // What Git is not told of nobody commits by mistake.
        let ignore = shelf.join(".gitignore");
        if !ignore.exists() {
            fs::write(&ignore, "*\n").explain(|| cannot(&shelf))?;
        }
        let path = shelf.join(name);
        make(&path)?;
        Ok(Self { path })
    }

    /// Returns the one beside a site, if it is there.
    pub(super) fn found_beside(site: &Path) -> Option<Self> {
        let name = site.file_name()?;
        let path = site.parent()?.join(BESIDE).join(name);
        Some(Self { path }).filter(Self::exists)
    }

    /// Returns the workshop within a site, whether it is there or not.
    pub(super) fn within(site: &Path) -> Self {
        Self {
            path: site.join(WITHIN),
        }
    }

    /// Makes its folder, if it is not there.
    ///
    /// # Errors
    /// A place where nothing can be written.
    pub(super) fn make(&self) -> Result<()> {
        make(&self.path)
    }

    /// Returns whether it is there.
    pub(super) fn exists(&self) -> bool {
        fs::symlink_metadata(&self.path).is_ok_and(|there| there.is_dir())
    }

    /// Leaves nothing within a site: its workshop is removed, and with it what is in it.
    ///
    /// # Errors
    /// A folder that cannot be removed.
    pub(super) fn leave(&self, site: &Path) -> Result<()> {
        if self.path.starts_with(site) {
            remove_folder(&self.path)?;
        }
        Ok(())
    }

    /// Returns its folder.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the file that a running build holds locked.
    pub(super) fn lock(&self) -> PathBuf {
        self.path.join("lock")
    }

    /// Returns where the next tree is made; between builds, the tree that was there before the last one.
    pub(super) fn tree(&self) -> PathBuf {
        self.path.join("tree")
    }

    /// Returns where changed files wait to be moved.
    pub(super) fn staged(&self) -> PathBuf {
        self.path.join("staged")
    }

    /// Returns where replaced and removed files wait until all is done.
    pub(super) fn undo(&self) -> PathBuf {
        self.path.join("undo")
    }

    /// Returns the file that lists moves that have begun.
    pub(super) fn journal(&self) -> PathBuf {
        self.path.join("journal")
    }

    /// Returns the file that says what the site's files were made of.
    pub(super) fn keys(&self) -> PathBuf {
        self.path.join("keys")
    }

    /// Returns the file that says what proofs found.
    pub(super) fn traces(&self) -> PathBuf {
        self.path.join("traces")
    }

    /// Returns the file that says what is known of the site's files.
    pub(super) fn known(&self) -> PathBuf {
        self.path.join("known")
    }
}

/// Makes a folder, and refuses a link in its place.
fn make(path: &Path) -> Result<()> {
    match fs::create_dir(path) {
        Ok(()) => return Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error).explain(|| cannot(path)),
    }

    let there = fs::symlink_metadata(path).explain(|| cannot(path))?;
    ensure!(
        there.is_dir(),
        trouble(message!("path-is-not-a-folder-move", path = path.display()))
    );
    Ok(())
}

fn cannot(path: &Path) -> Message {
    message!("cannot-write-into-path", path = path.display())
}
