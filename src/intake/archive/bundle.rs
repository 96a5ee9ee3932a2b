//! Several files that are one document: a notice with what is attached to it, in a mail or a zip archive.

use super::format::{UNPACK, unreadable};
use super::loss::{Loss, LossKind, excerpt};
use super::text::Text;
use crate::base::diag::Diagnostic;
use crate::base::message::{Message, message};
use crate::base::source::Source;

/// How many files may be within one.
const MOST_PARTS: usize = 100;

/// How many files that cannot be read a refusal names.
const MOST_SHOWN: usize = 5;

/// A file within another.
#[derive(Debug, Clone)]
pub struct Part {
    /// What it is called there.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Reads the files within one as one text, in their order. One that cannot be read is a loss. `read` reads a file that holds
/// no others.
///
/// # Errors
/// `unreadable-format` where none of them can be read.
pub fn read_parts(
    name: &str,
    parts: Vec<Part>,
    read: impl Fn(&str, Vec<u8>) -> Result<Text, Box<Diagnostic>>,
) -> Result<Text, Box<Diagnostic>> {
    if parts.len() > MOST_PARTS {
        let what = message!("a-file-with-more-than-most-parts", most_parts = MOST_PARTS);
        return Err(unreadable(name, what, UNPACK));
    }

    let mut texts: Vec<(String, Text)> = Vec::new();
    let mut unread = Vec::new();
    for part in parts {
        match read(&part.name, part.bytes) {
            Ok(text) => texts.push((part.name, text)),
            Err(problem) => unread.push((part.name, problem.message)),
        }
    }
    let embedded = unread.iter();
    let embedded: Vec<Loss> = embedded
        .map(|(file, _)| loss(LossKind::Embedded, 0, file))
        .collect();

    match texts.len() {
        0 => {
            let unread = unread.into_iter().take(MOST_SHOWN);
            let files: Vec<Message> = unread
                .map(|(file, problem)| message!("file-and-problem", file, problem))
                .collect();
            let what = message!("one-whose-files-cannot-be-read", files);
            Err(unreadable(name, what, UNPACK))
        }
        // Its own page tells the article from what stands around it.
        1 => Ok(alone(name, texts.remove(0).1, embedded)),
        _ => Ok(joined(name, texts, embedded)),
    }
}

/// Returns the text of a single file within another.
fn alone(name: &str, mut text: Text, embedded: Vec<Loss>) -> Text {
    text.source = Source::new(name, text.source.text().to_owned());
    text.losses.splice(0..0, embedded);
    text
}

/// Puts texts behind each other.
fn joined(name: &str, texts: Vec<(String, Text)>, mut losses: Vec<Loss>) -> Text {
    let mut lines = String::new();
    let mut count = 0;
    let mut marks_merged_cells = false;
    let mut needs_transcript = false;
    for (file, text) in texts {
        losses.push(loss(LossKind::FileWithin, count + 1, &file));
        let own = text.losses.into_iter();
        losses.extend(own.map(|loss| Loss {
            line: count + loss.line,
            ..loss
        }));
        marks_merged_cells |= text.marks_merged_cells;
        needs_transcript |= text.needs_transcript;

        let own = text.source.text();
        if own.is_empty() {
            continue;
        }
        lines.push_str(own);
        if !own.ends_with('\n') {
            lines.push('\n');
        }
        count += text.source.line_count();
    }
    Text {
        marks_merged_cells,
        needs_transcript,
        ..Text::without_page(Source::new(name, lines), losses)
    }
}

fn loss(kind: LossKind, line: u32, text: &str) -> Loss {
    Loss {
        kind,
        count: 1,
        line,
        text: excerpt(text),
    }
}
