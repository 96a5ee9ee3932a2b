//! Files on their way into the folder: made where readers do not look, in parallel.

use super::folder::Folder;
use super::known::KnownFile;
use super::large::{NotMade, digest_of_file, has_same_bytes};
use super::manifest::{MANIFEST, is_below_site, print};
use super::next_tree::{NextTree, copy_mode, link_or_copy, unpoisoned};
use super::remove::{remove_file, remove_folder};
use super::staged::{Staged, Way};
use super::swap;
use super::tree::{Entry, Tree};
use super::workshop::Workshop;
use crate::base::digest::{Digest, digest};
use crate::base::message::{Explain, message, trouble};
use crate::site::keys::FileKey;
use crate::site::{FileContent, LargeFile, SiteFile};
use anyhow::{Result, bail, ensure};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Mutex;

/// Files that are being staged.
pub(super) struct Stage<'a> {
    folder: &'a Folder,
    way: Way,
    workshop: Workshop,
    tree: NextTree<'a>,
    /// Every path, by its lower-case form: two that differ in case alone are one on many disks.
    paths: Mutex<HashMap<String, String>>,
    files: Mutex<Vec<StagedFile>>,
    is_finished: bool,
}

/// What was staged for nothing is removed, but for a tree beside a site that is there: the next build makes its own of it.
impl Drop for Stage<'_> {
    fn drop(&mut self) {
        if !self.is_finished && (self.way == Way::Moves || !self.folder.exists) {
            remove_folder(&self.tree.root).ok();
            self.workshop.leave(&self.folder.path).ok();
        }
    }
}

/// A file that was added.
struct StagedFile {
    path: String,
    known: KnownFile,
    is_changed: bool,
    key: Option<FileKey>,
}

impl<'a> Stage<'a> {
    /// Finds out how files can get into the folder, and makes a place for them.
    ///
    /// # Errors
    /// No place to write.
    pub(super) fn new(folder: &'a Folder, in_place: bool) -> Result<Self> {
        let beside = folder.beside.as_ref();
        let can_exchange =
            |workshop: &&Workshop| !folder.exists || swap::is_possible(folder, workshop);

        let (way, workshop) = match beside
            .filter(|_| !in_place || !folder.exists)
            .filter(can_exchange)
        {
            Some(workshop) => (Way::Exchange, workshop.clone()),
            // Moving stays on one disk.
            None => match beside.filter(|workshop| swap::is_same_disk(folder, workshop)) {
                Some(workshop) => (Way::Moves, workshop.clone()),
                None => (Way::Moves, Workshop::within(&folder.path)),
            },
        };
        workshop.make()?;

        let root = match way {
            Way::Exchange => workshop.tree(),
            Way::Moves => workshop.staged(),
        };
        let mut old_tree = Tree::default();
        if way == Way::Moves || !folder.exists {
            remove_folder(&root)?;
        } else if root.exists() {
            // Without its manifest it is no site, whatever happens from here on.
            remove_file(&root.join(MANIFEST))?;
            old_tree = Tree::list(&root)?;
        }
        fs::create_dir_all(&root)
            .explain(|| message!("cannot-make-root", root = root.display()))?;

        Ok(Self {
            folder,
            way,
            workshop,
            tree: NextTree::new(root, folder, old_tree),
            paths: Mutex::default(),
            files: Mutex::default(),
            is_finished: false,
        })
    }

    /// Adds a file to the site, and writes it if it is new or differs from what is there.
    ///
    /// # Errors
    /// A path that leads out of the site or that two files have; a file of somebody else in its place; a file that cannot
    /// be made or written.
    pub(super) fn add(&self, file: SiteFile<'_>) -> Result<()> {
        let SiteFile { path, content, key } = file;
        ensure!(
            is_below_site(&path),
            trouble(message!("path-is-not-a-path-below", path))
        );
        let other = unpoisoned(self.paths.lock()).insert(path.to_lowercase(), path.clone());
        if let Some(other) = other {
            bail!(trouble(message!(
                "two-pages-have-one-address-other",
                other,
                path
            )));
        }
        self.refuse_foreign(&path)?;

        let mut file = match content {
            FileContent::Bytes(bytes) => self.add_bytes(path, &bytes)?,
            FileContent::Large(file) => self.add_large(path, &file)?,
            FileContent::Kept => self.add_kept(path)?,
            FileContent::Elsewhere(place) => {
                let digest = key.as_ref().map(|key| key.content);
                self.add_elsewhere(path, &place, digest.unwrap_or_default())?
            }
        };
        if let Some(key) = key {
            file.key = Some(key);
        }
        if let Some(key) = &mut file.key {
            key.content = file.known.digest;
        }
        unpoisoned(self.files.lock()).push(file);
        Ok(())
    }

    /// Adds a file that stays as the last build made it.
    fn add_kept(&self, path: String) -> Result<StagedFile> {
        let known = self.folder.known_file(&path);
        let known = known.ok_or_else(|| trouble(message!("changed-meanwhile", path)))?;
        self.keep(&path)?;
        Ok(StagedFile {
            key: None,
            path,
            known,
            is_changed: false,
        })
    }

    /// Lets a file of the last build be in the next site, too.
    fn keep(&self, path: &str) -> Result<()> {
        match self.way {
            Way::Exchange => self.tree.link(path),
            Way::Moves => Ok(()),
        }
    }

    /// Adds a file that another process made, if it still has the bytes with a digest.
    fn add_elsewhere(&self, path: String, place: &Path, digest: Digest) -> Result<StagedFile> {
        let cannot = || message!("cannot-read-file", file = place.display());
        let length = fs::metadata(place).explain(cannot)?.len();
        ensure!(
            digest_of_file(place).explain(cannot)? == digest,
            trouble(message!("not-as-it-was-made", file = place.display()))
        );

        let is_it = |old: &Path| has_same_bytes(old, place);
        let there = self.unchanged(&path, length, digest, is_it)?;
        let is_changed = there.is_none();
        let known = match there {
            Some(known) => {
                self.keep(&path)?;
                known
            }
            None => {
                self.tree.make_place(&path)?;
                let target = self.tree.root.join(&path);
                let cannot = || message!("cannot-write-target", target = path);
                link_or_copy(place, &target).explain(cannot)?;
                KnownFile::new(digest, &fs::metadata(&target).explain(cannot)?)
            }
        };
        Ok(StagedFile {
            path,
            known,
            is_changed,
            key: None,
        })
    }

    /// Adds a file with these bytes.
    fn add_bytes(&self, path: String, bytes: &[u8]) -> Result<StagedFile> {
        let digest = digest(bytes);
        let holds_them = |old: &Path| fs::read(old).map(|old_bytes| old_bytes == bytes);
        let there = self.unchanged(&path, bytes.len() as u64, digest, holds_them)?;
        let is_changed = there.is_none();
        let known = match there {
            Some(known) => {
                self.keep(&path)?;
                known
            }
            None => self.write(&path, bytes, digest)?,
        };
        Ok(StagedFile {
            path,
            known,
            is_changed,
            key: None,
        })
    }

    /// Adds a file that writes itself: only then is it known whether it differs.
    fn add_large(&self, path: String, file: &LargeFile<'_>) -> Result<StagedFile> {
        self.tree.make_place(&path)?;
        let target = self.tree.root.join(&path);
        let key = file.write_to(&target).map_err(NotMade)?;

        let cannot = || message!("cannot-read-file", file = path);
        let written = fs::metadata(&target).explain(cannot)?;
        let digest = digest_of_file(&target).explain(cannot)?;
        let is_it = |old: &Path| has_same_bytes(old, &target);
        let there = self.unchanged(&path, written.len(), digest, is_it)?;
        if there.is_some() {
            remove_file(&target)?;
            if self.way == Way::Exchange {
                link_or_copy(&self.folder.path.join(&path), &target)
                    .explain(|| message!("cannot-keep-path", path))?;
            }
        }
        Ok(StagedFile {
            path,
            known: there.unwrap_or_else(|| KnownFile::new(digest, &written)),
            is_changed: there.is_none(),
            key,
        })
    }

    /// Refuses a path where something lies that Gangmu did not make.
    fn refuse_foreign(&self, path: &str) -> Result<()> {
        let parents = path.match_indices('/').map(|(at, _)| &path[..at]);
        for place in parents.chain([path]) {
            let there = self.folder.tree.get(place);
            let foreign = there
                .filter(|entry| *entry != Entry::Folder && self.folder.is_foreign(place, *entry));
            if foreign.is_some() {
                bail!(trouble(message!(
                    "join-stands-where-a-page-goes",
                    join = self.folder.path.join(place).display()
                )));
            }
        }
        Ok(())
    }

    /// Returns what is known of the file of the last build, if it has the same bytes as the new one: `is_same` compares
    /// them, where its digest is not known.
    fn unchanged(
        &self,
        path: &str,
        length: u64,
        digest: Digest,
        is_same: impl FnOnce(&Path) -> io::Result<bool>,
    ) -> Result<Option<KnownFile>> {
        if !matches!(self.folder.tree.get(path), Some(Entry::File(_))) {
            return Ok(None);
        }
        let target = self.folder.path.join(path);
        let Ok(metadata) = fs::symlink_metadata(&target) else {
            return Ok(None);
        };

        if let Some(known) = self.folder.known.get(path, &metadata) {
            return Ok((known.digest == digest).then_some(known));
        }
        // Nothing is known of it, or somebody touched it: its bytes decide.
        let is_same =
            metadata.is_file() && metadata.len() == length && is_same(&target).unwrap_or(false);
        Ok(is_same.then(|| KnownFile::new(digest, &metadata)))
    }

    /// Writes a file, never into one that has another name as well.
    fn write(&self, path: &str, bytes: &[u8], digest: Digest) -> Result<KnownFile> {
        self.tree.make_place(path)?;
        let cannot = || message!("cannot-write-target", target = path);

        let target = self.tree.root.join(path);
        let mut file = fs::File::create_new(&target).explain(cannot)?;
        file.write_all(bytes).explain(cannot)?;
        let metadata = file.metadata().explain(cannot)?;
        Ok(KnownFile::new(digest, &metadata))
    }

    /// Returns the staged files when all are there.
    ///
    /// # Errors
    /// A path that is a file and the folder of another; what is somebody else's and in the way, or cannot be kept.
    pub(super) fn finish(mut self) -> Result<Staged> {
        let paths = std::mem::take(unpoisoned(self.paths.get_mut()));
        for path in paths.keys() {
            for (at, _) in path.match_indices('/') {
                if let Some(file) = paths.get(&path[..at]) {
                    bail!(trouble(message!("file-is-a-page-and-a-folder", file, path)));
                }
            }
        }

        let mut added = std::mem::take(unpoisoned(self.files.get_mut()));
        let keyed = added.iter_mut();
        let keys = keyed.filter_map(|file| Some((file.path.clone(), file.key.take()?)));
        let keys = keys.collect();
        let changed = added.iter().filter(|file| file.is_changed);
        let mut changed: Vec<String> = changed.map(|file| file.path.clone()).collect();
        changed.par_sort_unstable();
        let files: BTreeMap<String, KnownFile> = added
            .into_iter()
            .map(|file| (file.path, file.known))
            .collect();

        let foreign = self.foreign(&files)?;
        if self.way == Way::Exchange && self.tree.keep_foreign(&foreign).is_err() {
            // Another disk is mounted there, for instance: it stays where it is, and the folder with it.
            self.way = Way::Moves;
        }
        if self.way == Way::Exchange {
            self.tree.clear(&files, &foreign)?;
            let manifest = print(files.keys());
            fs::write(self.tree.root.join(MANIFEST), manifest)
                .explain(|| message!("cannot-write-the-manifest"))?;
            copy_mode(&self.folder.path, &self.tree.root);
        }

        let removed = self.folder.manifest.iter().filter(|path| {
            !files.contains_key(*path)
                && matches!(
                    self.folder.tree.get(path),
                    Some(Entry::File(_) | Entry::Other)
                )
        });
        self.is_finished = true;
        Ok(Staged {
            removed: removed.cloned().collect(),
            way: self.way,
            workshop: self.workshop.clone(),
            root: self.tree.root.clone(),
            files,
            keys,
            changed,
        })
    }

    /// Returns what somebody else put into the folder, sorted: the outer first.
    ///
    /// # Errors
    /// A folder of theirs in the place of a page.
    fn foreign(&self, files: &BTreeMap<String, KnownFile>) -> Result<BTreeMap<&'a str, Entry>> {
        let folder = self.folder;
        let all = folder.tree.iter();
        let foreign: BTreeMap<&str, Entry> = all
            .filter(|(path, entry)| folder.is_foreign(path, *entry))
            .collect();

        for path in foreign.keys() {
            let mut places = path.match_indices('/').map(|(at, _)| &path[..at]);
            let in_the_way = places.find(|place| files.contains_key(*place));
            if let Some(page) = in_the_way.or_else(|| files.contains_key(*path).then_some(*path)) {
                bail!(trouble(message!(
                    "join-stands-where-page-goes",
                    join = self.folder.path.join(path).display(),
                    page
                )));
            }
        }
        Ok(foreign)
    }
}
