//! Reads a project folder: content, archived sources, themes.

use crate::base::diag::{Diagnostic, decode};
use crate::base::source::Source;
use crate::render::theme;
use crate::site::assembly::Content;
use anyhow::{Context, Result, bail};
use std::path::{Component, Path, PathBuf};
use walkdir::WalkDir;

/// Where a project keeps what.
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
    /// A project at a folder, with its content elsewhere if `content` says so.
    pub fn new(root: &Path, content: Option<&Path>) -> Self {
        Self {
            root: root.to_owned(),
            content: content.map_or_else(|| root.join("content"), Path::to_owned),
            themes: root.join("themes"),
        }
    }

    /// A path as people know it: relative to the project where it lies within.
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
        let mut plans = Vec::new();
        for file in walk(&self.content.join("plans"))? {
            if file.extension().is_some_and(|ending| ending == "md") {
                let id = file
                    .file_stem()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                plans.extend(self.read(&file, found)?.map(|source| (id, source)));
            }
        }
        plans.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.name().cmp(b.1.name())));
        for pair in plans.windows(2) {
            if pair[0].0 == pair[1].0 {
                found.push(
                    Diagnostic::error(
                        "duplicate-id",
                        format!("two plans have the address `{}`", pair[0].0),
                    )
                    .at_line(&pair[1].1, 1)
                    .help(format!("rename this file or {}", pair[0].1.name())),
                );
            }
        }
        Ok(Content {
            plans,
            gazetteer: self.optional(&self.content.join("gazetteer.toml"), found)?,
            settings: self.optional(&self.content.join("site.toml"), found)?,
            ledger: self.optional(&self.content.join("permalinks.txt"), found)?,
            moves: self.optional(&self.content.join("moved.toml"), found)?,
        })
    }

    /// Reads the words that the project adds to those of import (`lexicon.toml`), if it has any; a file that
    /// is not UTF-8 is reported.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn lexicon(&self, found: &mut Vec<Diagnostic>) -> Result<Option<Source>> {
        self.optional(&self.content.join("lexicon.toml"), found)
    }

    fn optional(&self, file: &Path, found: &mut Vec<Diagnostic>) -> Result<Option<Source>> {
        if file.exists() {
            self.read(file, found)
        } else {
            Ok(None)
        }
    }

    fn read(&self, file: &Path, found: &mut Vec<Diagnostic>) -> Result<Option<Source>> {
        let bytes =
            std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        Ok(match decode(&self.display(file), bytes) {
            Ok(source) => Some(source),
            Err(problem) => {
                found.push(*problem);
                None
            }
        })
    }

    /// The bytes of an archived source: below the project, or below the content folder.
    ///
    /// # Errors
    /// A path that leads out of the project, or a file that cannot be read.
    pub fn archived(&self, file: &str) -> std::io::Result<Vec<u8>> {
        let path = Path::new(file);
        if !path
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
        {
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

    /// Reads the files of a theme; `None`, with a diagnostic, when there is no such theme.
    ///
    /// # Errors
    /// A folder or file that cannot be read.
    pub fn theme(&self, name: &str, found: &mut Vec<Diagnostic>) -> Result<Option<theme::Files>> {
        self.theme_of(name, &mut Vec::new(), found)
    }

    /// The same; `seen` are the themes that extend it.
    fn theme_of(
        &self,
        name: &str,
        seen: &mut Vec<String>,
        found: &mut Vec<Diagnostic>,
    ) -> Result<Option<theme::Files>> {
        seen.push(name.to_owned());
        let folder = self.themes.join(name);
        if !folder.is_dir() {
            let mut known: Vec<String> = std::fs::read_dir(&self.themes)
                .map(|entries| {
                    entries
                        .flatten()
                        .map(|e| e.file_name().to_string_lossy().into_owned())
                        .collect()
                })
                .unwrap_or_default();
            known.sort();
            let known = if known.is_empty() {
                "no themes".to_owned()
            } else {
                known.join(", ")
            };
            let problem = Diagnostic::error("missing-theme", format!("there is no theme `{name}`"))
                .help(format!(
                    "{} holds {known}; name one of them in content/site.toml",
                    self.display(&self.themes)
                ));
            let file = self.content.join("site.toml");
            found.push(match self.optional(&file, &mut Vec::new())? {
                Some(settings) => {
                    let at = settings.text().find("theme").unwrap_or(0);
                    let end = settings.text()[at..]
                        .find('\n')
                        .map_or(settings.text().len(), |n| at + n);
                    problem.at(&settings, at..end)
                }
                None => problem,
            });
            return Ok(None);
        }
        let mut files = theme::Files {
            name: name.to_owned(),
            ..theme::Files::default()
        };
        files.manifest = self.optional(&folder.join("theme.toml"), found)?;
        for file in walk(&folder.join("i18n"))? {
            files.strings.extend(self.read(&file, found)?);
        }
        let templates = folder.join("templates");
        for file in walk(&templates)? {
            let below = below(&templates, &file);
            if let Some(source) = self.read(&file, found)? {
                files.templates.push((below, source));
            }
        }
        let assets = folder.join("assets");
        for file in walk(&assets)? {
            let bytes =
                std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            files.assets.push((below(&assets, &file), bytes));
        }
        let parent = files.manifest.as_ref().and_then(theme::Files::extends);
        let Some(parent) = parent else {
            return Ok(Some(files));
        };
        if seen.contains(&parent) {
            let manifest = files.manifest.as_ref();
            let chain = format!("{} → {parent}", seen.join(" → "));
            let mut problem =
                Diagnostic::error("theme-circle", format!("a theme extends itself: {chain}"));
            if let Some(manifest) = manifest {
                let at = manifest.text().find("extends").unwrap_or(0);
                problem = problem.at(manifest, at..at + "extends".len());
            }
            found.push(problem.help("take one `extends` out"));
            return Ok(None);
        }
        Ok(self
            .theme_of(&parent, seen, found)?
            .map(|parent| files.over(parent)))
    }
}

fn below(folder: &Path, file: &Path) -> String {
    let relative = file.strip_prefix(folder).unwrap_or(file);
    relative
        .components()
        .map(|c| c.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
}

/// The files below a folder, sorted, hidden ones left out; none where there is no such folder.
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
