//! A part of a site in a folder of its own: the files that are made of some plans alone, with what they were made of. It is
//! made by one process, perhaps on another machine, and taken by the one that makes the whole.

use super::file_lock::FileLock;
use super::output::NotMade;
use super::whole_file;
use crate::base::diag::Diagnostic;
use crate::base::digest::{Digest, digest};
use crate::base::message::{Explain, message, trouble};
use crate::site::SiteFile;
use crate::site::files::Earlier;
use crate::site::keys::{FileKey, Ingredients, Keys};
use anyhow::{Result, bail};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The file that says what all files of a part were made of. It is written last: without it the part is not whole.
const KEYS: &str = "keys";
/// The folder of its files.
const FILES: &str = "files";

/// A part that is whole.
#[derive(Debug)]
pub struct Part {
    files: PathBuf,
    keys: Keys,
}

impl Part {
    /// Opens a part.
    ///
    /// # Errors
    /// A folder that holds no part, or one that is not whole.
    pub fn open(folder: &Path) -> Result<Self> {
        let shown = folder.display();
        let bytes = fs::read(folder.join(KEYS))
            .explain(|| message!("there-is-no-whole-part", folder = shown))?;
        let Some(keys) = Keys::parse(&bytes) else {
            bail!(trouble(message!("part-is-damaged", folder = shown)));
        };
        Ok(Self {
            files: folder.join(FILES),
            keys,
        })
    }

    /// Returns it as something that was made earlier; `base` is the digest of what counts for all files.
    pub fn earlier(&self, base: Digest) -> Earlier<'_> {
        Earlier {
            base,
            keys: &self.keys,
            is_there: &is_there,
            root: Some(&self.files),
        }
    }

    /// Writes a part into a folder, in the place of one that is there, and returns how many files it has;
    /// `ingredients` is what these are made of. Where another
    /// process is writing into the folder, `waiting` is called, and this one waits.
    ///
    /// # Errors
    /// The first file that could not be made or written; a folder with something else in it.
    pub fn write<'f>(
        folder: &Path,
        ingredients: &Ingredients,
        waiting: impl FnOnce(),
        files: impl ParallelIterator<Item = Result<Option<SiteFile<'f>>, Box<Diagnostic>>>,
    ) -> Result<usize> {
        let cannot = || message!("cannot-make-root", root = folder.display());
        fs::create_dir_all(folder).explain(cannot)?;
        let _lock = FileLock::folder(folder, waiting);
        let root = begin(folder)?;
        let written = files
            .filter_map(Result::transpose)
            .map(|file| write_file(&root, file.map_err(NotMade)?));
        let keys: BTreeMap<String, FileKey> = written.collect::<Result<_>>()?;
        whole_file::write(&folder.join(KEYS), &Keys::print(ingredients, &keys))?;
        Ok(keys.len())
    }
}

/// Whoever takes a file of a part compares its bytes.
fn is_there(_: &str, _: Digest) -> bool {
    true
}

/// Takes away the part that is in a folder, and returns where the files of the next go.
fn begin(folder: &Path) -> Result<PathBuf> {
    let cannot = || message!("cannot-make-root", root = folder.display());
    for entry in fs::read_dir(folder).explain(cannot)? {
        let name = entry.explain(cannot)?.file_name();
        if name != KEYS && name != FILES {
            bail!(trouble(message!(
                "folder-holds-more-than-a-part",
                folder = folder.display(),
                name = name.to_string_lossy()
            )));
        }
    }

    // Without its keys it is no part any more, whatever happens from here on.
    let keys = folder.join(KEYS);
    if keys.exists() {
        fs::remove_file(&keys).explain(cannot)?;
    }
    let root = folder.join(FILES);
    if root.exists() {
        fs::remove_dir_all(&root).explain(cannot)?;
    }
    fs::create_dir(&root).explain(cannot)?;
    Ok(root)
}

/// Writes a file of a part; returns what it was made of.
fn write_file(root: &Path, file: SiteFile<'_>) -> Result<(String, FileKey)> {
    let bytes = file.bytes().map_err(NotMade)?;
    let target = root.join(&file.path);
    let cannot = || message!("cannot-write-target", target = target.display());
    fs::create_dir_all(target.parent().unwrap_or(root)).explain(cannot)?;
    fs::write(&target, &bytes).explain(cannot)?;

    let content = digest(&bytes);
    let key = file.key.clone().unwrap_or(FileKey::new(0, []));
    Ok((file.path.clone(), FileKey { content, ..key }))
}
