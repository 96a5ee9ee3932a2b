//! The folder that a site goes into, held by one build at a time.

use super::journal;
use super::known::{KnownFile, KnownFiles};
use super::manifest::{self, LOCK, MANIFEST, STAGING};
use super::own_file;
use super::remove::{remove_file, remove_folder};
use super::tree::{Entry, Tree};
use super::workshop::{BESIDE, WITHIN, Workshop};
use crate::base::message::{Explain, Message, message, trouble};
use crate::site::KeptTraces;
use crate::site::disk::file_lock::FileLock;
use crate::site::keys::{FileKey, Ingredients, Keys};
use anyhow::{Result, ensure};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The folder that a site goes into.
pub(super) struct Folder {
    /// Where it is, or will be; no link leads there.
    pub path: PathBuf,
    /// Whether it is there already.
    pub exists: bool,
    /// What the last build wrote, sorted.
    pub manifest: BTreeSet<String>,
    /// What lies in it, without what is Gangmu's own.
    pub tree: Tree,
    /// What is known of its files.
    pub known: KnownFiles,
    /// What its files were made of.
    pub keys: Keys,
    /// Where to work beside it; none where nothing can be written there.
    pub beside: Option<Workshop>,
    /// Held until the build is over.
    _locks: (Option<FileLock>, Option<FileLock>),
}

impl Folder {
    /// Opens a folder that is not there yet, is empty, or was made by Gangmu, and finishes or removes what killed builds
    /// left. `waiting` is told who holds it, if somebody does.
    ///
    /// # Errors
    /// A folder that is not Gangmu's, or that cannot be read or written.
    pub(super) fn open(path: &Path, waiting: impl FnOnce(&Message)) -> Result<Self> {
        let path = resolved(path)?;
        refuse_foreign(&path)?;
        let mut waiting = Some(waiting);
        let mut wait = |who: Message| {
            if let Some(waiting) = waiting.take() {
                waiting(&message!(
                    "who-is-writing-into-path",
                    who,
                    path = path.display()
                ));
            }
        };

        let beside = Workshop::beside(&path);
        let outer = match &beside {
            Ok(workshop) => Some(FileLock::take(&workshop.lock(), &mut wait)?),
            Err(_) => None,
        };
        let inner = FileLock::folder(&path, || wait(message!("another-build")));

        let exists = path.exists();
        if let (Err(error), false) = (&beside, exists) {
            return Err(trouble(Message::of_error(error.as_ref())));
        }
        let beside = beside.ok();
        let mut folder = Self {
            known: beside
                .as_ref()
                .map(|workshop| KnownFiles::read(&workshop.known()))
                .unwrap_or_default(),
            keys: beside.as_ref().and_then(read_keys).unwrap_or_default(),
            path,
            exists,
            manifest: BTreeSet::new(),
            tree: Tree::default(),
            beside,
            _locks: (outer, inner),
        };
        if exists {
            folder.heal()?;
            folder.look()?;
        }
        Ok(folder)
    }

    /// Finishes moves that a crash cut off, and removes what else a killed build left.
    fn heal(&self) -> Result<()> {
        let within = Workshop::within(&self.path);
        for workshop in self.beside.iter().chain([&within]) {
            if workshop.exists() {
                journal::finish(workshop, &self.path)?;
            }
        }

        let cannot = || message!("cannot-list-folder", folder = self.path.display());
        for entry in fs::read_dir(&self.path).explain(cannot)? {
            let entry = entry.explain(cannot)?;
            // Builds of former versions left such names here.
            if is_own_name(&entry) && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                remove_folder(&entry.path())?;
            } else if is_own_name(&entry) {
                remove_file(&entry.path())?;
            }
        }
        Ok(())
    }

    /// Reads the manifest and lists what is there.
    fn look(&mut self) -> Result<()> {
        self.tree = Tree::list(&self.path)?;
        self.tree.forget(MANIFEST);

        let text = own_file::read(&self.path.join(MANIFEST));
        self.manifest = match text {
            Ok(text) => manifest::parse(&text).ok_or_else(|| not_ours(&self.path))?,
            Err(_) if !self.tree.is_empty() => return Err(not_ours(&self.path)),
            Err(_) => BTreeSet::new(),
        };
        Ok(())
    }

    /// Keeps what is known of the files of the site that was written, for the next build. Where it cannot be kept, that
    /// one reads them.
    pub(super) fn keep_known(&self, files: &BTreeMap<String, KnownFile>) {
        if let Some(workshop) = &self.beside {
            fs::write(workshop.known(), KnownFiles::print(files)).ok();
        }
    }

    /// Keeps what files were made of, for the next build. Where it cannot be kept, that one makes them.
    pub(super) fn keep_keys(
        &self,
        ingredients: Option<&Ingredients>,
        keys: &BTreeMap<String, FileKey>,
    ) {
        if let Some(workshop) = &self.beside
            && let Some(ingredients) = ingredients
        {
            fs::write(workshop.keys(), Keys::print(ingredients, keys)).ok();
        }
    }

    /// Keeps what proofs found, for the next build. Where it cannot be kept, that one proves all plans.
    pub(super) fn keep_traces(&self, traces: &KeptTraces) {
        if let Some(workshop) = &self.beside
            && let Some(text) = traces.print()
        {
            fs::write(workshop.traces(), text).ok();
        }
    }

    /// Returns what is known of a file of the last build that is still there as that build left it.
    pub(super) fn known_file(&self, path: &str) -> Option<KnownFile> {
        if !matches!(self.tree.get(path), Some(Entry::File(_))) {
            return None;
        }
        let metadata = fs::symlink_metadata(self.path.join(path)).ok()?;
        self.known.get(path, &metadata)
    }

    /// Returns whether something that lies there was made by somebody else.
    pub(super) fn is_foreign(&self, path: &str, entry: Entry) -> bool {
        match entry {
            Entry::File(_) | Entry::Other => !self.manifest.contains(path),
            // One that a page stands below is ours.
            Entry::Folder => {
                let below = format!("{path}/");
                let mut after = self.manifest.range(below.clone()..);
                !after.next().is_some_and(|page| page.starts_with(&below))
            }
        }
    }
}

/// Reads what builds have kept of proofs beside a site, wherever links lead to it; nothing where there is none yet.
pub(super) fn read_traces(path: &Path) -> KeptTraces {
    let site = fs::canonicalize(path).ok();
    let workshop = site.and_then(|site| Workshop::found_beside(&site));
    let text = workshop.and_then(|workshop| own_file::read(&workshop.traces()).ok());
    text.map(|text| KeptTraces::parse(&text))
        .unwrap_or_default()
}

/// Reads what the files of the last build were made of.
fn read_keys(workshop: &Workshop) -> Option<Keys> {
    Keys::parse(&own_file::read_bytes(&workshop.keys()).ok()?)
}

/// Refuses a folder that other people made before anything is written, beside it or in it.
fn refuse_foreign(path: &Path) -> Result<()> {
    let Ok(mut entries) = fs::read_dir(path) else {
        return Ok(());
    };
    let is_ours = path.join(MANIFEST).exists()
        || entries.all(|entry| entry.is_ok_and(|entry| is_own_name(&entry)));
    ensure!(is_ours, not_ours(path));
    Ok(())
}

/// Returns whether an entry of a site has a name that Gangmu keeps for itself.
fn is_own_name(entry: &fs::DirEntry) -> bool {
    let name = entry.file_name();
    name == WITHIN || name == LOCK || name.to_string_lossy().starts_with(STAGING)
}

/// Returns the error for a folder that other people made.
fn not_ours(path: &Path) -> anyhow::Error {
    trouble(message!(
        "path-is-not-a-folder-that-gangmu",
        path = path.display()
    ))
}

/// Returns the path of a folder with its links followed; if it is not there, that of the folder that it will be in.
fn resolved(path: &Path) -> Result<PathBuf> {
    let shown = path.display();
    match fs::symlink_metadata(path) {
        Ok(_) => {
            let real =
                fs::canonicalize(path).explain(|| message!("cannot-look-at-shown", shown))?;
            ensure!(
                real.is_dir(),
                trouble(message!("shown-is-not-a-folder-choose-another", shown))
            );
            return Ok(real);
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error).explain(|| message!("cannot-look-at-shown", shown)),
    }

    let whole = std::path::absolute(path).explain(|| message!("cannot-look-at-shown", shown))?;
    let (Some(parent), Some(name)) = (whole.parent(), whole.file_name()) else {
        anyhow::bail!(trouble(message!("shown-is-no-name-for-a-folder", shown)));
    };
    ensure!(
        name != BESIDE,
        trouble(message!("shown-is-where-builds-work-choose-another", shown))
    );
    fs::create_dir_all(parent).explain(|| message!("cannot-make-root", root = parent.display()))?;
    let parent = fs::canonicalize(parent)?;
    Ok(parent.join(name))
}
