//! One problem, where it is and what to do about it.

use crate::base::message::Message;
use crate::base::source::Source;
use serde::Serialize;
use std::ops::Range;

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing to do.
    Note,
    /// Something to look at; the output is still right.
    Warning,
    /// The output would be wrong: nothing is written.
    Error,
}

/// A place in a text.
#[derive(Debug, Clone)]
pub struct Place {
    /// The text that is wrong.
    pub source: Source,
    /// Byte range in it.
    pub span: Range<usize>,
}

/// One problem, with its place and a hint.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// How grave it is.
    pub severity: Severity,
    /// A stable name for this kind of problem, as in `unknown-key`.
    pub code: &'static str,
    /// What is wrong, one sentence.
    pub message: Message,
    /// Where.
    pub place: Option<Place>,
    /// What to do.
    pub help: Option<Message>,
}

impl Diagnostic {
    fn new(severity: Severity, code: &'static str, message: Message) -> Self {
        Self {
            severity,
            code,
            message,
            place: None,
            help: None,
        }
    }

    /// Makes a problem that stops the build.
    pub fn error(code: &'static str, message: Message) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// Makes a problem that does not stop the build.
    pub fn warning(code: &'static str, message: Message) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    /// Makes a note of something worth knowing.
    pub fn note(code: &'static str, message: Message) -> Self {
        Self::new(Severity::Note, code, message)
    }

    /// Sets the place: a byte range of a text, clamped to it.
    pub fn at(mut self, source: &Source, span: Range<usize>) -> Self {
        let text = source.text();
        // A span may come from a library that counts otherwise: never cut a character.
        let floor = |mut at: usize| {
            at = at.min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let (start, end) = (floor(span.start), floor(span.end.max(span.start)));
        self.place = Some(Place {
            source: source.clone(),
            span: start..end,
        });

        self
    }

    /// Sets the place: a whole line, counted from 1.
    pub fn at_line(self, source: &Source, line: u32) -> Self {
        let end = source.text().len();
        let span = source.line_range(line).unwrap_or(end..end);
        self.at(source, span)
    }

    /// Sets what to do.
    pub fn help(mut self, help: Message) -> Self {
        self.help = Some(help);
        self
    }
}

/// A result that comes with everything that was noticed on the way.
#[derive(Debug, Clone)]
pub struct Warned<T> {
    /// What was read.
    pub value: T,
    /// What was noticed.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Warned<T> {
    /// Returns a value with its diagnostics.
    pub fn new(value: T, diagnostics: Vec<Diagnostic>) -> Self {
        Self { value, diagnostics }
    }

    /// Moves the diagnostics into `sink` and hands out the value.
    pub fn drain_into(self, sink: &mut Vec<Diagnostic>) -> T {
        sink.extend(self.diagnostics);
        self.value
    }
}

/// Returns how many of the diagnostics stop the build.
pub fn error_count(diagnostics: &[Diagnostic]) -> usize {
    diagnostics
        .iter()
        .filter(|d| d.severity == Severity::Error)
        .count()
}
