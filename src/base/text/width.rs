//! Full and half width, and the many kinds of white space that portals put into a text.

use std::borrow::Cow;

/// Returns whether a character only lays out: ASCII and Unicode white space, zero-width marks, the BOM, and
/// what cannot be printed.
pub fn is_space(c: char) -> bool {
    c.is_whitespace()
        || is_unprintable(c)
        || matches!(
            c,
            '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}'
        )
}

/// Returns whether a text may not have a character: one that HTML and XML do not allow (XML 1.0, 2.2), which is a control
/// character other than tab and the ends of lines, or no character at all; or one that turns the order of its line, or
/// hides what it holds. Word leaves the former where a line breaks within a paragraph (U+000B) and where the cell of a
/// table ends (U+0007).
pub fn is_unprintable(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        || (c as u32) & 0xFFFE == 0xFFFE
        || ('\u{FDD0}'..='\u{FDEF}').contains(&c)
        || is_disguise(c)
}

/// Returns whether a character is not seen and makes others be read otherwise than they stand: marks and overrides of
/// direction (Unicode Standard Annex 9), which let a line read backwards, annotations, and letters that are tags.
fn is_disguise(c: char) -> bool {
    matches!(c,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
            | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Returns the text with its unprintable characters drawn as their pictures (U+2400 and following), as in ␋.
pub fn pictured(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unprintable) {
        return Cow::Borrowed(text);
    }
    let picture = |c: char| match c {
        c if !is_unprintable(c) => c,
        '\0'..='\u{1F}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{FFFD}'),
        '\u{7F}' => '\u{2421}',
        _ => '\u{FFFD}',
    };
    Cow::Owned(text.chars().map(picture).collect())
}

/// Returns whether a character is a Chinese one: an ideograph of Unicode's unified blocks, extensions A to J, and
/// those for compatibility. Names of places hold rare ones.
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFD}')
}

/// Returns the half-width form of a full-width ASCII character, any other character as it is.
pub fn fold_char(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// Returns the text with full-width ASCII made half-width.
pub fn fold(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

/// Returns the text without any white space.
pub fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.split(is_space).for_each(|part| out.push_str(part));
    out
}
