//! Themes written for Tera 2.

use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;
use crate::base::text::escape_into;
use crate::content::settings::Settings;
use crate::render::strings::Strings;
use serde::Serialize;
use std::fmt::Display;
use tera::{Context, Error, ErrorKind, Kwargs, State, TeraResult};

/// The engine with a theme's templates loaded.
pub struct Tera {
    tera: tera::Tera,
    templates: Vec<(String, Source)>,
}

impl Tera {
    /// Loads templates, each with the name that others know it by.
    pub fn new(
        templates: Vec<(String, Source)>,
        settings: &Settings,
        strings: &Strings,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut tera = tera::Tera::new();
        tera.set_escape_fn(|text, out| {
            let mut escaped = String::with_capacity(text.len() + 16);
            escape_into(&mut escaped, text);
            out.write_all(escaped.as_bytes())
        });
        tera.global_context().insert("site", settings);
        // Components see no globals.
        let language = settings.language.clone();
        tera.register_function("language", move |_: Kwargs, _: &State| language.clone());
        let words = strings.clone();
        tera.register_function("t", move |values: Kwargs, _: &State| {
            translate(&words, &values)
        });
        let named = templates
            .iter()
            .map(|(name, source)| (name.clone(), source.text().to_owned()));
        match tera.add_raw_templates(named.collect::<Vec<_>>()) {
            Ok(()) => Ok(Self { tera, templates }),
            Err(error) => Err(vec![place(&error, &templates)]),
        }
    }

    /// Returns the HTML of a template with what it is given.
    ///
    /// # Errors
    /// A diagnostic with the place in the template.
    pub fn render<Page: Serialize>(
        &self,
        file: &str,
        page: &Page,
    ) -> Result<String, Box<Diagnostic>> {
        Context::from_serialize(page)
            .and_then(|context| self.tera.render(file, &context))
            .map_err(|error| Box::new(place(&error, &self.templates)))
    }
}

/// Serves `t(key="…", name=value)`: returns the words for a key with its values put in.
fn translate(words: &Strings, values: &Kwargs) -> TeraResult<String> {
    let key = values.must_get::<&str>("key")?;
    if !words.has(key) {
        return Err(Error::message(message!(
            "no-words-for-key-in-this-language",
            key
        )));
    }
    let pairs: Vec<(&str, &dyn Display)> = values
        .iter()
        .filter_map(|(name, value)| Some((name.as_str()?, value as &dyn Display)))
        .collect();
    Ok(words.fill(key, &pairs))
}

/// Returns an engine's error with its place in the template.
fn place(error: &Error, templates: &[(String, Source)]) -> Diagnostic {
    let help = message!("docs-themes-md-lists-what-each-template");
    let (ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report)) = error.kind() else {
        return Diagnostic::error(
            "template",
            message!("template-engine-said", said = error.to_string()),
        )
        .help(help);
    };
    let problem = Diagnostic::error(
        "template",
        message!("template-engine-said", said = report.message()),
    )
    .help(help);
    let named = templates.iter().find(|(name, _)| name == report.filename());
    match named {
        Some((_, source)) => {
            let end = source.text().len();
            let range = &report.span().range;
            problem.at(source, range.start.min(end)..range.end.min(end))
        }
        None => problem,
    }
}
