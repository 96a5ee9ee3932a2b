//! Files that people write, as text.

use super::diagnostic::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;

/// Reads the bytes of a file as UTF-8; a byte order mark at the start is dropped.
///
/// # Errors
/// A diagnostic at the first byte that is not UTF-8.
pub fn decode_utf8(name: &str, bytes: Vec<u8>) -> Result<Source, Box<Diagnostic>> {
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = match text.strip_prefix('\u{FEFF}') {
                Some(rest) => rest.to_owned(),
                None => text,
            };
            Ok(Source::new(name, text))
        }
        Err(error) => {
            // Up to there nothing is replaced, so the offset is the same in the lossy text.
            let at = error.utf8_error().valid_up_to();
            let source = Source::new(name, String::from_utf8_lossy(error.as_bytes()));
            let problem = Diagnostic::error("not-utf8", message!("this-file-is-not-utf"))
                .at(&source, at..at + '\u{FFFD}'.len_utf8())
                .help(message!("save-it-as-utf-as-in-iconv"));
            Err(Box::new(problem))
        }
    }
}
