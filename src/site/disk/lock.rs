//! Keeps two commands from writing into one project at once.

use super::project::Project;
use super::whole_file;
use anyhow::Result;
use std::fs::{File, TryLockError};
use std::path::Path;

/// How deep plans may lie below content/plans for leftovers beside them to be found.
const DEEPEST: usize = 8;

/// Held while a command writes; other commands wait.
pub struct Lock {
    _folders: Vec<File>,
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
            .filter_map(|folder| lock(folder, &on_wait));
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

/// Locks a folder by the folder itself, so that nothing is left in it. `None` where there is no folder yet, or where the
/// system cannot lock one, as on Windows: then each file is written whole all the same.
fn lock(folder: &Path, on_wait: impl Fn()) -> Option<File> {
    let file = File::open(folder).ok()?;
    match file.try_lock() {
        Ok(()) => Some(file),
        Err(TryLockError::WouldBlock) => {
            on_wait();
            file.lock().ok()?;
            Some(file)
        }
        Err(TryLockError::Error(_)) => None,
    }
}
