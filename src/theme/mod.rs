//! A theme: templates, assets and words, and the engine that its templates are written for.

mod engine;
mod minijinja;

use crate::diag::{Diagnostic, Warned, did_you_mean};
use crate::pages::{TEMPLATES, WORDS};
use crate::settings::Settings;
use crate::source::Source;
use crate::strings::Strings;
use crate::toml_table::Reader;

pub use engine::Engine;

/// The files of a theme, read from disk.
#[derive(Debug, Default)]
pub struct Files {
    /// Name of its folder.
    pub name: String,
    /// theme.toml
    pub manifest: Option<Source>,
    /// templates/, each named by its path below that folder.
    pub templates: Vec<Source>,
    /// i18n/, each named by its whole path.
    pub strings: Vec<Source>,
    /// assets/, by path below that folder.
    pub assets: Vec<(String, Vec<u8>)>,
}

/// A theme, ready to render.
pub struct Theme {
    /// The words of the chosen language.
    pub strings: Strings,
    /// Files that are copied as they are, by path below assets/.
    pub assets: Vec<(String, Vec<u8>)>,
    /// What renders its templates.
    pub engine: Box<dyn Engine>,
}

impl Theme {
    /// Makes a theme of its files; what is missing or does not parse is reported.
    pub fn load(files: Files, settings: &Settings) -> Warned<Option<Theme>> {
        let mut found = Vec::new();
        let folder = format!("themes/{}", files.name);
        let lacks = |what: String| {
            Diagnostic::error(
                "missing-theme-file",
                format!("the theme `{}` lacks {what}", files.name),
            )
            .at(&Source::new(format!("{folder}/{what}"), ""), 0..0)
            .help("add it, or choose another theme in content/site.toml")
        };
        let engine = match &files.manifest {
            Some(manifest) => {
                let reader = Reader::new(manifest);
                let mut table = reader.parse(0..manifest.text().len());
                let engine = table.need_at::<String>("engine");
                let _name = table.take::<String>("name");
                let _description = table.take::<String>("description");
                table.finish();
                if let Some((engine, span)) = &engine
                    && engine != "minijinja"
                {
                    let problem = Diagnostic::error(
                        "bad-value",
                        format!("`{engine}` is not a template engine"),
                    )
                    .help("engine = \"minijinja\"");
                    reader.report(problem, span.clone());
                }
                found.extend(reader.finish());
                engine.map(|(engine, _)| engine)
            }
            None => {
                found.push(lacks("theme.toml".to_owned()));
                None
            }
        };
        for template in TEMPLATES {
            let file = format!("{template}.html");
            if !files.templates.iter().any(|source| source.name() == file) {
                found.push(lacks(format!("templates/{file}")));
            }
        }
        let wanted = format!("{}.toml", settings.language);
        let language = |source: &Source| source.name().rsplit('/').next() == Some(&wanted);
        let strings = match files.strings.iter().find(|source| language(source)) {
            Some(source) => {
                let strings = Strings::read(source).drain_into(&mut found);
                let missing: Vec<&str> =
                    WORDS.into_iter().filter(|key| !strings.has(key)).collect();
                if !missing.is_empty() {
                    let problem = Diagnostic::error(
                        "missing-words",
                        format!("no words for {}", missing.join(", ")),
                    )
                    .at_line(source, 1)
                    .help("add these keys");
                    found.push(problem);
                }
                strings
            }
            None => {
                let mut problem = lacks(format!("i18n/{wanted}"));
                let known: Vec<&str> = files
                    .strings
                    .iter()
                    .filter_map(|s| s.name().rsplit('/').next()?.strip_suffix(".toml"))
                    .collect();
                if let Some(near) = did_you_mean(&settings.language, known) {
                    problem = problem.help(near);
                }
                found.push(problem);
                Strings::default()
            }
        };
        if crate::diag::error_count(&found) > 0 || engine.is_none() {
            return Warned::new(None, found);
        }
        match minijinja::Minijinja::new(&folder, files.templates, settings, &strings) {
            Ok(engine) => {
                let theme = Theme {
                    strings,
                    assets: files.assets,
                    engine: Box::new(engine),
                };
                Warned::new(Some(theme), found)
            }
            Err(problems) => {
                found.extend(problems);
                Warned::new(None, found)
            }
        }
    }
}
