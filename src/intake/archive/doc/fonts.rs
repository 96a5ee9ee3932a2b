//! The names of a document's fonts: some of them show signs in place of letters.

use super::super::bytes::u16_at;

/// Where the name stands in what is said of a font.
const NAME: usize = 39;

/// Returns the names of the fonts of a table, by their numbers.
pub fn font_names(table: &[u8]) -> Vec<String> {
    let count = usize::from(u16_at(table, 0).unwrap_or_default());
    let mut names = Vec::new();
    let mut at = 4;
    for _ in 0..count {
        let Some(length) = table.get(at).map(|length| usize::from(*length)) else {
            break;
        };
        let font = table.get(at + 1..at + 1 + length).unwrap_or_default();
        let units = font.get(NAME..).unwrap_or_default().chunks_exact(2);
        let units = units.map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
        let units: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
        names.push(String::from_utf16_lossy(&units));
        at += 1 + length;
    }
    names
}
