//! Single changes of look (sprms): a code, and what it sets.

use super::super::bytes::u16_at;

/// A table's columns, whose length stands in two bytes.
pub const COLUMNS: u16 = 0xD608;

/// Tab stops, whose length may not fit its byte.
const TABS: u16 = 0xC615;

/// A change.
#[derive(Debug, Clone, Copy)]
pub struct Sprm<'a> {
    /// What it changes.
    pub code: u16,
    /// What it sets.
    pub operand: &'a [u8],
}

impl Sprm<'_> {
    /// Returns what it sets as a byte.
    pub fn byte(&self) -> u8 {
        self.operand.first().copied().unwrap_or_default()
    }

    /// Returns what it sets as a number of two bytes.
    pub fn number(&self) -> u16 {
        u16_at(self.operand, 0).unwrap_or_default()
    }
}

/// Goes through changes; ends where they are damaged.
#[derive(Debug, Clone)]
pub struct Sprms<'a> {
    rest: &'a [u8],
}

impl<'a> Sprms<'a> {
    /// Begins with the first.
    pub fn of(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }
}

impl<'a> Iterator for Sprms<'a> {
    type Item = Sprm<'a>;

    fn next(&mut self) -> Option<Sprm<'a>> {
        let code = u16_at(self.rest, 0)?;
        let behind = self.rest.get(2..)?;
        let (skipped, length) = size(code, behind)?;
        let operand = behind.get(skipped..skipped + length)?;
        self.rest = &behind[skipped + length..];
        Some(Sprm { code, operand })
    }
}

/// Returns how many bytes say how long it is, and how many it sets.
fn size(code: u16, behind: &[u8]) -> Option<(usize, usize)> {
    Some(match code >> 13 {
        0 | 1 => (0, 1),
        2 | 4 | 5 => (0, 2),
        3 => (0, 4),
        7 => (0, 3),
        _ if code == COLUMNS => (2, usize::from(u16_at(behind, 0)?).saturating_sub(1)),
        _ => {
            let length = usize::from(*behind.first()?);
            match length {
                255 if code == TABS => (0, length_of_tabs(behind)?),
                _ => (1, length),
            }
        }
    })
}

/// Returns how long tab stops are whose length does not fit its byte.
fn length_of_tabs(bytes: &[u8]) -> Option<usize> {
    let deleted = usize::from(*bytes.get(1)?);
    let added_at = 2 + 4 * deleted;
    let added = usize::from(*bytes.get(added_at)?);
    Some(added_at + 1 + 3 * added)
}

/// Returns the change that a piece says in short, in its long form; nothing for those that change no text.
pub fn sprm_of_short_form(change: u16) -> Vec<u8> {
    let code: u16 = match (change >> 1) & 0x7F {
        0x18 => 0x2416,
        0x19 => 0x2417,
        0x41 => 0x0800,
        0x42 => 0x0801,
        0x57 => 0x0837,
        0x5C => 0x083C,
        0x73 => 0x2A53,
        _ => return Vec::new(),
    };
    let [low, high] = code.to_le_bytes();
    vec![low, high, (change >> 8) as u8]
}
