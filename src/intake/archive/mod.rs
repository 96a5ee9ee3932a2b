//! An archived file as text: whatever a portal handed out, read into the lines that everything else
//! counts. Reading the same bytes again gives the same lines.
//!
//! A row of a table is one line, a TAB between its cells; a cell that another covers is empty. A line
//! break within a cell is U+2028.

mod docx;
mod element;
mod encoding;
mod fields;
mod format;
mod grid;
mod html;
mod lines;
mod list;
mod numbering;
mod ordinal;
mod parse;
mod plain;
mod survey;
mod wordtext;

use crate::base::diag::Diagnostic;
use crate::base::source::Source;
use crate::plan::LineRange;

/// The text of an archived file.
#[derive(Debug, Clone)]
pub struct Text {
    /// Its lines.
    pub source: Source,
    /// The lines of the article itself, where the file's own structure tells it from the page
    /// around it.
    pub article: Option<LineRange>,
}

/// Reads an archived file; `name` is the path that people know it by. What is in it decides how it is
/// read: a plain text in UTF-8, UTF-16, GB18030 or Big5, a saved page, or a .docx.
///
/// # Errors
/// A diagnostic that says what kind of file it is and what to do: `unreadable-format`, or `not-text`
/// where a text is damaged.
pub fn read(name: &str, bytes: Vec<u8>) -> Result<Text, Box<Diagnostic>> {
    if format::is_zip(&bytes) {
        let source = docx::read(name, &bytes)?;
        return Ok(Text {
            source,
            article: None,
        });
    }
    format::refuse(name, &bytes)?;
    let text = encoding::decode(name, &bytes)?;
    if format::is_html(name, &text) {
        return html::read(name, &text);
    }
    Ok(Text {
        source: Source::new(name, plain::lines(text)),
        article: None,
    })
}
