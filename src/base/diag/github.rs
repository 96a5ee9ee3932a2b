//! Diagnostics as the workflow commands of GitHub Actions, which show them beside the lines of a pull request.

use super::diagnostic::{Diagnostic, Severity};
use std::fmt::Write;

/// Writes a diagnostic as one line: `::error file=…,line=…::message`.
pub fn github(diagnostic: &Diagnostic) -> String {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut line = format!("::{command} ");

    if let Some(place) = &diagnostic.place {
        let source = &place.source;
        let (start, end) = (
            source.position(place.span.start),
            source.position(place.span.end),
        );
        let _ = write!(
            line,
            "file={},line={},endLine={}",
            property(source.name()),
            start.line,
            end.line
        );
        // Columns are understood on one line only.
        if start.line == end.line {
            let _ = write!(line, ",col={},endColumn={}", start.column, end.column);
        }
        line.push(',');
    }

    let mut message = diagnostic.message.to_string();
    if let Some(help) = &diagnostic.help {
        message.push('\n');
        message.push_str(&help.to_string());
    }
    let _ = write!(line, "title={}::{}", diagnostic.code, data(&message));
    line
}

/// Escapes a message: it is one line.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes the value of a property, which ends at a comma or a colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
