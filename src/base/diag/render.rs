//! Draws diagnostics: with an excerpt for terminals, as JSON lines for programs.

use super::diagnostic::{Diagnostic, Place, Severity};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer as Painter, Snippet,
};
use serde::Serialize;

/// Draws diagnostics for a terminal or a log.
pub struct Renderer(Painter);

impl Renderer {
    /// Makes a renderer; `styled` adds colours, without it the text is plain.
    pub fn new(styled: bool) -> Self {
        let painter = if styled {
            Painter::styled()
        } else {
            Painter::plain()
        };
        Self(painter.decor_style(DecorStyle::Ascii))
    }

    /// Draws a diagnostic with its place, an excerpt whose carets line up under wide characters, and
    /// its hint; ends with a line break.
    pub fn render(&self, diagnostic: &Diagnostic) -> String {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let title = level
            .primary_title(diagnostic.message.as_str())
            .id(diagnostic.code);
        let mut group = Group::with_title(title);

        match &diagnostic.place {
            // Nothing can be shown of an empty text: its name is all there is.
            Some(place) if place.source.text().is_empty() => {
                group = group.element(Origin::path(place.source.name()));
            }
            Some(place) => group = group.element(excerpt(place)),
            None => {}
        }

        if let Some(help) = &diagnostic.help {
            group = group.element(Level::HELP.message(help.as_str()));
        }

        let mut text = self.0.render(&[group]);
        text.push('\n');
        text
    }
}

/// Returns the lines concerned, and no others: the painter reads all that it is given.
fn excerpt(place: &Place) -> Snippet<'_, Annotation<'_>> {
    let source = &place.source;
    let first = source.position(place.span.start).line;
    let last = source.position(place.span.end).line;
    let start = source.line_range(first).map_or(0, |range| range.start);
    let end = source
        .line_range(last)
        .map_or(source.text().len(), |range| range.end);

    let span = place.span.start - start..place.span.end.max(place.span.start) - start;
    Snippet::source(&source.text()[start..end.max(place.span.end)])
        .line_start(first as usize)
        .path(source.name())
        .annotation(AnnotationKind::Primary.span(span))
}

/// A diagnostic as programs read it.
#[derive(Serialize)]
struct Json<'a> {
    severity: Severity,
    code: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    excerpt: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
}

/// Writes a diagnostic as one JSON object on one line: severity, code, message, file, line, column (both from 1),
/// excerpt, help.
pub fn json(diagnostic: &Diagnostic) -> String {
    let place = diagnostic.place.as_ref();
    let position = place.map(|p| p.source.position(p.span.start));
    let value = Json {
        severity: diagnostic.severity,
        code: diagnostic.code,
        message: &diagnostic.message,
        file: place.map(|p| p.source.name()),
        line: position.map(|position| position.line),
        column: position.map(|position| position.column),
        excerpt: place.map(|p| &p.source.text()[p.span.clone()]),
        help: diagnostic.help.as_deref(),
    };

    serde_json::to_string(&value).unwrap_or_default()
}
