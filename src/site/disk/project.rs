//! A project folder: where its files lie, and how its content and archived sources are read.

use super::input_file::{self, MOST_BYTES, Unread};
use super::listing::{self, Listing, at_file};
use crate::base::diag::{Diagnostic, decode_utf8};
use crate::base::message::{Explain, Message, message, trouble};
use crate::base::source::Source;
use crate::content::gazetteer::Gazetteer;
use crate::site::assembly::Content;
use anyhow::{Result, bail};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

/// The folders of a project.
#[derive(Debug, Clone)]
pub struct Project {
    /// The folder that content/, themes/, seeds/ and public/ lie in.
    pub root: PathBuf,
    /// The content folder.
    pub content: PathBuf,
    /// The themes folder.
    pub themes: PathBuf,
}

impl Project {
    /// Returns the project at a folder, with its content elsewhere if `content` says so.
    pub fn new(root: &Path, content: Option<&Path>) -> Self {
        Self {
            root: root.to_owned(),
            content: content.map_or_else(|| root.join("content"), Path::to_owned),
            themes: root.join("themes"),
        }
    }

    /// Returns a path as people know it: relative to the project where it lies within.
    pub fn display(&self, path: &Path) -> String {
        let shown = path.strip_prefix(&self.root).unwrap_or(path);
        let shown = shown.strip_prefix(".").unwrap_or(shown);

        shown
            .components()
            .map(|c| c.as_os_str().to_string_lossy())
            .collect::<Vec<_>>()
            .join("/")
            .replacen("//", "/", 1)
    }

    /// Reads content/; a file that cannot be read as text is reported and left out.
    ///
    /// # Errors
    /// A folder or file that cannot be read.
    pub fn content(&self, found: &mut Vec<Diagnostic>) -> Result<Content> {
        self.content_of(None, found)
    }

    /// Does the same as [`Project::content`]; of the plans only those with some addresses are read, if `only` names them.
    ///
    /// # Errors
    /// A folder or file that cannot be read.
    pub fn content_of(
        &self,
        only: Option<&BTreeSet<String>>,
        found: &mut Vec<Diagnostic>,
    ) -> Result<Content> {
        if !self.content.is_dir() {
            bail!(trouble(message!(
                "there-is-no-content-folder-content-gangmu",
                content = self.content.display()
            )));
        }

        found.extend(self.unread_files()?);
        let supplied = self.supplied(found)?;
        Ok(Content {
            plans: self.plans(only, found)?,
            pages: supplied.pages,
            beside_pages: supplied.beside,
            static_files: supplied.static_files,
            gazetteer: self.optional(&self.content.join("gazetteer.toml"), found)?,
            threads: self.optional(&self.content.join("threads.toml"), found)?,
            progress: self.progress(found)?,
            settings: self.optional(&self.content.join("site.toml"), found)?,
            ledger: self.optional(&self.content.join("permalinks.txt"), found)?,
            moves: self.optional(&self.content.join("moved.toml"), found)?,
        })
    }

    /// Reads the plans, or only some of them, sorted by their names; two of one name are reported.
    fn plans(
        &self,
        only: Option<&BTreeSet<String>>,
        found: &mut Vec<Diagnostic>,
    ) -> Result<Vec<(String, Source)>> {
        let listing = self.list(&self.content.join("plans"))?;
        found.extend(listing.passed_over);
        for folder in listing.folders.iter().filter(|folder| is_plan(folder)) {
            let problem =
                Diagnostic::warning("unread-file", message!("no-plan-is-read-from-this-folder"))
                    .help(message!("a-plan-is-a-file-rename"));
            found.push(at_file(problem, &self.display(folder)));
        }

        let mut plans = Vec::new();
        for file in listing.files {
            if is_plan(&file) {
                let id = file.file_stem().unwrap_or_default();
                let id = id.to_string_lossy().into_owned();
                if only.is_some_and(|only| !only.contains(&id)) {
                    continue;
                }
                plans.extend(self.read(&file, found)?.map(|source| (id, source)));
            } else if !is_kept_aside(&file) {
                found.push(self.unread_plan(&file));
            }
        }
        plans.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.name().cmp(b.1.name())));

        for pair in plans.windows(2) {
            let [(first_id, first), (id, second)] = pair else {
                continue;
            };
            if first_id == id {
                let message = message!("two-plans-have-the-address-id", id);
                found.push(
                    Diagnostic::error("duplicate-id", message)
                        .at_line(second, 1)
                        .help(message!("rename-this-file-or-name", name = first.name())),
                );
            }
        }
        Ok(plans)
    }

    /// Reads the records of progress, file by file; there may be none.
    fn progress(&self, found: &mut Vec<Diagnostic>) -> Result<Vec<Source>> {
        let folder = self.content.join("progress");
        if !folder.is_dir() {
            return Ok(Vec::new());
        }
        let listing = self.list(&folder)?;
        found.extend(listing.passed_over);
        let mut sources = Vec::new();
        for file in listing.files {
            if file.extension().is_some_and(|ending| ending == "toml") {
                sources.extend(self.read(&file, found)?);
            } else if !is_kept_aside(&file) {
                let problem =
                    Diagnostic::warning("unread-file", message!("nothing-reads-this-file"))
                        .help(message!("records-are-files-that-end-in-toml"));
                found.push(at_file(problem, &self.display(&file)));
            }
        }
        sources.sort_by(|a, b| a.name().cmp(b.name()));
        Ok(sources)
    }

    /// Warns about a file among the plans that is none.
    fn unread_plan(&self, file: &Path) -> Diagnostic {
        let help = match file.extension() {
            Some(ending) if ending.eq_ignore_ascii_case("md") => {
                message!("let-its-name-end-in-md")
            }
            _ => message!("plans-are-files-that-end-in-md"),
        };
        let problem =
            Diagnostic::warning("unread-file", message!("nothing-reads-this-file")).help(help);
        at_file(problem, &self.display(file))
    }

    /// Warns about files that lie in the content folder itself and that nothing reads.
    fn unread_files(&self) -> Result<Vec<Diagnostic>> {
        let cannot = || message!("cannot-list-folder", folder = self.content.display());
        let mut unread = Vec::new();
        for entry in fs::read_dir(&self.content).explain(cannot)? {
            let path = entry.explain(cannot)?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let is_about = name.to_ascii_lowercase().starts_with("readme");

            if !path.is_dir() && !is_about && !name.starts_with('.') && !FILES.contains(&&*name) {
                unread.push(self.display(&path));
            }
        }

        unread.sort();
        let reports = unread.iter().map(|file| {
            let help = message!("plans-lie-in-plans-pages-of-your", join = FILES.join(", "));
            let problem =
                Diagnostic::warning("unread-file", message!("nothing-reads-this-file")).help(help);
            at_file(problem, file)
        });
        Ok(reports.collect())
    }

    /// Reads the gazetteer, if there is one; what is wrong with it is reported.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn gazetteer(&self, found: &mut Vec<Diagnostic>) -> Result<Gazetteer> {
        let source = self.optional(&self.content.join("gazetteer.toml"), found)?;
        Ok(match source {
            Some(source) => Gazetteer::read(&source).drain_into(found),
            None => Gazetteer::default(),
        })
    }

    /// Reads one plan after another, so that many need not be held at once: its address and its file.
    ///
    /// # Errors
    /// A folder or file that cannot be read.
    pub fn each_plan(
        &self,
        found: &mut Vec<Diagnostic>,
        mut read: impl FnMut(&str, &Source),
    ) -> Result<()> {
        let listing = self.list(&self.content.join("plans"))?;
        for file in listing.files.iter().filter(|file| is_plan(file)) {
            let id = file.file_stem().unwrap_or_default().to_string_lossy();
            if let Some(source) = self.read(file, found)? {
                read(&id, &source);
            }
        }
        Ok(())
    }

    /// Reads the words that the project adds to those of import (`lexicon.toml`), if it has any; a file that
    /// cannot be read as text is reported.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn lexicon(&self, found: &mut Vec<Diagnostic>) -> Result<Option<Source>> {
        self.optional(&self.content.join("lexicon.toml"), found)
    }

    /// Lists what lies below a folder. Links may lead into the project.
    ///
    /// # Errors
    /// A folder that cannot be listed.
    pub fn list(&self, folder: &Path) -> Result<Listing> {
        Listing::of(folder, &self.real_folders(), |path| self.display(path))
    }

    /// Returns the folders that links may lead to.
    fn real_folders(&self) -> Vec<PathBuf> {
        let seeds = self.root.join("seeds");
        let folders = [&self.root, &self.content, &self.themes, &seeds];
        let real = folders.map(fs::canonicalize);
        real.into_iter().flatten().collect()
    }

    /// Reads a file that may be missing.
    pub(super) fn optional(
        &self,
        file: &Path,
        found: &mut Vec<Diagnostic>,
    ) -> Result<Option<Source>> {
        match fs::symlink_metadata(file) {
            Ok(_) => self.read(file, found),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).explain(|| cannot_read(file)),
        }
    }

    /// Reads a text; what is none, as a file that is not UTF-8, is reported.
    pub(super) fn read(&self, file: &Path, found: &mut Vec<Diagnostic>) -> Result<Option<Source>> {
        let Some(bytes) = self.read_bytes(file, found)? else {
            return Ok(None);
        };
        Ok(match decode_utf8(&self.display(file), bytes) {
            Ok(source) => Some(source),
            Err(problem) => {
                found.push(*problem);
                None
            }
        })
    }

    /// Reads a file of the project; what is no file, is too long, or lies elsewhere, is reported.
    pub(super) fn read_bytes(
        &self,
        file: &Path,
        found: &mut Vec<Diagnostic>,
    ) -> Result<Option<Vec<u8>>> {
        let shown = self.display(file);
        if let Some(problem) = self.misleading_link(file, &shown) {
            found.push(problem);
            return Ok(None);
        }

        match input_file::read(file) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(Unread::Failed(error)) => Err(error).explain(|| cannot_read(file)),
            Err(Unread::NotAFile(kind)) => {
                found.push(listing::not_a_file(&shown, kind));
                Ok(None)
            }
            Err(Unread::TooLong) => {
                let message = message!(
                    "this-file-is-longer-than-value-mib",
                    value = MOST_BYTES >> 20
                );
                let problem = Diagnostic::error("too-long", message)
                    .help(message!("nothing-that-a-site-is-built"));
                found.push(at_file(problem, &shown));
                Ok(None)
            }
        }
    }

    /// Reports a link that leads nowhere or out of the project; `None` for all else.
    fn misleading_link(&self, file: &Path, shown: &str) -> Option<Diagnostic> {
        let is_link = fs::symlink_metadata(file).is_ok_and(|there| there.is_symlink());
        if !is_link {
            return None;
        }

        match fs::canonicalize(file) {
            Err(error) if error.kind() == ErrorKind::NotFound => Some(listing::dangling(shown)),
            Ok(real) if !listing::is_below_one(&real, &self.real_folders()) => {
                Some(listing::leads_out(shown))
            }
            _ => None,
        }
    }

    /// Reads the bytes of an archived source: below the project, or below the content folder.
    ///
    /// # Errors
    /// A path that leads out of the project, or a file that cannot be read.
    pub fn archived(&self, file: &str) -> io::Result<Vec<u8>> {
        let leads_out = || {
            let message = message!("the-path-leads-out-of-the-project");
            Err(io::Error::new(ErrorKind::InvalidInput, message))
        };
        let path = Path::new(file);
        let mut parts = path.components();
        if !parts.all(|part| matches!(part, Component::Normal(_))) {
            return leads_out();
        }

        let inside = self.content.join(path);
        let path = match inside.exists() {
            true => inside,
            false => self.root.join(path),
        };
        // A link among its folders may lead elsewhere.
        if !listing::is_below_one(&fs::canonicalize(&path)?, &self.real_folders()) {
            return leads_out();
        }
        Ok(input_file::read(&path)?)
    }
}

/// The files of a content folder besides its plans.
const FILES: [&str; 6] = [
    "gazetteer.toml",
    "lexicon.toml",
    "moved.toml",
    "permalinks.txt",
    "site.toml",
    "threads.toml",
];

/// Returns whether a path is named as a plan.
fn is_plan(path: &Path) -> bool {
    path.extension() == Some(OsStr::new("md"))
}

/// Returns whether import wrote a file next to a plan: `.md.new`, `.md.bak`, `.md.bak2`.
fn is_kept_aside(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let is_of_plan = path
        .file_stem()
        .is_some_and(|stem| is_plan(Path::new(stem)));
    is_of_plan && (ending == "new" || ending.starts_with("bak"))
}

/// Returns the words for a file that cannot be read.
fn cannot_read(file: &Path) -> Message {
    message!("cannot-read-file", file = file.display())
}

/// Returns a file's path below a folder, with `/` between its parts.
pub(super) fn below(folder: &Path, file: &Path) -> String {
    let relative = file.strip_prefix(folder).unwrap_or(file);
    relative
        .components()
        .map(|c| c.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
}
