//! Puts a built site into a folder, so that at any moment there is one whole site in it: the old one or the new one.
//!
//! The next tree is made beside the folder, in its `workshop`, out of what is new and of links to what stays;
//! then the two trees change places in one step (`exchange`). Where a system cannot do that, files are moved one by
//! one in an order that breaks no link, and a `journal` lets the next build finish what a crash left (`moves`).
//! A folder that Gangmu made carries a `manifest` of what the last build wrote; nothing else in it is ever touched.

mod written;

mod tree;

mod remove;

mod workshop;

mod durable;

mod manifest;

mod own_file;

mod known;

mod large;

mod rescue;

mod journal;

mod folder;

mod swap;

mod staged;

mod next_tree;

mod stage;

mod moves;

mod exchange;

use crate::base::digest::Digest;
use crate::base::message::Message;
use crate::site::keys::{Ingredients, Keys};
use crate::site::{KeptTraces, SiteFile};
use anyhow::Result;
use rayon::prelude::*;
use std::path::Path;

pub use large::NotMade;
pub use manifest::MANIFEST;
pub use written::Written;

/// The folder that a site goes into, held by this build alone.
pub struct Output {
    folder: folder::Folder,
    in_place: bool,
}

/// How a site is put into its folder.
#[derive(Debug, Clone, Copy, Default)]
pub struct OutputOptions {
    /// Keeps the folder itself, and moves files into it one by one: for a folder that another system holds by itself,
    /// such as one that is mounted into a container.
    pub in_place: bool,
}

/// Reads what builds have kept of proofs beside the site in a folder; nothing where there is none yet, or a build is just
/// writing it.
pub fn kept_traces(path: &Path) -> KeptTraces {
    folder::read_traces(path)
}

impl Output {
    /// Opens a folder that is not there yet, is empty, or was made by Gangmu; finishes what a crash left there.
    /// Where another build is writing into it, `waiting` is told who, and this one waits.
    ///
    /// # Errors
    /// A folder that is not Gangmu's, or that cannot be read or written.
    pub fn open(
        path: &Path,
        options: OutputOptions,
        waiting: impl FnOnce(&Message),
    ) -> Result<Self> {
        let folder = folder::Folder::open(path, waiting)?;
        Ok(Self {
            folder,
            in_place: options.in_place,
        })
    }

    /// Returns what the files of the last build were made of.
    pub fn keys(&self) -> &Keys {
        &self.folder.keys
    }

    /// Returns whether the file at a path is there as the last build left it.
    pub fn has_left(&self, path: &str) -> bool {
        self.folder.known_file(path).is_some()
    }

    /// Returns whether the file at a path still has the bytes with a digest, as the last build left it.
    pub fn has(&self, path: &str, digest: Digest) -> bool {
        let known = self.folder.known_file(path);
        known.is_some_and(|known| known.digest == digest)
    }

    /// Keeps what proofs found, so that the next build need prove only what has changed.
    pub fn keep_traces(&self, traces: &KeptTraces) {
        self.folder.keep_traces(traces);
    }

    /// Writes the files, in parallel, as they are made.
    ///
    /// # Errors
    /// The first file that could not be made or written; two files with one path; a file of somebody else in the place
    /// of a page. In each case the folder is as it was before.
    pub fn write<'f, E>(
        &self,
        files: impl ParallelIterator<Item = Result<SiteFile<'f>, E>>,
    ) -> Result<Written>
    where
        E: Into<anyhow::Error> + Send,
    {
        self.write_made_of(None, files)
    }

    /// Does the same, and keeps what the files were made of, so that the next build need make again only what has changed.
    ///
    /// # Errors
    /// As [`Output::write`].
    pub fn write_made_of<'f, E>(
        &self,
        ingredients: Option<&Ingredients>,
        files: impl ParallelIterator<Item = Result<SiteFile<'f>, E>>,
    ) -> Result<Written>
    where
        E: Into<anyhow::Error> + Send,
    {
        let stage = stage::Stage::new(&self.folder, self.in_place)?;
        files.try_for_each(|file| stage.add(file.map_err(Into::into)?))?;
        let staged = stage.finish()?;

        if self.folder.exists && staged.changes_nothing(&self.folder) {
            staged.workshop.leave(&self.folder.path)?;
        } else {
            match staged.way {
                staged::Way::Exchange => exchange::commit(&staged, &self.folder)?,
                staged::Way::Moves => moves::commit(&staged, &self.folder)?,
            }
        }
        rayon::join(
            || self.folder.keep_known(&staged.files),
            || self.folder.keep_keys(ingredients, &staged.keys),
        );
        Ok(staged.written())
    }
}
