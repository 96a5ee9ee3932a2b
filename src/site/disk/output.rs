//! Puts a built site into a folder: as a whole or not at all, and only what changed.
//!
//! Files are staged first and moved into place when every one of them is there. A folder that
//! Gangmu made carries a manifest of what the last build wrote; nothing else in it is ever touched.

use anyhow::{Context, Result, bail, ensure};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError, RwLock};
use tempfile::TempDir;

/// The manifest's name; it marks a folder as made by Gangmu.
pub const MANIFEST: &str = ".gangmu";
const LOCK: &str = ".gangmu.lock";
const STAGING: &str = ".gangmu-staging-";
const FORMAT: &str = "gangmu site 1";

/// A file to be written.
#[derive(Debug, Clone)]
pub struct File {
    /// Path below the folder: relative, `/`-separated.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What a build came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Files of the site.
    pub files: usize,
    /// Files that were new or differed.
    pub changed: usize,
    /// Files of the last build that are no more.
    pub removed: Vec<String>,
    /// Bytes of all files together.
    pub bytes: u64,
}

/// Writes the files into `out`, in parallel, as they are made.
///
/// # Errors
/// The first file that could not be made or written; a folder that is not Gangmu's; two files with
/// one path. In each case `out` is as it was before.
pub fn write<E>(out: &Path, files: impl ParallelIterator<Item = Result<File, E>>) -> Result<Written>
where
    E: Into<anyhow::Error> + Send,
{
    let folder = Folder::open(out)?;
    let stage = Stage::new(&folder)?;
    files.try_for_each(|file| stage.add(&folder, file.map_err(Into::into)?))?;
    stage.check()?;
    stage.commit(&folder)
}

/// Keeps other builds out of a folder while it lives. The lock is the open file; its name is only
/// litter, so a build that was killed leaves no lock behind.
struct Lock {
    _file: fs::File,
    path: PathBuf,
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// The folder that a site goes into.
struct Folder {
    path: PathBuf,
    /// Whether it is there already.
    exists: bool,
    /// What the last build wrote, sorted.
    manifest: BTreeSet<String>,
    /// Held until the build is over.
    lock: Option<Lock>,
}

impl Folder {
    fn open(path: &Path) -> Result<Self> {
        let shown = path.display();
        let mut folder = Self {
            path: path.to_owned(),
            exists: false,
            manifest: BTreeSet::new(),
            lock: None,
        };
        match fs::symlink_metadata(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(folder),
            Err(error) => return Err(error).with_context(|| format!("cannot look at {shown}")),
            Ok(_) => {}
        }
        ensure!(
            path.is_dir(),
            "{shown} is not a folder: choose another with --out"
        );
        folder.exists = true;
        let lock = fs::File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(path.join(LOCK))
            .with_context(|| format!("cannot write into {shown}"))?;
        if lock.try_lock().is_err() {
            bail!("another build is writing into {shown}: wait until it is done");
        }
        folder.lock = Some(Lock {
            _file: lock,
            path: path.join(LOCK),
        });
        let mut foreign = false;
        for entry in fs::read_dir(path).with_context(|| format!("cannot list {shown}"))? {
            let entry = entry?;
            let name = entry.file_name();
            if name.to_string_lossy().starts_with(STAGING) {
                // Left behind by a build that was killed; the lock says that none is running.
                fs::remove_dir_all(entry.path())?;
            } else if name != LOCK && name != MANIFEST {
                foreign = true;
            }
        }
        match fs::read_to_string(path.join(MANIFEST)) {
            Ok(text) => match read_manifest(&text) {
                Some(manifest) => folder.manifest = manifest,
                None => return Err(folder.not_ours()),
            },
            Err(_) if foreign => return Err(folder.not_ours()),
            Err(_) => {}
        }
        Ok(folder)
    }

    fn not_ours(&self) -> anyhow::Error {
        anyhow::anyhow!(
            "{} is not a folder that Gangmu made, so it is left alone: choose another with --out, or empty it",
            self.path.display()
        )
    }
}

/// The paths in a manifest; `None` when it is not one, or leads out of its folder.
fn read_manifest(text: &str) -> Option<BTreeSet<String>> {
    let mut lines = text.lines();
    if lines.next() != Some(FORMAT) {
        return None;
    }
    lines
        .map(|line| sound(line).then(|| line.to_owned()))
        .collect()
}

/// Whether a path stays below the folder, and is none of our own marks.
fn sound(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(['\\', '\0', ':'])
        && path
            .split('/')
            .all(|part| !part.is_empty() && part != "." && part != "..")
        && ![MANIFEST, LOCK].contains(&path)
        && !path.starts_with(STAGING)
}

/// Files on their way into the folder.
struct Stage {
    temp: TempDir,
    /// Every path, by its lower-case form: two that differ in case alone are one on many disks.
    paths: Mutex<HashMap<String, String>>,
    changed: Mutex<Vec<String>>,
    made: RwLock<HashSet<PathBuf>>,
    files: AtomicUsize,
    bytes: AtomicU64,
}

impl Stage {
    /// Within the folder if it is there, so that moving stays on one file system; else beside it.
    fn new(folder: &Folder) -> Result<Self> {
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

    fn add(&self, folder: &Folder, file: File) -> Result<()> {
        let File { path, bytes } = file;
        ensure!(sound(&path), "`{path}` is not a path below the site");
        let other = unpoisoned(self.paths.lock()).insert(path.to_lowercase(), path.clone());
        if let Some(other) = other {
            bail!("two pages have one address: {other} and {path}");
        }
        self.files.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        if folder.exists {
            let target = folder.path.join(&path);
            if let Ok(there) = fs::symlink_metadata(&target) {
                let ours = folder.manifest.contains(&path);
                if !ours && !there.is_dir() {
                    bail!(
                        "{} was not made by Gangmu, and a page wants its place: move it away",
                        target.display()
                    );
                }
                let same = there.is_file()
                    && there.len() == bytes.len() as u64
                    && fs::read(&target).is_ok_and(|old| old == bytes);
                if same {
                    return Ok(());
                }
            }
        }
        let target = self.temp.path().join(&path);
        if let Some(parent) = target.parent() {
            self.make(parent)?;
        }
        fs::write(&target, &bytes).with_context(|| format!("cannot write {path}"))?;
        unpoisoned(self.changed.lock()).push(path);
        Ok(())
    }

    /// Makes a folder once, whichever thread comes first.
    fn make(&self, folder: &Path) -> Result<()> {
        if self
            .made
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .contains(folder)
        {
            return Ok(());
        }
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        self.made
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(folder.to_owned());
        Ok(())
    }

    /// A path that is a folder of another cannot be a file.
    fn check(&self) -> Result<()> {
        let paths = unpoisoned(self.paths.lock());
        for path in paths.keys() {
            for (at, _) in path.match_indices('/') {
                if let Some(file) = paths.get(&path[..at]) {
                    bail!("{file} is a page and a folder of {path}");
                }
            }
        }
        Ok(())
    }

    fn commit(self, folder: &Folder) -> Result<Written> {
        let paths: BTreeSet<String> = unpoisoned(self.paths.lock()).values().cloned().collect();
        let mut changed = std::mem::take(&mut *unpoisoned(self.changed.lock()));
        changed.sort_unstable();
        let mut written = Written {
            files: self.files.load(Ordering::Relaxed),
            changed: changed.len(),
            removed: Vec::new(),
            bytes: self.bytes.load(Ordering::Relaxed),
        };
        if !folder.exists {
            fs::write(self.temp.path().join(MANIFEST), manifest(&paths))?;
            open_to_readers(self.temp.path())?;
            // One step: whoever looks sees nothing, or all of it.
            fs::rename(self.temp.path(), &folder.path)
                .with_context(|| format!("cannot move the site to {}", folder.path.display()))?;
            // The folder has its new name; there is nothing left to clean up under the old one.
            let _ = self.temp.keep();
            return Ok(written);
        }
        let folders = no_links(folder, &changed)?;
        // Whatever happens from here on, everything in the folder is known to be ours.
        let both: BTreeSet<String> = folder.manifest.union(&paths).cloned().collect();
        put_manifest(folder, self.temp.path(), &both)?;
        let stale: Vec<&String> = folder.manifest.difference(&paths).collect();
        let (in_the_way, gone): (Vec<&String>, Vec<&String>) = stale
            .into_iter()
            .partition(|old| in_the_way(old, &paths, &folders));
        written.removed.extend(remove(folder, &in_the_way)?);
        for parent in &folders {
            fs::create_dir_all(folder.path.join(parent))?;
        }
        let staged = self.temp.path();
        changed.par_iter().try_for_each(|path| {
            fs::rename(staged.join(path), folder.path.join(path))
                .with_context(|| format!("cannot move {path} into {}", folder.path.display()))
        })?;
        written.removed.extend(remove(folder, &gone)?);
        put_manifest(folder, self.temp.path(), &paths)?;
        Ok(written)
    }
}

/// A lock that a panicking thread left is as good as any: the panic ends the build anyway.
fn unpoisoned<T>(lock: Result<T, PoisonError<T>>) -> T {
    lock.unwrap_or_else(PoisonError::into_inner)
}

/// A temporary folder is its owner's alone; a site is for a server to read.
#[cfg(unix)]
fn open_to_readers(folder: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    // As any folder that this process makes: a fresh one tells what the umask leaves.
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

fn manifest(paths: &BTreeSet<String>) -> String {
    let mut text = format!("{FORMAT}\n");
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}

/// Replaces the manifest in one step, if it differs.
fn put_manifest(folder: &Folder, staging: &Path, paths: &BTreeSet<String>) -> Result<()> {
    let text = manifest(paths);
    let target = folder.path.join(MANIFEST);
    if fs::read_to_string(&target).is_ok_and(|old| old == text) {
        return Ok(());
    }
    let fresh = staging.join(MANIFEST);
    fs::write(&fresh, text)?;
    fs::rename(&fresh, &target).context("cannot write the manifest")?;
    Ok(())
}

/// The folders that the changed files need; a link among them would lead elsewhere.
fn no_links(folder: &Folder, changed: &[String]) -> Result<BTreeSet<String>> {
    let mut folders = BTreeSet::new();
    for path in changed {
        for (at, _) in path.match_indices('/') {
            folders.insert(path[..at].to_owned());
        }
    }
    for name in &folders {
        let target = folder.path.join(name);
        if fs::symlink_metadata(&target).is_ok_and(|there| there.file_type().is_symlink()) {
            bail!(
                "{} is a link that Gangmu did not make: move it away",
                target.display()
            );
        }
    }
    Ok(folders)
}

/// Whether an old file stands where a new one wants a folder, or below where a new one wants to be.
fn in_the_way(old: &str, paths: &BTreeSet<String>, folders: &BTreeSet<String>) -> bool {
    folders.contains(old)
        || old
            .match_indices('/')
            .any(|(at, _)| paths.contains(&old[..at]))
}

/// Removes old files and the folders that this leaves empty; says how many files were there.
fn remove(folder: &Folder, paths: &[&String]) -> Result<Vec<String>> {
    let mut removed = Vec::new();
    let mut parents: BTreeSet<&str> = BTreeSet::new();
    for path in paths {
        let through_link = path.match_indices('/').any(|(at, _)| {
            fs::symlink_metadata(folder.path.join(&path[..at]))
                .is_ok_and(|there| there.file_type().is_symlink())
        });
        if through_link {
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
    // The deepest first; a folder that still holds something stays.
    for parent in parents.into_iter().rev() {
        let target = folder.path.join(parent);
        if target.file_name() != Some(OsStr::new("")) {
            let _ = fs::remove_dir(target);
        }
    }
    Ok(removed)
}
