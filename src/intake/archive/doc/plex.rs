//! Tables of places in the text, each with something that is said of it.

use super::super::bytes::index_at;

/// A table of places: one more than there are entries, for each ends where the next begins.
#[derive(Debug, Clone, Copy)]
pub struct Plex<'a> {
    bytes: &'a [u8],
    /// How long an entry is, in bytes.
    width: usize,
    count: usize,
}

impl<'a> Plex<'a> {
    /// Reads a table whose entries are so long.
    pub fn new(bytes: &'a [u8], width: usize) -> Self {
        Self {
            bytes,
            width,
            count: bytes.len().saturating_sub(4) / (4 + width),
        }
    }

    /// Returns the places at which entries begin, and the one at which the last ends.
    pub fn places(&self) -> impl Iterator<Item = usize> {
        let last = if self.bytes.len() >= 4 { self.count } else { 0 };
        (0..=last).filter_map(|nth| index_at(self.bytes, 4 * nth))
    }

    /// Returns the bytes of an entry.
    pub fn entry(&self, nth: usize) -> &'a [u8] {
        let at = 4 * (self.count + 1) + self.width * nth;
        self.bytes.get(at..at + self.width).unwrap_or_default()
    }
}
