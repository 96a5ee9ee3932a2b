//! What went wrong, where, and what to do about it: one type for every stage, drawn by `render`.

mod render;

use crate::base::source::Source;
use serde::Serialize;
use std::ops::Range;

pub use render::{Renderer, json};

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
    pub message: String,
    /// Where.
    pub place: Option<Place>,
    /// What to do.
    pub help: Option<String>,
}

impl Diagnostic {
    fn new(severity: Severity, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity,
            code,
            message: message.into(),
            place: None,
            help: None,
        }
    }

    /// A problem that stops the build.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// A problem that does not.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    /// Something worth knowing.
    pub fn note(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, message)
    }

    /// Says where: a byte range of a text, clamped to it.
    pub fn at(mut self, source: &Source, span: Range<usize>) -> Self {
        let text = source.text();
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

    /// Says where: a whole line, counted from 1.
    pub fn at_line(self, source: &Source, line: u32) -> Self {
        let end = source.text().len();
        let span = source.line_range(line).unwrap_or(end..end);
        self.at(source, span)
    }

    /// Says what to do.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
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
    /// A value with its diagnostics.
    pub fn new(value: T, diagnostics: Vec<Diagnostic>) -> Self {
        Self { value, diagnostics }
    }

    /// Moves the diagnostics into `sink` and hands out the value.
    pub fn drain_into(self, sink: &mut Vec<Diagnostic>) -> T {
        sink.extend(self.diagnostics);
        self.value
    }
}

/// How many of the diagnostics stop the build.
pub fn error_count(diagnostics: &[Diagnostic]) -> usize {
    diagnostics
        .iter()
        .filter(|d| d.severity == Severity::Error)
        .count()
}

/// The candidates nearest to a name that is not known, best first, at most three.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut scored: Vec<(f64, &str)> = known
        .into_iter()
        .filter(|candidate| !candidate.is_empty())
        .map(|candidate| {
            (
                strsim::normalized_damerau_levenshtein(name, candidate),
                candidate,
            )
        })
        .filter(|(score, _)| *score >= 0.4)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    scored.dedup_by(|a, b| a.1 == b.1);
    scored
        .into_iter()
        .take(3)
        .map(|(_, candidate)| candidate)
        .collect()
}

/// Whether two names are so near that one of them is probably a slip of the pen.
pub fn nearly_same(one: &str, other: &str) -> bool {
    strsim::normalized_damerau_levenshtein(one, other) >= 0.85
}

/// “did you mean …?” for a name that is not known, if anything is near.
pub fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let near = nearest(name, known);
    (!near.is_empty()).then(|| format!("did you mean {}?", near.join(" / ")))
}

/// Bytes as a text; a byte order mark at the start is dropped.
///
/// # Errors
/// A diagnostic at the first byte that is not UTF-8.
pub fn decode(name: &str, bytes: Vec<u8>) -> Result<Source, Box<Diagnostic>> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(
            name,
            text.strip_prefix('\u{FEFF}')
                .map(str::to_owned)
                .unwrap_or(text),
        )),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let source = Source::new(name, String::from_utf8_lossy(error.as_bytes()));
            let problem = Diagnostic::error("not-utf8", "this file is not UTF-8")
                .at(&source, at..at + '\u{FFFD}'.len_utf8())
                .help("save it as UTF-8, as in `iconv -f GB18030 -t UTF-8`");
            Err(Box::new(problem))
        }
    }
}
