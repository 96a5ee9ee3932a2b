//! A suggestion: a damaged place with its most probable reading.

use crate::plan::{Certainty, Emendation};

/// The sign that stands for words that are lost.
pub const LOST: &str = "□";

/// Returns a suggestion for words of a line, wherever they stand on it.
pub fn suggest(
    line: u32,
    found: &str,
    reading: &str,
    certainty: Certainty,
    note: &str,
) -> Emendation {
    Emendation {
        line,
        found: found.to_owned(),
        reading: reading.to_owned(),
        certainty,
        note: note.to_owned(),
        nth: None,
    }
}
