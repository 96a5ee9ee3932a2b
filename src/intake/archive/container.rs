//! The container of streams that files of the office programs before 2007 are.

use cfb::CompoundFile;
use std::io::{Cursor, Read};

/// How such a container begins.
const MARK: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Returns whether bytes are such a container.
pub fn is_container(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK)
}

/// A container.
pub struct Container<'a> {
    file: CompoundFile<Cursor<&'a [u8]>>,
    /// No stream is longer than its file, whatever it says.
    longest: u64,
}

impl<'a> Container<'a> {
    /// Opens a container; `None` where it is damaged.
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        Some(Self {
            file: CompoundFile::open(Cursor::new(bytes)).ok()?,
            longest: bytes.len() as u64,
        })
    }

    /// Returns whether there is a stream of that path.
    pub fn has(&self, path: &str) -> bool {
        self.file.is_stream(path)
    }

    /// Returns the bytes of a stream; `None` where there is none, or where it is damaged.
    pub fn stream(&mut self, path: &str) -> Option<Vec<u8>> {
        if !self.has(path) {
            return None;
        }
        let mut bytes = Vec::new();
        let stream = self.file.open_stream(path).ok()?;
        stream.take(self.longest).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }
}
