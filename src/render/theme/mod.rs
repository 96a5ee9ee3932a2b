//! A theme: templates, assets and words, and the engine that its templates are written for.

mod engine;
mod minijinja;
mod tera;

use crate::base::diag::{Diagnostic, Warned, did_you_mean};
use crate::base::source::Source;
use crate::base::toml_table::Reader;
use crate::content::settings::Settings;
use crate::render::icon::{self, Icon};
use crate::render::pages::{TEMPLATES, WORDS};
use crate::render::strings::Strings;

pub use engine::Engine;

/// The files of a theme, read from disk.
#[derive(Debug, Default)]
pub struct Files {
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

/// The engines that a theme may be written for.
pub const ENGINES: [&str; 2] = ["minijinja", "tera"];

/// The engine of a name with a theme's templates.
fn load(
    engine: &str,
    templates: Vec<(String, Source)>,
    settings: &Settings,
    strings: &Strings,
) -> Result<Box<dyn Engine>, Vec<Diagnostic>> {
    Ok(match engine {
        "tera" => Box::new(tera::Tera::new(templates, settings, strings)?),
        _ => Box::new(minijinja::Minijinja::new(templates, settings, strings)?),
    })
}

impl Files {
    /// The theme that a manifest says it extends.
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
    pub fn over(mut self, parent: Files) -> Files {
        if self.engine() == parent.engine() {
            for (name, source) in parent.templates {
                if !self.templates.iter().any(|(own, _)| *own == name) {
                    self.templates.push((name, source));
                }
            }
            for (name, bytes) in parent.assets {
                if !self.assets.iter().any(|(own, _)| *own == name) {
                    self.assets.push((name, bytes));
                }
            }
        }
        self.inherited.extend(parent.strings);
        self.inherited.extend(parent.inherited);
        self
    }
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
                // What it takes over from another theme was put together when it was read.
                let _extends = table.take::<String>("extends");
                table.finish();
                if let Some((engine, span)) = &engine
                    && !ENGINES.contains(&engine.as_str())
                {
                    let problem = Diagnostic::error(
                        "bad-value",
                        format!("`{engine}` is not a template engine"),
                    )
                    .help("write minijinja or tera");
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
            if !files.templates.iter().any(|(name, _)| *name == file) {
                found.push(lacks(format!("templates/{file}")));
            }
        }
        if settings.offline && !files.assets.iter().any(|(name, _)| name == "offline.js") {
            let what = format!(
                "`offline` has no effect: `{}` has no assets/offline.js",
                files.name
            );
            let problem = Diagnostic::warning("no-offline", what)
                .at(&Source::new(folder.clone(), ""), 0..0)
                .help("choose a theme that registers sw.js, or take `offline` out of content/site.toml");
            found.push(problem);
        }
        if files.assets.iter().any(|(name, _)| name == "icon.png")
            && Icon::of(&files.assets).png.is_none()
        {
            let problem = Diagnostic::warning("bad-icon", "assets/icon.png is no square PNG")
                .at(&Source::new(format!("{folder}/{}", icon::PNG), ""), 0..0)
                .help("previews and home screens do without: draw it anew, 512 by 512 pixels");
            found.push(problem);
        }
        let wanted = format!("{}.toml", settings.language);
        let language = |source: &Source| source.name().rsplit('/').next() == Some(&wanted);
        let own = files.strings.iter().find(|source| language(source));
        let inherited = || files.inherited.iter().filter(|source| language(source));
        let strings = match own.or(inherited().next()) {
            Some(source) => {
                let mut strings = Strings::read(source).drain_into(&mut found);
                for parent in inherited() {
                    strings.fill_from(Strings::read(parent).drain_into(&mut found));
                }
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
        let Some(engine) = engine.filter(|_| crate::base::diag::error_count(&found) == 0) else {
            return Warned::new(None, found);
        };
        match load(&engine, files.templates, settings, &strings) {
            Ok(engine) => {
                // What registers sw.js has no use without it.
                let mut assets = files.assets;
                assets.retain(|(name, _)| settings.offline || name != "offline.js");
                let theme = Theme {
                    strings,
                    assets,
                    engine,
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
