//! Lists the files below a folder, and says what it passes over.

use super::input_file::kind_of;
use crate::base::diag::Diagnostic;
use crate::base::message::{Explain, Message, message};
use crate::base::source::Source;
use anyhow::Result;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// What lies below a folder. Links are followed, unless they lead out of the folders that may be read.
#[derive(Default)]
pub struct Listing {
    /// The files, sorted by their paths; hidden ones are left out.
    pub files: Vec<PathBuf>,
    /// The folders, sorted by their paths; hidden ones are left out.
    pub folders: Vec<PathBuf>,
    /// A report of each thing that can be neither listed nor read.
    pub passed_over: Vec<Diagnostic>,
}

impl Listing {
    /// Lists a folder; nothing where there is none. `within` are the folders that links may lead to, besides this one;
    /// `display` gives a path as people know it.
    ///
    /// # Errors
    /// A folder that cannot be listed.
    pub fn of(
        folder: &Path,
        within: &[PathBuf],
        display: impl Fn(&Path) -> String,
    ) -> Result<Self> {
        let cannot = || message!("cannot-list-folder", folder = folder.display());
        if !folder.try_exists().explain(cannot)? {
            return Ok(Self::default());
        }
        let own = fs::canonicalize(folder).explain(cannot)?;
        let is_within = |path: &Path| {
            let real = fs::canonicalize(path);
            real.is_ok_and(|real| real.starts_with(&own) || is_below_one(&real, within))
        };

        let mut listing = Self::default();
        let mut entries = WalkDir::new(folder)
            .follow_links(true)
            .sort_by_file_name()
            .into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let problem = unlisted(&error, &display);
                    listing
                        .passed_over
                        .push(problem.ok_or(error).explain(cannot)?);
                    continue;
                }
            };

            if entry.depth() > 0 && is_hidden(&entry) {
                if entry.file_type().is_dir() {
                    entries.skip_current_dir();
                }
            } else if entry.path_is_symlink() && entry.depth() > 0 && !is_within(entry.path()) {
                listing.passed_over.push(leads_out(&display(entry.path())));
                if entry.file_type().is_dir() {
                    entries.skip_current_dir();
                }
            } else {
                listing.add(entry, &display);
            }
        }
        Ok(listing)
    }

    fn add(&mut self, entry: DirEntry, display: impl Fn(&Path) -> String) {
        if entry.file_type().is_dir() {
            self.folders.push(entry.into_path());
        } else if entry.file_type().is_file() {
            self.files.push(entry.into_path());
        } else {
            let kind = kind_of(entry.file_type());
            self.passed_over
                .push(not_a_file(&display(entry.path()), kind));
        }
    }
}

/// Returns whether a path lies in one of some folders.
pub(super) fn is_below_one(path: &Path, folders: &[PathBuf]) -> bool {
    folders.iter().any(|folder| path.starts_with(folder))
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

/// Reports a link that leads nowhere or in a circle; `None` for what the system could not do.
fn unlisted(error: &walkdir::Error, display: impl Fn(&Path) -> String) -> Option<Diagnostic> {
    let path = error.path()?;
    if error.loop_ancestor().is_some() {
        let message = message!("this-link-leads-to-a-folder");
        return Some(at_file(
            Diagnostic::error("link-circle", message).help(message!("remove-it")),
            &display(path),
        ));
    }

    let is_missing = error.io_error()?.kind() == ErrorKind::NotFound;
    let is_link = fs::symlink_metadata(path).is_ok_and(|there| there.is_symlink());
    (is_missing && is_link).then(|| dangling(&display(path)))
}

/// Reports a link to a file that is not there. `file` is the link as people know it.
pub(super) fn dangling(file: &str) -> Diagnostic {
    let problem = Diagnostic::error("dangling-link", message!("this-link-leads-to-a-file"))
        .help(message!("restore-the-file-or-remove-the-link"));
    at_file(problem, file)
}

/// Reports a link out of the project. `file` is the link as people know it.
pub(super) fn leads_out(file: &str) -> Diagnostic {
    let problem = Diagnostic::error(
        "link-outside",
        message!("this-link-leads-out-of-the-project"),
    )
    .help(message!("put-the-file-itself-in-its-place"));
    at_file(problem, file)
}

/// Reports what is no file. `file` is its path as people know it, `kind` what it is.
pub(super) fn not_a_file(file: &str, kind: Message) -> Diagnostic {
    let problem = Diagnostic::error("not-a-file", message!("this-is-kind-not-a-file", kind))
        .help(message!("put-a-file-in-its-place"));
    at_file(problem, file)
}

/// Sets the place of a problem to a file whose text cannot be shown.
pub(super) fn at_file(problem: Diagnostic, file: &str) -> Diagnostic {
    problem.at(&Source::new(file, ""), 0..0)
}
