//! Files of the office programs before 2007: a container of streams.

use super::format::unreadable;
use super::sheet;
use super::text::Text;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use cfb::CompoundFile;
use std::io::{Cursor, Read};

/// How such a container begins.
const MARK: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Returns whether bytes are such a container.
pub fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK)
}

/// Reads the workbook in a container.
///
/// # Errors
/// `unreadable-format` for all others, with what to do.
pub fn read(name: &str, bytes: &[u8]) -> Result<Text, Box<Diagnostic>> {
    let unread = || {
        let what = message!("an-old-or-a-locked-office-file");
        unreadable(name, what, message!("open-it-in-word-excel-or-wps"))
    };
    let mut container = CompoundFile::open(Cursor::new(bytes)).map_err(|_| unread())?;
    let workbook = ["/Workbook", "/Book"]
        .into_iter()
        .find(|path| container.is_stream(path));
    let Some(workbook) = workbook else {
        return Err(unread());
    };

    // A stream is not longer than its file, whatever it says.
    let mut stream = Vec::new();
    let longest = bytes.len() as u64;
    container
        .open_stream(workbook)
        .and_then(|stream_of| stream_of.take(longest).read_to_end(&mut stream))
        .map_err(|_| unread())?;
    sheet::read_records(name, &stream)
}
