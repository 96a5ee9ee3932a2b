//! An archived file as text: whatever a portal handed out, read into the lines that everything else
//! counts. Reading the same bytes again gives the same lines.

use crate::diag::{Diagnostic, decode};
use crate::plan::LineRange;
use crate::source::Source;

/// The text of an archived file.
#[derive(Debug, Clone)]
pub struct Text {
    /// Its lines.
    pub source: Source,
    /// The lines of the article itself, where the file's own structure tells it from the page
    /// around it.
    pub article: Option<LineRange>,
}

/// Reads an archived file; `name` is the path that people know it by.
///
/// # Errors
/// A diagnostic that says what kind of file it is and what to do.
pub fn read(name: &str, bytes: Vec<u8>) -> Result<Text, Box<Diagnostic>> {
    Ok(Text {
        source: decode(name, bytes)?,
        article: None,
    })
}
