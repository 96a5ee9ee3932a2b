//! Draws diagnostics: with an excerpt for terminals, as JSON lines for programs.

use super::diagnostic::{Diagnostic, Place, Severity};
use crate::base::message::{Language, Message, message};
use crate::base::text::pictured;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer as Painter, Snippet,
};
use serde::Serialize;
use std::borrow::Cow;

/// Draws diagnostics for a terminal or a log.
pub struct Renderer {
    painter: Painter,
    language: Language,
}

impl Renderer {
    /// Makes a renderer for readers of a language; `styled` adds colours, without it the text is plain.
    pub fn new(styled: bool, language: Language) -> Self {
        let painter = if styled {
            Painter::styled()
        } else {
            Painter::plain()
        };
        Self {
            painter: painter.decor_style(DecorStyle::Ascii),
            language,
        }
    }

    /// Draws a diagnostic with its place, an excerpt whose carets line up under wide characters, and
    /// its hint; ends with a line break.
    pub fn render(&self, diagnostic: &Diagnostic) -> String {
        let words = |message: &Message| message.in_language(self.language);
        let (level, name) = match diagnostic.severity {
            Severity::Error => (Level::ERROR, message!("error")),
            Severity::Warning => (Level::WARNING, message!("warning")),
            Severity::Note => (Level::NOTE, message!("note")),
        };
        let title = level
            .with_name(words(&name))
            .primary_title(words(&diagnostic.message))
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
            group = group.element(
                Level::HELP
                    .with_name(words(&message!("help")))
                    .message(words(help)),
            );
        }

        let mut text = self.painter.render(&[group]);
        text.push('\n');
        text
    }
}

/// How many bytes of a long line are shown before and behind the place that is meant, and of the place itself.
const MOST_SHOWN: usize = 4 << 10;

/// Returns the lines concerned, and no others: the painter reads all that it is given. Of long lines it is given a part.
fn excerpt(place: &Place) -> Snippet<'_, Annotation<'_>> {
    let source = &place.source;
    let text = source.text();
    let shown = place.span.start
        ..boundary(
            text,
            place
                .span
                .end
                .max(place.span.start)
                .min(place.span.start + MOST_SHOWN),
        );

    let first = source.position(shown.start).line;
    let last = source.position(shown.end).line;
    let line_start = source.line_range(first).map_or(0, |range| range.start);
    let line_end = source
        .line_range(last)
        .map_or(text.len(), |range| range.end);

    let start = line_start.max(boundary(text, shown.start.saturating_sub(MOST_SHOWN)));
    let end = line_end
        .min(boundary(text, shown.end + MOST_SHOWN))
        .max(shown.end);
    Snippet::source(&text[start..end])
        .line_start(first as usize)
        .path(source.name())
        .annotation(AnnotationKind::Primary.span(shown.start - start..shown.end - start))
}

/// Returns an offset that cuts no character: this one, or one a little before.
fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A diagnostic as programs read it.
#[derive(Serialize)]
struct Json<'a> {
    severity: Severity,
    code: &'a str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    excerpt: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
}

/// Writes a diagnostic as one JSON object on one line: severity, code, message, file, line, column (both from 1),
/// excerpt, help.
pub fn json(diagnostic: &Diagnostic) -> String {
    let place = diagnostic.place.as_ref();
    let position = place.map(|p| p.source.position(p.span.start));
    let value = Json {
        severity: diagnostic.severity,
        code: diagnostic.code,
        message: diagnostic.message.to_string(),
        file: place.map(|p| p.source.name()),
        line: position.map(|position| position.line),
        column: position.map(|position| position.column),
        // A mark that turns its line must not turn that of who reads this.
        excerpt: place.map(|p| pictured(&p.source.text()[p.span.clone()])),
        help: diagnostic.help.as_ref().map(Message::to_string),
    };

    serde_json::to_string(&value).unwrap_or_default()
}
