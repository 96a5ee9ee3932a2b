//! An archived file as text: whatever a portal handed out, read into the lines that everything else
//! counts. Reading the same bytes again gives the same lines.
//!
//! A row of a table is one line, a TAB between its cells; a cell that another covers is empty. A line
//! break within a cell is U+2028.

mod loss;

mod text;

// What kind of file it is, and its bytes as characters.
mod format;

mod encoding;

// Parts of pages and documents alike.
mod notation;

mod formula;

mod lines;

mod ordinal;

mod grid;

// One reader a kind of file.
mod bars;
mod plain;

mod page;

mod word;

use crate::base::diag::Diagnostic;
use crate::base::source::Source;

pub use grid::SHARED;
pub use loss::{Loss, LossKind, describe_losses, tally_losses};
pub use text::Text;

use word::Nesting;

/// Reads an archived file; `name` is the path that people know it by. The content decides how it is
/// read: as plain text in UTF-8, UTF-16, GB18030 or Big5, as a saved page, or as a .docx.
///
/// # Errors
/// A diagnostic that says what kind of file it is and what to do: `unreadable-format`, or `not-text`
/// where a text is damaged.
pub fn read(name: &str, bytes: Vec<u8>) -> Result<Text, Box<Diagnostic>> {
    read_any(name, bytes)?.within_bounds()
}

/// Reads a file of any kind and length.
fn read_any(name: &str, bytes: Vec<u8>) -> Result<Text, Box<Diagnostic>> {
    if format::is_zip(&bytes) {
        return word::read(name, &bytes, Nesting::Outermost);
    }
    format::check_is_text(name, &bytes)?;
    let text = match encoding::decode(name, &bytes) {
        Ok(text) => text,
        Err(problem) => return page::read_damaged(name, &bytes).ok_or(problem),
    };

    if format::is_html(name, &text) {
        return page::read(name, &text);
    }

    let source = Source::new(name, bars::without_bars(plain::separate_lines(text)));
    Ok(Text::without_page(source, Vec::new()))
}
