//! Records: a kind, a length, and bytes, of which what is too long goes on in records behind.

use super::super::super::bytes;

/// The record that goes on with the one before.
const CONTINUE: u16 = 0x003C;

/// A record.
#[derive(Debug)]
pub struct Record<'a> {
    /// What kind it is.
    pub kind: u16,
    /// Its bytes, piece by piece; there is one at least.
    pub pieces: Vec<&'a [u8]>,
}

impl<'a> Record<'a> {
    /// Returns its first piece, which is all of it but for long texts.
    pub fn bytes(&self) -> &'a [u8] {
        self.pieces.first().copied().unwrap_or_default()
    }

    /// Returns a number of two bytes at a place.
    pub fn u16_at(&self, at: usize) -> Option<u16> {
        bytes::u16_at(self.bytes(), at)
    }

    /// Returns a number of four bytes at a place.
    pub fn u32_at(&self, at: usize) -> Option<u32> {
        bytes::u32_at(self.bytes(), at)
    }

    /// Returns a number with a point at a place.
    pub fn f64_at(&self, at: usize) -> Option<f64> {
        let bytes = self.bytes().get(at..at + 8)?;
        Some(f64::from_le_bytes(bytes.try_into().ok()?))
    }
}

/// Goes through the records of a stream.
#[derive(Debug)]
pub struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    /// Begins with the record at a place.
    pub fn from(stream: &'a [u8], at: usize) -> Self {
        Self {
            rest: stream.get(at..).unwrap_or_default(),
        }
    }

    fn piece(&mut self) -> Option<(u16, &'a [u8])> {
        let (kind, length) = (bytes::u16_at(self.rest, 0)?, bytes::u16_at(self.rest, 2)?);
        let end = 4 + usize::from(length);
        let own = self.rest.get(4..end)?;
        self.rest = &self.rest[end..];
        Some((kind, own))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, bytes) = self.piece()?;
        let mut pieces = vec![bytes];
        while bytes::u16_at(self.rest, 0) == Some(CONTINUE) {
            pieces.push(self.piece()?.1);
        }
        Some(Record { kind, pieces })
    }
}
