//! A cell of a sheet: its place, its text, how wide it is.

use crate::link::dataset::Cell;
use quick_xml::escape::partial_escape;
use std::borrow::Cow;
use std::fmt::{self, Write};

/// What stands for the number of the row; XML has no such character.
pub(super) const NUMBER: u8 = 0;
/// The formats that `package` declares: of the first row, and of all others.
pub(super) const HEAD: u8 = 2;
pub(super) const TEXT: u8 = 1;
/// The longest text that a cell takes, in UTF-16 code units.
const LONGEST: usize = 32_767;
/// What ends a text that is longer.
const CUT: &str = "……";
/// Characters of the widest column, and of the narrowest.
const WIDEST: u8 = 48;
pub(super) const NARROWEST: u8 = 8;
/// What is added to them.
pub(super) const MARGIN: u8 = 2;

/// Where a cell stands: `B3`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Position {
    /// Its row, from 1 on.
    pub(super) row: usize,
    /// Its column, from 0 on.
    pub(super) column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut name = Vec::new();
        put_letters(self.column, &mut name);
        name.into_iter()
            .try_for_each(|letter| f.write_char(letter.into()))?;
        write!(f, "{}", self.row)
    }
}

/// Writes the letters of a column.
fn put_letters(column: usize, out: &mut Vec<u8>) {
    let letter = |number: usize| b'A' + (number % 26) as u8;
    // No table has more columns than two letters name.
    if let Some(rest) = column.checked_sub(26) {
        out.push(letter(rest / 26));
    }
    out.push(letter(column));
}

/// Returns what a cell shows; nothing where nothing is known.
pub(super) fn shown(cell: Cell<'_>) -> Option<Cow<'_, str>> {
    Some(match cell {
        Cell::Null => return None,
        Cell::Text(words) => words,
        Cell::Integer(number) => Cow::Owned(number.to_string()),
        Cell::Boolean(truth) => Cow::Owned(truth.to_string()),
    })
}

/// Adds a cell of a row that holds a text.
pub(super) fn put_cell(xml: &mut Vec<u8>, column: usize, format: u8, text: &str) {
    xml.extend(br#"<c r=""#);
    put_letters(column, xml);
    xml.push(NUMBER);
    xml.extend(br#"" s=""#);
    xml.push(b'0' + format);
    xml.extend(br#"" t="inlineStr"><is><t"#);
    let space = |c: char| c.is_ascii_whitespace();
    if text.starts_with(space) || text.ends_with(space) {
        xml.extend(br#" xml:space="preserve""#);
    }
    xml.push(b'>');
    xml.extend(escaped(&shortened(text)).as_bytes());
    xml.extend(b"</t></is></c>");
}

/// Returns a text as the words of an element: what XML cannot hold, and what reads like it, is written as `_x000B_`
/// (ECMA-376 part 1, 22.9.2.19, `ST_Xstring`).
fn escaped(text: &str) -> Cow<'_, str> {
    let is_unsayable = |c: char| {
        let is_control = c < ' ' && c != '\t' && c != '\n';
        is_control || matches!(c, '\u{FFFE}' | '\u{FFFF}')
    };
    // Hardly any text has one of these.
    if !text.contains("_x") && !text.contains(is_unsayable) {
        return partial_escape(text);
    }

    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let reads_like_one = text[at..].starts_with("_x");
        match reads_like_one || is_unsayable(c) {
            true => out.push_str(&format!("_x{:04X}_", u32::from(c))),
            false => out.push(c),
        }
    }
    Cow::Owned(partial_escape(out).into_owned())
}

/// Returns a text that a cell can take.
fn shortened(text: &str) -> Cow<'_, str> {
    // A code unit takes a byte at least.
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return Cow::Borrowed(text);
    }
    let mut length = 0;
    let fits = |c: &char| {
        length += c.len_utf16();
        length <= LONGEST - CUT.len()
    };
    let kept: String = text.chars().take_while(fits).collect();
    Cow::Owned(kept + CUT)
}

/// Returns how wide a text is by its longest line, in half-width characters; no wider than a column can be.
pub(super) fn width(text: &str) -> u8 {
    let widths = text.lines().map(|line| {
        let wide = line.chars().take(WIDEST.into());
        wide.map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<u8>()
    });
    widths.max().unwrap_or_default().min(WIDEST)
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Position, escaped, put_cell, shortened};

    #[test]
    fn a_text_that_is_too_long_for_a_cell_ends_so() {
        assert_eq!(shortened("港口"), "港口");
        let long = shortened(&"港".repeat(LONGEST + 1)).into_owned();
        assert!(long.ends_with("港……"));
        assert!(long.encode_utf16().count() <= LONGEST);
    }

    #[test]
    fn columns_are_named_by_letters() {
        let named = [(0, "A7"), (25, "Z7"), (26, "AA7"), (53, "BB7")];
        for (column, name) in named {
            assert_eq!(Position { row: 7, column }.to_string(), name);
        }
    }

    #[test]
    fn what_xml_cannot_hold_is_written_in_digits() {
        assert_eq!(escaped("a<b&c"), "a&lt;b&amp;c");
        assert_eq!(escaped("第1\u{B}页"), "第1_x000B_页");
        assert_eq!(escaped("_x000B_"), "_x005F_x000B_");
        assert_eq!(escaped("港\n口"), "港\n口");
    }

    #[test]
    fn spaces_at_the_ends_are_kept() {
        let mut xml = Vec::new();
        put_cell(&mut xml, 1, 1, " 港口");
        let expected =
            "<c r=\"B\0\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> 港口</t></is></c>";
        assert_eq!(String::from_utf8(xml).unwrap(), expected);
    }
}
