//! Themes written for minijinja 3.

use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;
use crate::base::text::escape_into;
use crate::content::settings::Settings;
use crate::render::strings::Strings;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior};
use serde::Serialize;
use std::borrow::Cow;

/// The engine with a theme's templates loaded.
pub struct Minijinja {
    environment: Environment<'static>,
    templates: Vec<Template>,
}

/// A template as people wrote it and as the engine reads it.
struct Template {
    name: String,
    /// Named by the path that people open.
    source: Source,
    folded: String,
}

impl Minijinja {
    /// Loads templates, each with the name that others know it by.
    pub fn new(
        templates: Vec<(String, Source)>,
        settings: &Settings,
        strings: &Strings,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut environment = Environment::new();
        let mut syntax = SyntaxConfig::builder();
        match syntax.trim_blocks(true).lstrip_blocks(true).build() {
            Ok(syntax) => environment.set_syntax(syntax),
            Err(error) => return Err(vec![place(&error, &[])]),
        }
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_formatter(escape);
        environment.add_global("site", Value::from(Serde(settings)));
        let words = strings.clone();
        environment.add_function("t", move |key: &str, values: Kwargs| {
            translate(&words, key, &values)
        });
        let templates: Vec<Template> = templates
            .into_iter()
            .map(|(name, source)| Template {
                folded: fold(
                    &without_languages(source.text(), &settings.language),
                    strings,
                ),
                name,
                source,
            })
            .collect();
        let mut problems = Vec::new();
        for template in &templates {
            let name = template.name.clone();
            if let Err(error) = environment.add_template_owned(name, template.folded.clone()) {
                problems.push(place(&error, &templates));
            }
        }
        if problems.is_empty() {
            Ok(Self {
                environment,
                templates,
            })
        } else {
            Err(problems)
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
        let template = self.environment.get_template(file);
        template
            .and_then(|template| template.render(Serde(page)))
            .map_err(|error| Box::new(place(&error, &self.templates)))
    }
}

/// Writes a value into HTML. The built-in escaper also writes `/` as an entity, which makes every
/// link longer and every page harder to read.
fn escape(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    match (state.auto_escape(), value.as_str()) {
        (AutoEscape::Html, Some(text)) if !value.is_safe() => {
            // Most text has nothing to escape.
            if !text
                .bytes()
                .any(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\''))
            {
                return out.write_str(text).map_err(Error::from);
            }
            let mut escaped = String::with_capacity(text.len() + 16);
            escape_into(&mut escaped, text);
            out.write_str(&escaped).map_err(Error::from)
        }
        _ => minijinja::escape_formatter(out, state, value),
    }
}

/// Serves `t("key", name=value)`: returns the words for a key with its values put in.
fn translate(words: &Strings, key: &str, values: &Kwargs) -> Result<String, Error> {
    if !words.has(key) {
        return Err(Error::new(
            ErrorKind::InvalidOperation,
            message!("no-words-for-key-in-this-language", key).to_string(),
        ));
    }
    let mut pairs: Vec<(&str, Value)> = Vec::new();
    for name in values.args() {
        pairs.push((name, values.get(name)?));
    }
    let pairs: Vec<(&str, &dyn std::fmt::Display)> = pairs
        .iter()
        .map(|(name, value)| (*name, value as &dyn std::fmt::Display))
        .collect();
    Ok(words.fill(key, &pairs))
}

/// Takes `lang` off the elements of a template where the site speaks the language of official texts: a page says it once,
/// at its root.
fn without_languages<'t>(template: &'t str, language: &str) -> Cow<'t, str> {
    const OFFICIAL: &str = "zh-CN";
    const OWN: &str = " lang=\"{{ site.language }}\"";
    if language != OFFICIAL {
        return Cow::Borrowed(template);
    }

    let text = template.replace(" lang=\"zh-CN\"", "").replace(OWN, "");
    Cow::Owned(text.replace("<html", &format!("<html lang=\"{OFFICIAL}\"")))
}

/// Puts the words for every `{{ t("key") }}` without values into the template itself: they are the
/// same on all pages. Lines stay lines, so that places can still be told.
fn fold(template: &str, words: &Strings) -> String {
    const OPEN: &str = "{{ t(\"";
    const CLOSE: &str = "\") }}";
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find(OPEN) {
        let key_at = at + OPEN.len();
        let key_end = rest[key_at..].find('"').map(|end| key_at + end);
        let plain = key_end
            .filter(|&end| rest[end..].starts_with(CLOSE))
            .filter(|&end| {
                let key = &rest[key_at..end];
                // What the engine would read as markup, or a line break, is left to it.
                words.has(key) && !words.get(key).contains(['{', '%', '#', '\n'])
            });
        match plain {
            Some(end) => {
                out.push_str(&rest[..at]);
                escape_into(&mut out, words.get(&rest[key_at..end]));
                rest = &rest[end + CLOSE.len()..];
            }
            None => {
                out.push_str(&rest[..key_at]);
                rest = &rest[key_at..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Returns an engine's error with its place in the template.
fn place(error: &Error, templates: &[Template]) -> Diagnostic {
    // The innermost cause names the place where it went wrong.
    let mut innermost = error;
    let mut next: Option<&(dyn std::error::Error + 'static)> = std::error::Error::source(error);
    while let Some(cause) = next {
        if let Some(inner) = cause.downcast_ref::<Error>()
            && inner.name().is_some()
        {
            innermost = inner;
        }
        next = cause.source();
    }
    let detail = innermost
        .detail()
        .map_or_else(String::new, |detail| format!(": {detail}"));
    let problem = Diagnostic::error(
        "template",
        message!(
            "template-engine-said",
            said = format!("{}{detail}", innermost.kind())
        ),
    )
    .help(message!("docs-themes-md-lists-what-each-template"));
    let named = innermost
        .name()
        .and_then(|name| templates.iter().find(|template| template.name == name));
    match (named, innermost.line()) {
        (Some(Template { source, folded, .. }), Some(line)) => {
            let line = line as u32;
            // The engine's columns count in the folded template; they hold where the line did not change.
            let own = source.line(line);
            let span = innermost.range().and_then(|range| {
                let start = folded
                    .get(..range.start)?
                    .rfind('\n')
                    .map_or(0, |at| at + 1);
                let same = folded[start..].lines().next() == Some(own);
                let at = source.line_range(line)?.start;
                same.then(|| at + range.start - start..at + (range.end - start).min(own.len()))
            });
            match span {
                Some(span) => problem.at(source, span),
                None => problem.at_line(source, line),
            }
        }
        (Some(template), None) => problem.at_line(&template.source, 1),
        (None, _) => problem,
    }
}
