//! An archived file as text: whatever a portal handed out, read into the lines that everything else
//! counts. Reading the same bytes again gives the same lines.
//!
//! A row of a table is one line, a TAB between its cells; a cell that another covers is empty. A line
//! break within a cell is U+2028.

mod loss;

mod text;

// What kind of file it is, and its bytes as characters and numbers.
mod format;

mod bytes;

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

mod ooxml;

mod word;

mod sheet;

mod container;

mod doc;

mod compound;

mod paged;

mod pdf;

mod ofd;

// Files that hold others.
mod bundle;

mod mail;

mod zipped;

// What was read before.
mod transcript;

use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;

pub use grid::{BESIDE, SHARED};
pub use loss::{Loss, LossKind, describe_losses, tally_losses};
pub use text::Text;
pub use transcript::write_transcript;

use ooxml::package::Package;
use word::Nesting;

/// Returns whether a file may take any amount of time and memory: libraries open it, or what it holds, whose bounds are not
/// ours.
pub fn is_unbounded(bytes: &[u8]) -> bool {
    let is_bundle =
        || format::is_zip(bytes) && !Package::open("", bytes).is_ok_and(|own| own.is_document());
    is_opened_by_libraries(bytes) || mail::is_mail(bytes) || is_bundle()
}

/// Returns whether what opens a file is a library of others.
fn is_opened_by_libraries(bytes: &[u8]) -> bool {
    pdf::is_pdf(bytes) || container::is_container(bytes)
}

/// Returns whether a file may take more than its length says: it is packed, or [unbounded](is_unbounded).
pub fn may_unfold(bytes: &[u8]) -> bool {
    is_opened_by_libraries(bytes) || format::is_zip(bytes) || mail::is_mail(bytes)
}

/// Reads an archived file; `name` is the path that people know it by. The content decides how it is
/// read: as plain text in UTF-8, UTF-16, GB18030 or Big5, as a saved page (.html,
/// .mht), as a .docx, a .doc or a .wps, a .xlsx or a .xls, as a PDF or an OFD; a mail or a zip archive as the notice in it
/// with what is attached. What was read before from a file whose reading is kept stands as it was read.
///
/// # Errors
/// A diagnostic that says what kind of file it is and what to do: `unreadable-format`, or `not-text`
/// where a text is damaged.
pub fn read(name: &str, bytes: Vec<u8>) -> Result<Text, Box<Diagnostic>> {
    read_any(name, bytes)?.within_bounds()
}

/// Reads a file of any kind and length.
fn read_any(name: &str, bytes: Vec<u8>) -> Result<Text, Box<Diagnostic>> {
    if transcript::is_transcript(&bytes) {
        return transcript::read(name, bytes);
    }
    if mail::is_mail(&bytes) {
        return mail::read(name, &bytes, read_single);
    }
    if format::is_zip(&bytes) && !Package::open(name, &bytes)?.is_document() {
        return zipped::read(name, &bytes, read_single);
    }
    read_single(name, bytes)
}

/// Reads a file that holds no others.
fn read_single(name: &str, bytes: Vec<u8>) -> Result<Text, Box<Diagnostic>> {
    if mail::is_mail(&bytes) {
        return Err(format::unreadable(
            name,
            message!("a-mail-within-another-file"),
            format::UNPACK,
        ));
    }
    if format::is_zip(&bytes) {
        let mut package = Package::open(name, &bytes)?;
        if ofd::is_ofd(&package) {
            return ofd::read(name, &mut package);
        }
        return match package.workbook_part()? {
            Some(main) => sheet::read(name, &mut package, &main),
            None => word::read(name, &bytes, Nesting::Outermost),
        };
    }
    if container::is_container(&bytes) {
        return compound::read(name, &bytes);
    }
    if pdf::is_pdf(&bytes) {
        return pdf::read(name, bytes);
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
