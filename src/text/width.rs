//! Full and half width, and the many kinds of white space that portals put into a text.

/// Whether a character only lays out: ASCII and Unicode white space, zero-width marks, the BOM.
pub fn is_space(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}'
        )
}

/// The half-width form of a full-width ASCII character, any other character as it is.
pub fn fold_char(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// The text with full-width ASCII made half-width.
pub fn fold(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

/// The text without any white space.
pub fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !is_space(*c)).collect()
}
