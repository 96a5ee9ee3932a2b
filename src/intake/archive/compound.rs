//! Files of the office programs before 2007, and of WPS: a workbook or a document, by the streams in it.

use super::container::Container;
use super::doc;
use super::format::unreadable;
use super::sheet;
use super::text::Text;
use crate::base::diag::Diagnostic;
use crate::base::message::message;

/// The streams that hold a workbook.
const WORKBOOKS: [&str; 2] = ["/Workbook", "/Book"];

/// Reads the workbook or the document in a container.
///
/// # Errors
/// `unreadable-format` for all others, with what to do.
pub fn read(name: &str, bytes: &[u8]) -> Result<Text, Box<Diagnostic>> {
    let unread = || {
        let what = message!("an-old-or-a-locked-office-file");
        unreadable(name, what, message!("open-it-in-word-excel-or-wps"))
    };
    let mut container = Container::open(bytes).ok_or_else(unread)?;
    let workbook = WORKBOOKS.into_iter().find(|path| container.has(path));

    let mut text = match workbook {
        Some(workbook) => {
            let stream = container.stream(workbook).ok_or_else(unread)?;
            sheet::read_records(name, &stream)?
        }
        None if doc::is_document(&container) => doc::read(name, &mut container)?,
        None => return Err(unread()),
    };
    text.needs_transcript = true;
    Ok(text)
}
