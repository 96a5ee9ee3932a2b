//! A row of a sheet, which may stand in many.

use super::cell::{NUMBER, TEXT, put_cell, shown, width};
use crate::link::dataset::Cell;
use memchr::memchr_iter;
use std::borrow::Cow;

/// A row that knows all of itself but its number.
#[derive(Debug)]
pub struct Row {
    /// Its XML, with [`NUMBER`] wherever its number belongs.
    xml: Vec<u8>,
    widths: Vec<u8>,
}

impl Row {
    /// Returns a row of these cells; one of which nothing is known is left out.
    pub fn new<'a>(cells: impl Iterator<Item = Cell<'a>>) -> Self {
        Self::with_format(TEXT, cells.map(shown))
    }

    /// Returns a row of cells that have a format.
    pub(super) fn with_format<'a>(
        format: u8,
        cells: impl Iterator<Item = Option<Cow<'a, str>>>,
    ) -> Self {
        let mut xml = br#"<row r="X">"#.to_vec();
        xml[br#"<row r=""#.len()] = NUMBER;
        let mut widths = Vec::new();
        for (column, text) in cells.enumerate() {
            widths.push(text.as_deref().map_or(0, width));
            if let Some(text) = text {
                put_cell(&mut xml, column, format, &text);
            }
        }
        xml.extend(b"</row>");
        Self { xml, widths }
    }

    /// Returns how wide its cells are, in half-width characters.
    pub(super) fn widths(&self) -> &[u8] {
        &self.widths
    }

    /// Returns how many bytes it takes.
    pub fn size(&self) -> usize {
        self.xml.len() + self.widths.len()
    }

    /// Writes it as the row of a number.
    pub(super) fn put(&self, number: usize, out: &mut Vec<u8>) {
        let number = number.to_string();
        let mut from = 0;
        for at in memchr_iter(NUMBER, &self.xml) {
            out.extend_from_slice(&self.xml[from..at]);
            out.extend_from_slice(number.as_bytes());
            from = at + 1;
        }
        out.extend_from_slice(&self.xml[from..]);
    }
}

#[cfg(test)]
mod tests {
    use super::Row;
    use crate::link::dataset::Cell;

    #[test]
    fn a_row_is_written_with_its_number() {
        let row = Row::new(["港口".into(), Cell::Null, 7_u32.into()].into_iter());
        let mut out = Vec::new();
        row.put(12, &mut out);
        let expected = concat!(
            r#"<row r="12"><c r="A12" s="1" t="inlineStr"><is><t>港口</t></is></c>"#,
            r#"<c r="C12" s="1" t="inlineStr"><is><t>7</t></is></c></row>"#,
        );
        assert_eq!(String::from_utf8(out).unwrap(), expected);
        assert_eq!(row.widths(), [4, 0, 1]);
    }
}
