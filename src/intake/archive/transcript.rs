//! What was read from a file, kept as a text beside it: so that a newer library, which may see other lines in the same
//! bytes, does not change what a plan was proved against.
//!
//! The lines stand as they were read, so their numbers are those of any editor. Behind a form feed comes what else is
//! known of them, in JSON: a line about all, then one for each loss.

use super::format::unreadable;
use super::loss::Loss;
use super::text::Text;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;
use serde::{Deserialize, Serialize};

/// What stands behind the lines.
const MARK: &str = "\u{C}\n{\"transcript\":";

/// The form that is written now.
const VERSION: u32 = 1;

/// What is known of the lines as a whole.
#[derive(Debug, Serialize, Deserialize)]
struct About {
    transcript: u32,
    marks_merged_cells: bool,
}

/// Writes a text as it is kept.
pub fn write_transcript(text: &Text) -> String {
    let about = About {
        transcript: VERSION,
        marks_merged_cells: text.marks_merged_cells,
    };
    let mut out = text.source.text().to_owned();
    out.push_str("\u{C}\n");
    let losses = text.losses.iter().map(serde_json::to_string);
    let lines = std::iter::once(serde_json::to_string(&about)).chain(losses);
    // Numbers and texts can always be written.
    for line in lines.flatten() {
        out.push_str(&line);
        out.push('\n');
    }
    out
}

/// Returns whether bytes are a text that was kept so.
pub fn is_transcript(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, MARK.as_bytes()).is_some_and(|at| at == 0 || bytes[at - 1] == b'\n')
}

/// Reads a text that was kept.
///
/// # Errors
/// `unreadable-format` where somebody changed what stands behind its lines.
pub fn read(name: &str, bytes: Vec<u8>) -> Result<Text, Box<Diagnostic>> {
    let damaged = || {
        let help = message!("restore-the-transcript");
        unreadable(name, message!("a-damaged-transcript"), help)
    };
    let all = String::from_utf8(bytes).map_err(|_| damaged())?;
    let (lines, about) = all.split_once("\u{C}\n").ok_or_else(damaged)?;
    let (about, losses) = about.split_once('\n').ok_or_else(damaged)?;
    let about: About = serde_json::from_str(about).map_err(|_| damaged())?;
    let losses: Result<Vec<Loss>, serde_json::Error> =
        losses.lines().map(serde_json::from_str).collect();
    let losses = losses.map_err(|_| damaged())?;
    if about.transcript != VERSION {
        return Err(damaged());
    }
    Ok(Text {
        marks_merged_cells: about.marks_merged_cells,
        ..Text::without_page(Source::new(name, lines.to_owned()), losses)
    })
}
