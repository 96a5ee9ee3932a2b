//! Themes written for minijinja 3.

use super::Engine;
use crate::diag::Diagnostic;
use crate::pages::Page;
use crate::settings::Settings;
use crate::source::Source;
use crate::strings::Strings;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior};

/// The engine with a theme's templates loaded.
pub struct Minijinja {
    environment: Environment<'static>,
    templates: Vec<Source>,
}

impl Minijinja {
    /// Loads templates; `folder` is the theme's, for the places of what is wrong.
    pub fn new(
        folder: &str,
        templates: Vec<Source>,
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
        environment.add_function("t", move |key: &str, values: Kwargs| translate(&words, key, &values));
        // Named by the path that people open.
        let templates: Vec<Source> = templates
            .into_iter()
            .map(|source| Source::new(format!("{folder}/templates/{}", source.name()), source.text()))
            .collect();
        let prefix = format!("{folder}/templates/");
        let mut problems = Vec::new();
        for source in &templates {
            let name = source.name()[prefix.len()..].to_owned();
            if let Err(error) = environment.add_template_owned(name, source.text().to_owned()) {
                problems.push(place(&error, &templates));
            }
        }
        if problems.is_empty() { Ok(Self { environment, templates }) } else { Err(problems) }
    }
}

impl Engine for Minijinja {
    fn render(&self, page: &Page) -> Result<String, Box<Diagnostic>> {
        let name = format!("{}.html", page.template);
        self.environment
            .get_template(&name)
            .and_then(|template| template.render(Serde(page)))
            .map_err(|error| {
                let mut problem = place(&error, &self.templates);
                problem.message = format!("{} (on the page {})", problem.message, page.page.path);
                Box::new(problem)
            })
    }
}

/// Writes a value into HTML. The built-in escaper also writes `/` as an entity, which makes every
/// link longer and every page harder to read.
fn escape(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    match (state.auto_escape(), value.as_str()) {
        (AutoEscape::Html, Some(text)) if !value.is_safe() => {
            let mut from = 0;
            for (at, byte) in text.bytes().enumerate() {
                let entity = match byte {
                    b'&' => "&amp;",
                    b'<' => "&lt;",
                    b'>' => "&gt;",
                    b'"' => "&quot;",
                    b'\'' => "&#39;",
                    _ => continue,
                };
                out.write_str(&text[from..at])?;
                out.write_str(entity)?;
                from = at + 1;
            }
            out.write_str(&text[from..])?;
            Ok(())
        }
        _ => minijinja::escape_formatter(out, state, value),
    }
}

/// `t("key", name=value)`: the words for a key with its values put in.
fn translate(words: &Strings, key: &str, values: &Kwargs) -> Result<String, Error> {
    if !words.has(key) {
        return Err(Error::new(ErrorKind::InvalidOperation, format!("no words for `{key}` in this language")));
    }
    let mut pairs: Vec<(&str, Value)> = Vec::new();
    for name in values.args() {
        pairs.push((name, values.get(name)?));
    }
    let pairs: Vec<(&str, &dyn std::fmt::Display)> =
        pairs.iter().map(|(name, value)| (*name, value as &dyn std::fmt::Display)).collect();
    Ok(words.fill(key, &pairs))
}

/// An engine's error with its place in the template.
fn place(error: &Error, templates: &[Source]) -> Diagnostic {
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
    let detail = innermost.detail().map_or_else(String::new, |detail| format!(": {detail}"));
    let problem = Diagnostic::error("template", format!("{}{detail}", innermost.kind()))
        .help("docs/themes.md lists what each template is given");
    let named = innermost.name().and_then(|name| templates.iter().find(|t| t.name().ends_with(&format!("/{name}"))));
    match (named, innermost.range(), innermost.line()) {
        (Some(source), Some(range), _) if range.end <= source.text().len() => problem.at(source, range),
        (Some(source), _, Some(line)) => problem.at_line(source, line as u32),
        (Some(source), ..) => problem.at_line(source, 1),
        _ => problem,
    }
}
