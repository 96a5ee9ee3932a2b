//! Brackets around statements. Portals mix their shapes, so that ( may be closed by 〕: an opening
//! bracket is closed by the next closing one of any shape.

use crate::base::text::{closing_bracket, is_space};
use std::ops::Range;

/// The longest statement in brackets, in characters: what closes later closes something else.
pub const LONGEST_BRACKET: usize = 2000;

/// Whether a character opens a bracket; quotation marks, 《》 and 〈〉 enclose names and parts of them, not statements.
pub fn is_opening(c: char) -> bool {
    closing_bracket(c).is_some() && !matches!(c, '“' | '《' | '〈')
}

/// Whether a character closes a bracket of any shape.
pub fn is_closing(c: char) -> bool {
    matches!(
        c,
        ')' | '\u{FF09}'
            | '〕'
            | ']'
            | '】'
            | '」'
            | '〗'
            | '}'
            | '\u{FF5D}'
            | '\u{FE5E}'
            | '\u{FF3D}'
    )
}

/// Whether a character ends a sentence.
pub fn is_stop(c: char) -> bool {
    matches!(c, '。' | ';' | '\u{FF1B}' | '!' | '\u{FF01}')
}

/// Returns the bracketed parts of a text, brackets included, in the order in which they open. One
/// that never closes goes on to the end.
pub fn bracketed(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();

    for (at, c) in text.char_indices() {
        if is_opening(c) {
            open.push(found.len());
            found.push(at..text.len());
        } else if is_closing(c)
            && let Some(index) = open.pop()
        {
            found[index].end = at + c.len_utf8();
        }
    }

    found
}

/// Returns the offset behind the bracket that closes a statement whose inside goes on at byte
/// `from`; the end of the text when none does.
pub fn behind_closing(text: &str, from: usize) -> usize {
    let mut depth = 1;

    for (at, c) in text[from..].char_indices().take(LONGEST_BRACKET) {
        if is_opening(c) {
            depth += 1;
        } else if is_closing(c) {
            depth -= 1;
            if depth == 0 {
                return from + at + c.len_utf8();
            }
        }
    }

    text.len()
}

/// Drops the marks at the end of a part of a statement: its full stop, and a bracket that closes
/// nothing opened in this part or opens nothing closed in it.
pub fn trim_marks(text: &str) -> &str {
    let mut text = text.trim_matches(is_space);
    let mut balance: i32 = text
        .chars()
        .map(|c| i32::from(is_opening(c)) - i32::from(is_closing(c)))
        .sum();

    loop {
        text = text.trim_end_matches(is_space_or_stop);
        let Some(last) = text.chars().next_back() else {
            return text;
        };

        // A bracket at the end is kept where its partner stands in this part: 市发改委(市大数据局).
        if is_closing(last) && balance < 0 {
            balance += 1;
        } else if is_opening(last) {
            balance -= 1;
        } else {
            return text;
        }
        text = &text[..text.len() - last.len_utf8()];
    }
}

fn is_space_or_stop(c: char) -> bool {
    is_space(c) || matches!(c, '。' | ';' | '\u{FF1B}' | ',' | '\u{FF0C}' | '、')
}
