//! The folder that a site goes into, held by one build at a time.

use super::manifest::{self, LOCK, MANIFEST, STAGING};
use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The folder that a site goes into.
pub(super) struct Folder {
    /// Where it is, or will be.
    pub path: PathBuf,
    /// Whether it is there already.
    pub exists: bool,
    /// What the last build wrote, sorted.
    pub manifest: BTreeSet<String>,
    /// Held until the build is over.
    _lock: Option<Lock>,
}

/// Keeps other builds out of a folder while it lives. The lock is the open file; its name is only
/// litter, so a build that was killed leaves no lock behind.
struct Lock {
    _file: fs::File,
    path: PathBuf,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A name that stays does no harm: the lock went with the open file.
        fs::remove_file(&self.path).ok();
    }
}

impl Folder {
    /// Opens a folder that is not there yet, is empty, or was made by Gangmu, and removes what killed builds
    /// left in it.
    ///
    /// # Errors
    /// A folder that is not Gangmu's, that another build writes into, or that cannot be read or written.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let shown = path.display();
        match fs::symlink_metadata(path) {
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Ok(Self {
                    path: path.to_owned(),
                    exists: false,
                    manifest: BTreeSet::new(),
                    _lock: None,
                });
            }
            Err(error) => return Err(error).with_context(|| format!("cannot look at {shown}")),
        }
        ensure!(
            path.is_dir(),
            "{shown} is not a folder: choose another with --out"
        );

        let lock = Lock::take(path)?;
        let has_other_files = sweep(path)?;

        let manifest = match fs::read_to_string(path.join(MANIFEST)) {
            Ok(text) => manifest::parse(&text).ok_or_else(|| not_ours(path))?,
            Err(_) if has_other_files => return Err(not_ours(path)),
            Err(_) => BTreeSet::new(),
        };
        Ok(Self {
            path: path.to_owned(),
            exists: true,
            manifest,
            _lock: Some(lock),
        })
    }
}

impl Lock {
    /// Locks a folder.
    ///
    /// # Errors
    /// A folder that another build has locked, or that cannot be written into.
    fn take(folder: &Path) -> Result<Self> {
        let shown = folder.display();
        let path = folder.join(LOCK);
        let file = fs::File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .with_context(|| format!("cannot write into {shown}"))?;

        if file.try_lock().is_err() {
            bail!("another build is writing into {shown}: wait until it is done");
        }
        Ok(Self { _file: file, path })
    }
}

/// Removes what killed builds left behind, and returns whether the folder holds anything but the files by which Gangmu
/// marks it. The lock must be held, so that no other build is running.
fn sweep(path: &Path) -> Result<bool> {
    let mut has_other_files = false;
    let entries = fs::read_dir(path).with_context(|| format!("cannot list {}", path.display()))?;

    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        if name.to_string_lossy().starts_with(STAGING) {
            fs::remove_dir_all(entry.path())?;
        } else if name != LOCK && name != MANIFEST {
            has_other_files = true;
        }
    }
    Ok(has_other_files)
}

/// Returns the error for a folder that other people made.
fn not_ours(path: &Path) -> anyhow::Error {
    anyhow::anyhow!(
        "{} is not a folder that Gangmu made, so it is left alone: choose another with --out, or empty it",
        path.display()
    )
}
