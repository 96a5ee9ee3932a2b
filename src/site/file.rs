//! A file of a site, before it is written.

use crate::base::diag::Diagnostic;
use crate::export::Job;
use std::borrow::Cow;

/// A file of a site.
#[derive(Debug)]
pub struct SiteFile<'a> {
    /// Path below the root of the site: relative, `/`-separated.
    pub path: String,
    /// What it holds.
    pub content: FileContent<'a>,
}

/// What a file holds.
#[derive(Debug)]
pub enum FileContent<'a> {
    /// These bytes.
    Bytes(Vec<u8>),
    /// What a job writes when it has a place for it, because it is too large to be held.
    Large(Job<'a>),
}

impl<'a> SiteFile<'a> {
    /// Returns a file with these bytes.
    pub fn new(path: String, bytes: Vec<u8>) -> Self {
        Self {
            path,
            content: FileContent::Bytes(bytes),
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
        })
    }

    /// Returns all that it holds, however large it is.
    ///
    /// # Errors
    /// As [`Job::make`].
    pub fn bytes(&self) -> Result<Cow<'_, [u8]>, Box<Diagnostic>> {
        match &self.content {
            FileContent::Bytes(bytes) => Ok(bytes.into()),
            FileContent::Large(job) => Ok(job.make()?.into()),
        }
    }
}
