//! A file of a site, before it is written.

use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::export::Job;
use crate::link::catalogue::Read;
use crate::site::keys::FileKey;
use std::borrow::Cow;
use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file of a site.
#[derive(Debug)]
pub struct SiteFile<'a> {
    /// Path below the root of the site: relative, `/`-separated.
    pub path: String,
    /// What it holds.
    pub content: FileContent<'a>,
    /// What it was made of; nothing for one that each build makes.
    pub key: Option<FileKey>,
}

/// What a file holds.
#[derive(Debug)]
pub enum FileContent<'a> {
    /// These bytes.
    Bytes(Vec<u8>),
    /// What is written when there is a place for it, because it is too large to be held.
    Large(LargeFile<'a>),
    /// What the last build put there.
    Kept,
    /// What another process made of the same, in this file.
    Elsewhere(PathBuf),
}

/// Has something done, and returns all that was read for it; nothing where that is not known.
pub type ReadsOf<'a> = Arc<dyn Fn(&mut dyn FnMut()) -> Option<Vec<Read>> + Send + Sync + 'a>;

/// A file that is too large to be held.
pub struct LargeFile<'a> {
    job: Job<'a>,
    /// Who notes what it is made of; nobody for one that each build makes.
    reads_of: Option<ReadsOf<'a>>,
}

impl fmt::Debug for LargeFile<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.job.fmt(f)
    }
}

impl LargeFile<'_> {
    /// Writes it to a place on disk where nothing stands yet, and returns what it was made of.
    ///
    /// # Errors
    /// As [`Job::write_to`].
    pub fn write_to(&self, place: &Path) -> Result<Option<FileKey>, Box<Diagnostic>> {
        let Some(reads_of) = &self.reads_of else {
            return self.job.write_to(place).map(|()| None);
        };
        let mut written = Ok(());
        let reads = reads_of(&mut || written = self.job.write_to(place));
        written.map(|()| reads.map(|reads| FileKey::new(0, reads)))
    }

    /// Writes it into `out`.
    ///
    /// # Errors
    /// As [`Job::write_into`].
    pub fn write_into(&self, out: &mut dyn Write) -> Result<(), Box<Diagnostic>> {
        self.job.write_into(out)
    }
}

impl<'a> SiteFile<'a> {
    /// Returns a file with these bytes.
    pub fn new(path: String, bytes: Vec<u8>) -> Self {
        Self {
            path,
            content: FileContent::Bytes(bytes),
            key: None,
        }
    }

    /// Returns a file that stays as the last build made it. One that lies beside another has no key of its own.
    pub fn kept(path: String, key: Option<FileKey>) -> Self {
        Self {
            path,
            content: FileContent::Kept,
            key,
        }
    }

    /// Returns a file that another process made, at a place on disk, of what its key says.
    pub fn elsewhere(path: String, place: PathBuf, key: FileKey) -> Self {
        Self {
            path,
            content: FileContent::Elsewhere(place),
            key: Some(key),
        }
    }

    /// Tells what was read for it.
    pub fn made_of(self, reads: impl IntoIterator<Item = Read>) -> Self {
        Self {
            key: Some(FileKey::new(self.links(), reads)),
            ..self
        }
    }

    /// Returns how many links a page has; the greatest files are no pages.
    pub fn links(&self) -> usize {
        match &self.content {
            FileContent::Bytes(bytes) => memchr::memmem::find_iter(bytes, b" href=\"").count(),
            FileContent::Large(_) => 0,
            FileContent::Kept | FileContent::Elsewhere(_) => {
                self.key.as_ref().map_or(0, |key| key.links)
            }
        }
    }

    /// Returns the file that a job makes, which is made here unless it is too large to be held.
    ///
    /// # Errors
    /// As [`Job::make`].
    pub fn of(job: Job<'a>) -> Result<Self, Box<Diagnostic>> {
        Ok(match job.is_large() {
            true => Self::large(job, None),
            false => Self::new(job.path.clone(), job.make()?),
        })
    }

    /// Returns a file that is too large to be held.
    pub fn large(job: Job<'a>, reads_of: Option<ReadsOf<'a>>) -> Self {
        Self {
            path: job.path.clone(),
            content: FileContent::Large(LargeFile { job, reads_of }),
            key: None,
        }
    }

    /// Returns all that it holds, however large it is.
    ///
    /// # Errors
    /// As [`Job::make`]; and where it stays as the last build made it.
    pub fn bytes(&self) -> Result<Cow<'_, [u8]>, Box<Diagnostic>> {
        match &self.content {
            FileContent::Bytes(bytes) => Ok(bytes.into()),
            FileContent::Large(file) => Ok(file.job.make()?.into()),
            FileContent::Elsewhere(place) => {
                let bytes = std::fs::read(place).map_err(|error| {
                    let file = place.display();
                    let message =
                        message!("cannot-read-file-error", file, error = error.to_string());
                    Box::new(Diagnostic::error("not-made", message))
                })?;
                Ok(bytes.into())
            }
            FileContent::Kept => {
                let message = message!("not-made-by-this-build", path = self.path);
                Err(Box::new(Diagnostic::error("not-made", message)))
            }
        }
    }
}
