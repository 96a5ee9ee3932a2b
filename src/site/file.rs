//! A file of a site, before it is written.

use crate::base::diag::Diagnostic;
use crate::base::digest::Digest;
use crate::base::message::message;
use crate::export::Job;
use crate::site::keys::FileKey;
use std::borrow::Cow;
use std::path::PathBuf;

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
    /// What a job writes when it has a place for it, because it is too large to be held.
    Large(Job<'a>),
    /// What the last build put there, with so many links.
    Kept(usize),
    /// What another process made of the same, in this file.
    Elsewhere(PathBuf),
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

    /// Returns a file that stays as the last build made it, with so many links.
    pub fn kept(path: String, links: usize) -> Self {
        Self {
            path,
            content: FileContent::Kept(links),
            key: None,
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

    /// Tells of what it was made.
    pub fn made_of(self, parts: Vec<Digest>) -> Self {
        let key = FileKey {
            links: self.links(),
            content: 0,
            parts,
        };
        Self {
            key: Some(key),
            ..self
        }
    }

    /// Returns how many links a page has; the greatest files are no pages.
    pub fn links(&self) -> usize {
        match &self.content {
            FileContent::Bytes(bytes) => memchr::memmem::find_iter(bytes, b" href=\"").count(),
            FileContent::Large(_) => 0,
            FileContent::Kept(links) => *links,
            FileContent::Elsewhere(_) => self.key.as_ref().map_or(0, |key| key.links),
        }
    }

    /// Returns the file that a job makes, which is made here unless it is too large to be held.
    ///
    /// # Errors
    /// As [`Job::make`].
    pub fn of(job: Job<'a>) -> Result<Self, Box<Diagnostic>> {
        Ok(Self {
            content: match job.is_large() {
                true => FileContent::Large(job.clone()),
                false => FileContent::Bytes(job.make()?),
            },
            path: job.path,
            key: None,
        })
    }

    /// Returns all that it holds, however large it is.
    ///
    /// # Errors
    /// As [`Job::make`]; and where it stays as the last build made it.
    pub fn bytes(&self) -> Result<Cow<'_, [u8]>, Box<Diagnostic>> {
        match &self.content {
            FileContent::Bytes(bytes) => Ok(bytes.into()),
            FileContent::Large(job) => Ok(job.make()?.into()),
            FileContent::Elsewhere(place) => {
                let bytes = std::fs::read(place).map_err(|error| {
                    let file = place.display();
                    let message =
                        message!("cannot-read-file-error", file, error = error.to_string());
                    Box::new(Diagnostic::error("not-made", message))
                })?;
                Ok(bytes.into())
            }
            FileContent::Kept(_) => {
                let message = message!("not-made-by-this-build", path = self.path);
                Err(Box::new(Diagnostic::error("not-made", message)))
            }
        }
    }
}
