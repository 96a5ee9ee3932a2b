//! The characters of a document, in the order in which they are read.

use super::super::bytes::{index_at, u16_at, u32_at};
use super::header::Unread;
use super::look::LookChange;
use super::placing::PlacingChange;
use super::sprms::sprm_of_short_form;
use encoding_rs::WINDOWS_1252;

/// How many characters all texts of a document may have.
pub const MOST_CHARACTERS: usize = 2_000_000;

/// A piece that holds changes to look.
const CHANGES: u8 = 1;

/// The table of pieces.
const TABLE: u8 = 2;

/// Says of a piece that its characters have a byte each.
const IS_NARROW: u32 = 0x4000_0000;

/// How long a description of a piece is, in bytes.
const DESCRIPTION: usize = 8;

/// The characters of a document.
#[derive(Debug, Default)]
pub struct Characters {
    /// In UTF-16.
    pub units: Vec<u16>,
    /// Where each stands in the stream.
    places: Vec<u32>,
    pieces: Vec<Piece>,
}

/// A piece of text that lies together.
#[derive(Debug)]
struct Piece {
    /// Behind which character it ends.
    end: usize,
    look: LookChange,
    placing: PlacingChange,
}

/// Changes that several pieces may have.
#[derive(Debug, Clone, Default)]
struct Changes {
    look: LookChange,
    placing: PlacingChange,
}

impl Changes {
    fn of(bytes: &[u8]) -> Self {
        Self {
            look: LookChange::of(bytes),
            placing: PlacingChange::of(bytes),
        }
    }
}

impl Characters {
    /// Reads the characters of a stream by the table of its pieces.
    ///
    /// # Errors
    /// A table that is damaged, or names more characters than the stream can hold.
    pub fn read(stream: &[u8], pieces: &[u8]) -> Result<Self, Unread> {
        let (changes, table) = parts(pieces).ok_or(Unread::Damaged)?;
        let count = table.len().saturating_sub(4) / (4 + DESCRIPTION);
        let mut own = Self::default();
        for nth in 0..count {
            let read = || {
                let (begin, end) = (index_at(table, 4 * nth)?, index_at(table, 4 * nth + 4)?);
                let at = 4 * (count + 1) + DESCRIPTION * nth;
                Some((begin, end, u32_at(table, at + 2)?, u16_at(table, at + 6)?))
            };
            let (begin, end, place, change) = read().ok_or(Unread::Damaged)?;
            let length = end.checked_sub(begin).ok_or(Unread::Damaged)?;
            // No character stands in the file twice.
            let most = stream.len().min(MOST_CHARACTERS);
            if begin != own.units.len() || length > most - own.units.len() {
                return Err(match length > MOST_CHARACTERS {
                    true => Unread::TooLong,
                    false => Unread::Damaged,
                });
            }
            own.add(stream, place, length).ok_or(Unread::Damaged)?;

            let changes = match change & 1 {
                0 => Changes::of(&sprm_of_short_form(change)),
                _ => changes
                    .get(usize::from(change >> 1))
                    .cloned()
                    .unwrap_or_default(),
            };
            own.pieces.push(Piece {
                end,
                look: changes.look,
                placing: changes.placing,
            });
        }
        Ok(own)
    }

    fn add(&mut self, stream: &[u8], place: u32, length: usize) -> Option<()> {
        let is_narrow = place & IS_NARROW != 0;
        let place = place & (IS_NARROW - 1);
        let (place, width) = match is_narrow {
            true => (place / 2, 1),
            false => (place, 2),
        };
        let begin = usize::try_from(place).ok()?;
        let bytes = stream.get(begin..begin.checked_add(length * width)?)?;
        match is_narrow {
            // Each of its characters is one of two bytes in UTF-16.
            true => {
                let text = WINDOWS_1252.decode_without_bom_handling(bytes).0;
                self.units.extend(text.encode_utf16());
            }
            false => {
                let units = bytes.chunks_exact(2);
                self.units
                    .extend(units.map(|unit| u16::from_le_bytes([unit[0], unit[1]])));
            }
        }
        let places = (0..length as u32).map(|nth| place + nth * width as u32);
        self.places.extend(places);
        Some(())
    }

    /// Returns where a character stands in the stream.
    pub fn place(&self, at: usize) -> u32 {
        self.places.get(at).copied().unwrap_or(u32::MAX)
    }

    /// Returns what the piece of a character says of its look.
    pub fn look(&self, at: usize) -> Option<&LookChange> {
        self.piece(at).map(|piece| &piece.look)
    }

    /// Returns what the piece of a character says of its paragraph.
    pub fn placing(&self, at: usize) -> Option<&PlacingChange> {
        self.piece(at).map(|piece| &piece.placing)
    }

    fn piece(&self, at: usize) -> Option<&Piece> {
        let nth = self.pieces.partition_point(|piece| piece.end <= at);
        self.pieces.get(nth)
    }
}

/// Returns the changes of pieces, and the table of pieces; `None` where there is none.
fn parts(bytes: &[u8]) -> Option<(Vec<Changes>, &[u8])> {
    let mut changes = Vec::new();
    let mut at = 0;
    loop {
        match *bytes.get(at)? {
            CHANGES => {
                let length = usize::from(u16_at(bytes, at + 1)?);
                changes.push(Changes::of(bytes.get(at + 3..at + 3 + length)?));
                at += 3 + length;
            }
            TABLE => {
                let length = index_at(bytes, at + 1)?;
                let begin = at + 5;
                return Some((changes, bytes.get(begin..begin.checked_add(length)?)?));
            }
            _ => return None,
        }
    }
}
