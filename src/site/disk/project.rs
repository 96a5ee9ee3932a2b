//! A project folder: where its files lie, and how its content and archived sources are read.

use crate::base::diag::{Diagnostic, decode_utf8};
use crate::base::source::Source;
use crate::site::assembly::Content;
use anyhow::{Context, Result, bail};
use std::path::{Component, Path, PathBuf};
use walkdir::WalkDir;

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

    /// Reads content/; a file that is not UTF-8 is reported and left out.
    ///
    /// # Errors
    /// A folder or file that cannot be read.
    pub fn content(&self, found: &mut Vec<Diagnostic>) -> Result<Content> {
        if !self.content.is_dir() {
            bail!(
                "there is no content folder {}: run this in a project folder, or name one with --content",
                self.content.display()
            );
        }

        Ok(Content {
            plans: self.plans(found)?,
            gazetteer: self.optional(&self.content.join("gazetteer.toml"), found)?,
            settings: self.optional(&self.content.join("site.toml"), found)?,
            ledger: self.optional(&self.content.join("permalinks.txt"), found)?,
            moves: self.optional(&self.content.join("moved.toml"), found)?,
        })
    }

    /// Reads the plans, sorted by their names; two of one name are reported.
    fn plans(&self, found: &mut Vec<Diagnostic>) -> Result<Vec<(String, Source)>> {
        let mut plans = Vec::new();
        for file in walk(&self.content.join("plans"))? {
            if file.extension().is_some_and(|ending| ending == "md") {
                let id = file.file_stem().unwrap_or_default();
                let id = id.to_string_lossy().into_owned();
                plans.extend(self.read(&file, found)?.map(|source| (id, source)));
            }
        }
        plans.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.name().cmp(b.1.name())));

        for pair in plans.windows(2) {
            let [(first_id, first), (id, second)] = pair else {
                continue;
            };
            if first_id == id {
                let message = format!("two plans have the address `{id}`");
                found.push(
                    Diagnostic::error("duplicate-id", message)
                        .at_line(second, 1)
                        .help(format!("rename this file or {}", first.name())),
                );
            }
        }
        Ok(plans)
    }

    /// Reads the words that the project adds to those of import (`lexicon.toml`), if it has any; a file that
    /// is not UTF-8 is reported.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn lexicon(&self, found: &mut Vec<Diagnostic>) -> Result<Option<Source>> {
        self.optional(&self.content.join("lexicon.toml"), found)
    }

    /// Reads a file that may be missing.
    pub(super) fn optional(
        &self,
        file: &Path,
        found: &mut Vec<Diagnostic>,
    ) -> Result<Option<Source>> {
        if file.exists() {
            self.read(file, found)
        } else {
            Ok(None)
        }
    }

    /// Reads a file; one that is not UTF-8 is reported.
    pub(super) fn read(&self, file: &Path, found: &mut Vec<Diagnostic>) -> Result<Option<Source>> {
        let bytes =
            std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        Ok(match decode_utf8(&self.display(file), bytes) {
            Ok(source) => Some(source),
            Err(problem) => {
                found.push(*problem);
                None
            }
        })
    }

    /// Reads the bytes of an archived source: below the project, or below the content folder.
    ///
    /// # Errors
    /// A path that leads out of the project, or a file that cannot be read.
    pub fn archived(&self, file: &str) -> std::io::Result<Vec<u8>> {
        let path = Path::new(file);
        let mut parts = path.components();
        if !parts.all(|part| matches!(part, Component::Normal(_))) {
            return Err(std::io::Error::new(
                std::io::ErrorKind::InvalidInput,
                "the path leads out of the project",
            ));
        }

        let inside = self.content.join(path);
        std::fs::read(if inside.exists() {
            inside
        } else {
            self.root.join(path)
        })
    }
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

/// Returns the files below a folder, sorted, hidden ones left out; none where there is no such folder.
///
/// # Errors
/// A folder that cannot be listed.
pub fn walk(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    if !folder.exists() {
        return Ok(files);
    }

    let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    let entries = WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !hidden(entry.file_name()));

    for entry in entries {
        let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}
