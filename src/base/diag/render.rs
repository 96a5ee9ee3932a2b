//! Draws diagnostics: with an excerpt for terminals, as JSON lines for programs.

use super::{Diagnostic, Severity};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer as Painter, Snippet};
use serde::Serialize;

/// Draws diagnostics for a terminal or a log.
pub struct Renderer(Painter);

impl Renderer {
    /// `styled` adds colours; without it the text is plain.
    pub fn new(styled: bool) -> Self {
        let painter = if styled {
            Painter::styled()
        } else {
            Painter::plain()
        };
        Self(painter.decor_style(DecorStyle::Ascii))
    }

    /// The diagnostic with its place, an excerpt whose carets line up under wide characters, and
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
        if let Some(place) = &diagnostic.place {
            let source = &place.source;
            if source.text().is_empty() {
                group = group.element(annotate_snippets::Origin::path(source.name()));
            } else {
                // Only the lines concerned: the painter reads all that it is given.
                let (first, _) = source.position(place.span.start);
                let (last, _) = source.position(place.span.end);
                let start = source.line_range(first).map_or(0, |r| r.start);
                let end = source
                    .line_range(last)
                    .map_or(source.text().len(), |r| r.end);
                let span = place.span.start - start..place.span.end.max(place.span.start) - start;
                group = group.element(
                    Snippet::source(&source.text()[start..end.max(place.span.end)])
                        .line_start(first as usize)
                        .path(source.name())
                        .annotation(AnnotationKind::Primary.span(span)),
                );
            }
        }
        if let Some(help) = &diagnostic.help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        let mut text = self.0.render(&[group]);
        text.push('\n');
        text
    }
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

/// One JSON object on one line: severity, code, message, file, line, column (both from 1),
/// excerpt, help.
pub fn json(diagnostic: &Diagnostic) -> String {
    let place = diagnostic.place.as_ref();
    let position = place.map(|p| p.source.position(p.span.start));
    let value = Json {
        severity: diagnostic.severity,
        code: diagnostic.code,
        message: &diagnostic.message,
        file: place.map(|p| p.source.name()),
        line: position.map(|(line, _)| line),
        column: position.map(|(_, column)| column),
        excerpt: place.map(|p| &p.source.text()[p.span.clone()]),
        help: diagnostic.help.as_deref(),
    };
    serde_json::to_string(&value).unwrap_or_default()
}
