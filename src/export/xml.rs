//! How XML documents of the site begin, and how one is written into memory.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};
use std::io::{self, Write};

/// Starts a document: its declaration, on a line of its own.
pub fn document<W: Write>(out: W) -> io::Result<Writer<W>> {
    let mut writer = Writer::new(out);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer.get_mut().write_all(b"\n")?;
    Ok(writer)
}

/// Returns the bytes that `write` writes.
pub fn into_bytes(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    Ok(bytes)
}
