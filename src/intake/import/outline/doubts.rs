//! Reports what is doubtful, with its line in the source.

use crate::base::diag::Diagnostic;
use crate::base::message::Message;
use crate::base::source::Source;

/// The most of a text that a report quotes, in characters.
const LONGEST_EXCERPT: usize = 40;

/// Returns the beginning of a text, as a report quotes it.
pub fn excerpt(text: &str) -> String {
    match text.char_indices().nth(LONGEST_EXCERPT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The reports on one source.
pub struct Doubts<'a> {
    source: &'a Source,
    reports: &'a mut Vec<Diagnostic>,
}

impl<'a> Doubts<'a> {
    /// Adds to the reports on a source.
    pub fn new(source: &'a Source, reports: &'a mut Vec<Diagnostic>) -> Self {
        Doubts { source, reports }
    }

    /// Warns about a line of the source, and says what to do.
    pub fn warn(&mut self, code: &'static str, message: Message, line: u32, help: Message) {
        let warning = Diagnostic::warning(code, message)
            .at_line(self.source, line)
            .help(help);
        self.reports.push(warning);
    }
}
