//! What texts in TOML may hold.

use crate::base::diag::Diagnostic;
use crate::base::text::is_unprintable;

/// Returns what is wrong with a text that has unprintable characters in it; `None` where it has none.
pub fn unprintable(text: &str) -> Option<Diagnostic> {
    let unprintable = text.chars().find(|c| is_unprintable(*c))?;
    let message = format!(
        "a character that cannot be printed: U+{:04X}",
        unprintable as u32
    );
    let help = "take it out, or write the space or line break that it stands for";
    Some(Diagnostic::error("unprintable", message).help(help))
}
