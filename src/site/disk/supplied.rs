//! Reads the pages that editors wrote, and lists the files that are published as they are.

use super::input_file;
use super::listing::at_file;
use super::project::{Project, below};
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;
use crate::content::supply::SuppliedFile;
use anyhow::Result;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

/// What editors add to a site.
#[derive(Default)]
pub(super) struct Supplied {
    /// The pages, each with the path of its file below content/pages, sorted by it.
    pub pages: Vec<(String, Source)>,
    /// The files beside them.
    pub beside: Vec<SuppliedFile>,
    /// The files of static/.
    pub static_files: Vec<SuppliedFile>,
}

impl Project {
    /// Reads what editors add; a page that cannot be read as text is reported and left out.
    ///
    /// # Errors
    /// A folder or file that cannot be read.
    pub(super) fn supplied(&self, found: &mut Vec<Diagnostic>) -> Result<Supplied> {
        let folder = self.content.join("pages");
        let listing = self.list(&folder)?;
        found.extend(listing.passed_over);

        let mut supplied = Supplied::default();
        for file in listing.files {
            let path = below(&folder, &file);
            if file.extension() == Some(OsStr::new("md")) {
                let source = self.read(&file, found)?;
                supplied.pages.extend(source.map(|source| (path, source)));
            } else {
                supplied.beside.push(self.supplied_file(path, file));
            }
        }

        let folder = self.static_files();
        let listing = self.list(&folder)?;
        found.extend(listing.passed_over);
        let files = listing.files.into_iter();
        supplied.static_files = files
            .map(|file| self.supplied_file(below(&folder, &file), file))
            .collect();
        Ok(supplied)
    }

    /// Returns the folder of files that are published as they are.
    pub fn static_files(&self) -> PathBuf {
        self.root.join("static")
    }

    fn supplied_file(&self, path: String, file: PathBuf) -> SuppliedFile {
        let shown = self.display(&file);
        SuppliedFile::new(path, shown, move || {
            input_file::read(&file).map_err(io::Error::from)
        })
    }

    /// Warns of files in folders of content/ that nothing reads. `archived` are the paths that plans name their sources by.
    ///
    /// # Errors
    /// A folder that cannot be listed.
    pub fn unread_folders(&self, archived: &BTreeSet<String>) -> Result<Vec<Diagnostic>> {
        let is_read = |file: &Path| {
            let path = below(&self.content, file);
            let folder = path.split('/').next().unwrap_or_default();
            matches!(folder, "plans" | "pages" | "progress")
                || !path.contains('/')
                || archived.contains(&path)
        };
        let listing = self.list(&self.content)?;
        let files = listing.files.iter().filter(|file| !is_read(file));
        let problems = files.map(|file| {
            let problem = Diagnostic::warning("unread-file", message!("nothing-reads-this-file"))
                .help(message!("plans-lie-in-plans-pages-in-pages"));
            at_file(problem, &self.display(file))
        });
        Ok(problems.collect())
    }
}
