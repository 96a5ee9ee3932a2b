//! Locks that the system takes back when a process ends, however it ends.

use crate::base::message::{Explain, Message, message, trouble};
use anyhow::{Result, ensure};
use std::fs::{self, File, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;

/// A lock that holds until it is dropped, also by a kill.
#[derive(Debug)]
pub struct FileLock {
    _file: File,
}

impl FileLock {
    /// Locks the file at a path, which is made if it is not there and stays: a name that were removed could be locked by
    /// one build while another makes it anew. `waiting` is told who holds it, if somebody does.
    ///
    /// # Errors
    /// A file that cannot be made or locked.
    pub fn take(path: &Path, waiting: impl FnOnce(Message)) -> Result<Self> {
        let cannot = || message!("cannot-lock-path", path = path.display());
        if let Ok(there) = fs::symlink_metadata(path) {
            // To open a pipe would wait for its other end.
            ensure!(
                there.is_file(),
                trouble(message!("path-is-not-a-file-remove", path = path.display()))
            );
        }
        let mut file = File::options()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(path)
            .explain(cannot)?;

        if let Err(TryLockError::WouldBlock) = file.try_lock() {
            waiting(holder(&mut file));
            file.lock().explain(cannot)?;
        }

        // For those who wait: it is no harm if it cannot be said.
        let said = file.set_len(0).and_then(|()| file.rewind());
        _ = said.and_then(|()| write!(file, "{}", std::process::id()));
        Ok(Self { _file: file })
    }

    /// Locks a folder by itself, whatever its path is now, so that nothing is left in it. `waiting` is called if another
    /// process holds it. `None` where there is no folder, or where the system cannot lock one, as on Windows.
    pub fn folder(path: &Path, waiting: impl FnOnce()) -> Option<Self> {
        let mut waiting = Some(waiting);
        loop {
            let folder = File::open(path).ok()?;
            match folder.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    if let Some(waiting) = waiting.take() {
                        waiting();
                    }
                    folder.lock().ok()?;
                }
                Err(TryLockError::Error(_)) => return None,
            }

            // Who held it may have put another folder in its place.
            if is_same(&folder, path) {
                return Some(Self { _file: folder });
            }
        }
    }
}

/// Returns who holds a lock, in words.
fn holder(file: &mut File) -> Message {
    let mut id = String::new();
    let read = file.read_to_string(&mut id);
    match read {
        Ok(_) if !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()) => {
            message!("another-build-process-id", id)
        }
        _ => message!("another-build"),
    }
}

/// Returns whether an open folder is the one that has a path now.
#[cfg(unix)]
fn is_same(open: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    let (Ok(open), Ok(there)) = (open.metadata(), fs::metadata(path)) else {
        return false;
    };
    (open.dev(), open.ino()) == (there.dev(), there.ino())
}

#[cfg(not(unix))]
fn is_same(_open: &File, path: &Path) -> bool {
    fs::metadata(path).is_ok()
}
