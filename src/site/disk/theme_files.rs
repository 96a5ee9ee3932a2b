//! Reads the files of a theme, and those of the themes that it extends.

use super::project::{Project, below};
use crate::base::bundled;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;
use crate::base::text::is_plain_name;
use crate::render::theme::ThemeFiles;
use anyhow::Result;
use std::path::{Path, PathBuf};

impl Project {
    /// Reads the files of a theme; `None`, with a diagnostic, when there is no such theme.
    ///
    /// # Errors
    /// A folder or file that cannot be read.
    pub fn theme(&self, name: &str, found: &mut Vec<Diagnostic>) -> Result<Option<ThemeFiles>> {
        self.theme_extended_by(name, &mut Vec::new(), found)
    }

    /// Reads a theme that other themes extend: `seen`, the one that the site names first.
    fn theme_extended_by(
        &self,
        name: &str,
        seen: &mut Vec<String>,
        found: &mut Vec<Diagnostic>,
    ) -> Result<Option<ThemeFiles>> {
        seen.push(name.to_owned());
        let folder = self.themes.join(name);
        let bundled = bundled_theme(name);
        let files = match (folder.is_dir(), bundled) {
            (true, Some(bundled)) => {
                let own = self.own_theme_files(name, &folder, found)?;
                own.over_bundled(bundled)
            }
            (true, None) => self.own_theme_files(name, &folder, found)?,
            (false, Some(bundled)) => bundled,
            (false, None) => {
                found.push(self.missing_theme(name)?);
                return Ok(None);
            }
        };
        let parent = files.manifest.as_ref().and_then(ThemeFiles::extends);
        let Some(parent) = parent else {
            return Ok(Some(files));
        };

        // A name such as `../x` would lead out of themes/.
        if !is_plain_name(&parent) {
            let problem = at_extends(files.manifest.as_ref(), bad_parent(&parent));
            found.push(problem);
            return Ok(None);
        }
        if seen.contains(&parent) {
            let chain = format!("{} → {parent}", seen.join(" → "));
            found.push(at_extends(files.manifest.as_ref(), theme_circle(&chain)));
            return Ok(None);
        }
        let parent = self.theme_extended_by(&parent, seen, found)?;
        Ok(parent.map(|parent| files.over(parent)))
    }

    /// Reads the files in a theme's own folder.
    fn own_theme_files(
        &self,
        name: &str,
        folder: &Path,
        found: &mut Vec<Diagnostic>,
    ) -> Result<ThemeFiles> {
        let mut files = ThemeFiles {
            name: name.to_owned(),
            manifest: self.optional(&folder.join("theme.toml"), found)?,
            ..ThemeFiles::default()
        };

        for file in self.listed(&folder.join("i18n"), found)? {
            files.strings.extend(self.read(&file, found)?);
        }

        let templates = folder.join("templates");
        for file in self.listed(&templates, found)? {
            let path = below(&templates, &file);
            if let Some(source) = self.read(&file, found)? {
                files.templates.push((path, source));
            }
        }

        let assets = folder.join("assets");
        for file in self.listed(&assets, found)? {
            if let Some(bytes) = self.read_bytes(&file, found)? {
                files.assets.push((below(&assets, &file), bytes));
            }
        }

        Ok(files)
    }

    /// Returns the files below a folder of a theme; what can be neither listed nor read is reported.
    fn listed(&self, folder: &Path, found: &mut Vec<Diagnostic>) -> Result<Vec<PathBuf>> {
        let listing = self.list(folder)?;
        found.extend(listing.passed_over);
        Ok(listing.files)
    }

    /// Reports a theme that is not there, at the setting that names it.
    fn missing_theme(&self, name: &str) -> Result<Diagnostic> {
        let mut known: Vec<String> = std::fs::read_dir(&self.themes)
            .map(|entries| {
                entries
                    .flatten()
                    .map(|entry| entry.file_name().to_string_lossy().into_owned())
                    .collect()
            })
            .unwrap_or_default();
        let bundled = bundled::folders_in(THEMES).into_iter();
        known.extend(bundled.map(str::to_owned));
        known.sort();
        known.dedup();

        let message = message!("there-is-no-theme-name", name);
        let problem = Diagnostic::error("missing-theme", message).help(message!(
            "name-one-that-there-is-in-content",
            known = known.join(", "),
            name,
            display = self.display(&self.themes)
        ));

        let settings = self.optional(&self.content.join("site.toml"), &mut Vec::new())?;
        let Some(settings) = settings else {
            return Ok(problem);
        };

        // A site that names no theme has the bundled one, so the key may be missing: then the first line is shown.
        let text = settings.text();
        let start = text.find("theme").unwrap_or(0);
        let end = text[start..].find('\n').map_or(text.len(), |n| start + n);
        Ok(problem.at(&settings, start..end))
    }
}

/// Where themes lie in a project, and in the program.
const THEMES: &str = "themes";

/// Returns the files of a theme that the program carries.
fn bundled_theme(name: &str) -> Option<ThemeFiles> {
    let folder = format!("{THEMES}/{name}");
    let mut theme = ThemeFiles {
        name: name.to_owned(),
        ..ThemeFiles::default()
    };

    for (path, bytes) in bundled::files_below(&folder) {
        // It was written in this repository, as UTF-8.
        let text = || Source::new(format!("{folder}/{path}"), String::from_utf8_lossy(bytes));
        match path.split_once('/') {
            Some(("templates", name)) => theme.templates.push((name.to_owned(), text())),
            Some(("i18n", _)) => theme.strings.push(text()),
            Some(("assets", name)) => theme.assets.push((name.to_owned(), bytes.to_vec())),
            None if path == "theme.toml" => theme.manifest = Some(text()),
            _ => {}
        }
    }
    theme.manifest.is_some().then_some(theme)
}

/// Reports a theme that extends itself. `chain` is how it comes back to itself.
fn theme_circle(chain: &str) -> Diagnostic {
    Diagnostic::error(
        "theme-circle",
        message!("a-theme-extends-itself-chain", chain),
    )
    .help(message!("take-one-extends-out"))
}

/// Reports a parent whose name is no name of a theme.
fn bad_parent(name: &str) -> Diagnostic {
    Diagnostic::error("bad-value", message!("extends-cannot-be-name", name))
        .help(message!("it-names-a-folder-in-themes-letters"))
}

/// Puts a diagnostic at the key of a manifest that names the parent.
fn at_extends(manifest: Option<&Source>, problem: Diagnostic) -> Diagnostic {
    let Some(manifest) = manifest else {
        return problem;
    };
    // A key that is spelt with escapes is not found.
    let found = manifest.text().match_indices("extends").next();
    let (start, key) = found.unwrap_or_default();
    problem.at(manifest, start..start + key.len())
}
