//! The files of a theme.

use crate::base::diag::Diagnostic;
use crate::base::digest::Digester;
use crate::base::message::message;
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
    /// Templates of the themes beneath it, by the name of the theme and theirs, as in `gazette/layout.html`: what its own
    /// may extend.
    pub beneath: Vec<(String, Source)>,
    /// i18n/, each named by its whole path.
    pub strings: Vec<Source>,
    /// i18n/ of the themes that it extends, nearest first: words for keys that it lacks itself.
    pub inherited: Vec<Source>,
    /// assets/, by path below that folder.
    pub assets: Vec<(String, Vec<u8>)>,
}

impl ThemeFiles {
    /// Adds all files, with their names, to a digest.
    pub fn add_to(&self, digest: &mut Digester) {
        let Self {
            name,
            manifest,
            templates,
            beneath,
            strings,
            inherited,
            assets,
        } = self;
        digest.add(name).add(&manifest.as_ref().map(Source::text));
        for (name, template) in templates.iter().chain(beneath) {
            digest.add(name).add(template.text());
        }
        digest.add(&(templates.len(), beneath.len()));
        for words in strings.iter().chain(inherited) {
            digest.add(words.name()).add(words.text());
        }
        digest.add(&(strings.len(), assets));
    }

    /// Returns the theme that a manifest says it extends.
    pub fn extends(manifest: &Source) -> Option<String> {
        let table = manifest.text().parse::<toml::Table>().ok()?;
        Some(table.get("extends")?.as_str()?.to_owned())
    }

    fn engine(&self) -> Option<String> {
        let table = self.manifest.as_ref()?.text().parse::<toml::Table>().ok()?;
        Some(table.get("engine")?.as_str()?.to_owned())
    }

    /// Returns whether its manifest names a file below assets/ that fits it, whatever engine the theme that it extends is
    /// written for.
    fn takes_asset(&self, name: &str) -> bool {
        let table = self.manifest.as_ref();
        let table = table.and_then(|own| own.text().parse::<toml::Table>().ok());
        let named = table.as_ref().and_then(|own| own.get("assets")?.as_array());
        named.is_some_and(|named| named.iter().any(|one| one.as_str() == Some(name)))
    }

    /// Takes over what it lacks from the theme that it extends: words in any case, templates and assets
    /// if both are written for the same engine, for only then do they fit together; else the assets that it names.
    pub fn over(mut self, mut parent: ThemeFiles) -> ThemeFiles {
        if self.engine() == parent.engine() {
            add_missing(&mut self.beneath, parent.beneath);
            add_missing(
                &mut self.beneath,
                qualified(&parent.name, &parent.templates),
            );
            add_missing(&mut self.templates, parent.templates);
        } else {
            parent.assets.retain(|(name, _)| self.takes_asset(name));
        }
        add_missing(&mut self.assets, parent.assets);

        self.inherited.extend(parent.strings);
        self.inherited.extend(parent.inherited);
        self
    }

    /// Takes over what it lacks from the bundled theme of the same name, file by file. A template of its own may extend the
    /// one that it stands over.
    pub fn over_bundled(mut self, bundled: ThemeFiles) -> ThemeFiles {
        if self.manifest.is_some() && self.engine() != bundled.engine() {
            return self;
        }

        self.manifest = self.manifest.or(bundled.manifest);
        let bundled_templates = qualified(&self.name, &bundled.templates);
        let extended = bundled_templates
            .into_iter()
            .filter(|(name, _)| mention(&self.templates, name));
        self.beneath.extend(extended);
        add_missing(&mut self.templates, bundled.templates);
        add_missing(&mut self.assets, bundled.assets);

        for strings in bundled.strings {
            let is_same = |own: &Source| own.name() == strings.name();
            match self.strings.iter().any(is_same) {
                true => self.inherited.push(strings),
                false => self.strings.push(strings),
            }
        }
        self
    }

    /// Returns its templates, with those of themes beneath that they name, and those that these name.
    pub(super) fn into_templates(self) -> Vec<(String, Source)> {
        let mut templates = self.templates;
        let mut beneath = self.beneath;
        loop {
            let is_named = |(name, _): &(String, Source)| mention(&templates, name);
            let (named, others): (Vec<_>, Vec<_>) = beneath.into_iter().partition(is_named);
            if named.is_empty() {
                return templates;
            }
            templates.extend(named);
            beneath = others;
        }
    }

    /// Returns the folder of the theme, as messages name it.
    pub(super) fn folder(&self) -> String {
        format!("themes/{}", self.name)
    }

    /// Reports that the theme lacks a file.
    pub(super) fn lacks(&self, path: &str) -> Diagnostic {
        let message = message!("the-theme-name-lacks-path", name = self.name, path);
        let place = Source::new(format!("{}/{path}", self.folder()), "");
        Diagnostic::error("missing-theme-file", message)
            .at(&place, 0..0)
            .help(message!("add-it-or-choose-another-theme"))
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

/// Returns templates by the name of their theme and theirs.
fn qualified(theme: &str, templates: &[(String, Source)]) -> Vec<(String, Source)> {
    let templates = templates.iter();
    templates
        .map(|(name, source)| (format!("{theme}/{name}"), source.clone()))
        .collect()
}

/// Returns whether one of some templates names another by its quoted name.
fn mention(templates: &[(String, Source)], name: &str) -> bool {
    let quoted = [format!("\"{name}\""), format!("'{name}'")];
    templates
        .iter()
        .any(|(_, source)| quoted.iter().any(|name| source.text().contains(name)))
}

/// Adds those whose names do not occur yet.
fn add_missing<T>(own: &mut Vec<(String, T)>, others: Vec<(String, T)>) {
    for (name, value) in others {
        if !own.iter().any(|(known, _)| *known == name) {
            own.push((name, value));
        }
    }
}
