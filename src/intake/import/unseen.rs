//! Characters that nobody sees and that are left out of a plan.

use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;
use crate::base::text::{is_unprintable, pictured};

/// Returns whether a character is left out of what is read: one that cannot be printed, or a carriage return that is no
/// end of a line, behind which a terminal overwrites what stands before it.
pub fn is_left_out(c: char) -> bool {
    is_unprintable(c) || c == '\r'
}

/// Warns that a source has characters that cannot be seen: they may make a line be read otherwise than it stands.
pub fn warn_of_unseen(source: &Source) -> Option<Diagnostic> {
    let mut unseen = source
        .text()
        .char_indices()
        .filter(|(_, c)| is_unprintable(*c) && !is_layout(*c));
    let (at, first) = unseen.next()?;
    let number = 1 + unseen.count();

    let line = source.position(at).line;
    let shown: String = pictured(source.line(line).trim())
        .chars()
        .take(SHOWN)
        .collect();
    let message = message!(
        "unseen-characters-were-left-out",
        number,
        line,
        code = format!("{:04X}", first as u32)
    );
    let help = message!("such-marks-can-make-a-line-read", shown);
    Some(
        Diagnostic::warning("unseen-characters", message)
            .at(source, at..at)
            .help(help),
    )
}

/// Returns whether Word writes a control character where it lays out: ends of cells, lines and pages, hyphens.
fn is_layout(c: char) -> bool {
    matches!(
        c,
        '\u{7}' | '\u{B}' | '\u{C}' | '\u{1E}' | '\u{1F}' | '\u{85}'
    )
}

/// How much of the line is shown, in characters.
const SHOWN: usize = 40;
