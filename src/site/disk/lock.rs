//! Keeps two commands from writing into one project at once.

use super::file_lock::FileLock;
use super::project::Project;
use super::whole_file;
use anyhow::Result;
use std::path::Path;

/// How deep plans may lie below content/plans for leftovers beside them to be found.
const DEEPEST: usize = 8;

/// Held while a command writes; other commands wait.
pub struct Lock {
    _folders: Vec<FileLock>,
}

impl Project {
    /// Locks the project, and the content folder that is written to if that lies elsewhere, and removes what killed
    /// commands left in them. `on_wait` is called if another command holds the lock; then this waits until it is done.
    ///
    /// # Errors
    /// A leftover that cannot be removed.
    pub fn lock(&self, content: &Path, on_wait: impl Fn()) -> Result<Lock> {
        let mut folders = vec![self.root.as_path()];
        if !content.starts_with(&self.root) {
            folders.push(content);
        }

        let locked = folders
            .into_iter()
            .filter_map(|folder| FileLock::folder(folder, &on_wait));
        let lock = Lock {
            _folders: locked.collect(),
        };
        whole_file::sweep(content, 1)?;
        whole_file::sweep(&content.join("plans"), DEEPEST)?;
        for folder in [
            &content.join("seeds"),
            &self.root.join("seeds"),
            &self.themes,
        ] {
            whole_file::sweep(folder, 1)?;
        }
        Ok(lock)
    }
}
