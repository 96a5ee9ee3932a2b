//! The files of a theme.

use crate::base::diag::Diagnostic;
use crate::base::source::Source;

/// The files of a theme, read from disk.
#[derive(Debug, Default)]
pub struct ThemeFiles {
    /// Name of its folder.
    pub name: String,
    /// theme.toml
    pub manifest: Option<Source>,
    /// templates/, each with its path below that folder, named by its whole path.
    pub templates: Vec<(String, Source)>,
    /// i18n/, each named by its whole path.
    pub strings: Vec<Source>,
    /// i18n/ of the themes that it extends, nearest first: words for keys that it lacks itself.
    pub inherited: Vec<Source>,
    /// assets/, by path below that folder.
    pub assets: Vec<(String, Vec<u8>)>,
}

impl ThemeFiles {
    /// Returns the theme that a manifest says it extends.
    pub fn extends(manifest: &Source) -> Option<String> {
        let table = manifest.text().parse::<toml::Table>().ok()?;
        Some(table.get("extends")?.as_str()?.to_owned())
    }

    fn engine(&self) -> Option<String> {
        let table = self.manifest.as_ref()?.text().parse::<toml::Table>().ok()?;
        Some(table.get("engine")?.as_str()?.to_owned())
    }

    /// Takes over what it lacks from the theme that it extends: words in any case, templates and assets
    /// if both are written for the same engine, for only then do they fit together.
    pub fn over(mut self, parent: ThemeFiles) -> ThemeFiles {
        if self.engine() == parent.engine() {
            add_missing(&mut self.templates, parent.templates);
            add_missing(&mut self.assets, parent.assets);
        }

        self.inherited.extend(parent.strings);
        self.inherited.extend(parent.inherited);
        self
    }

    /// Returns the folder of the theme, as messages name it.
    pub(super) fn folder(&self) -> String {
        format!("themes/{}", self.name)
    }

    /// Reports that the theme lacks a file.
    pub(super) fn lacks(&self, path: &str) -> Diagnostic {
        let message = format!("the theme `{}` lacks {path}", self.name);
        let place = Source::new(format!("{}/{path}", self.folder()), "");
        Diagnostic::error("missing-theme-file", message)
            .at(&place, 0..0)
            .help("add it, or choose another theme in content/site.toml")
    }

    /// Whether there is a file of this path below assets/.
    pub(super) fn has_asset(&self, path: &str) -> bool {
        self.assets.iter().any(|(name, _)| name == path)
    }

    /// Whether there is a template of this name.
    pub(super) fn has_template(&self, name: &str) -> bool {
        self.templates
            .iter()
            .any(|(path, _)| path.strip_suffix(".html") == Some(name))
    }
}

/// Adds those whose names do not occur yet.
fn add_missing<T>(own: &mut Vec<(String, T)>, others: Vec<(String, T)>) {
    for (name, value) in others {
        if !own.iter().any(|(known, _)| *known == name) {
            own.push((name, value));
        }
    }
}
