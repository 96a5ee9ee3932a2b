//! What texts in TOML may hold.

use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::text::is_unprintable;

/// Returns what is wrong with a text that has unprintable characters in it; `None` where it has none.
pub fn unprintable(text: &str) -> Option<Diagnostic> {
    // In a file of Windows a line of a long text ends with two characters; alone the first one overwrites the line.
    let is_stray_return = |at: usize, c: char| c == '\r' && !text[at..].starts_with("\r\n");
    let mut characters = text.char_indices();
    let (_, unprintable) =
        characters.find(|&(at, c)| is_unprintable(c) || is_stray_return(at, c))?;
    let message = message!(
        "a-character-that-cannot-be-printed-u",
        code = format!("{:04X}", unprintable as u32)
    );
    let help = message!("take-it-out-or-write-the-space");
    Some(Diagnostic::error("unprintable", message).help(help))
}
