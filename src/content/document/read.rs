//! A file of content/plans as a document.

use super::places::ReadPlan;
use super::{body, front};
use crate::address::is_id;
use crate::base::diag::{Diagnostic, Warned};
use crate::base::message::message;
use crate::base::source::Source;
use crate::base::toml_table::Reader;
use crate::plan::Document;
use std::ops::Range;

/// Reads a structured plan; `id` is its address, the name of its file without `.md`.
///
/// All that is wrong is reported. The value is `None` where the head is too broken to go on.
pub fn read(id: &str, source: &Source) -> Warned<Option<ReadPlan>> {
    let reader = Reader::new(source);
    let valid_id = is_id(id);

    if !valid_id {
        let problem = Diagnostic::error("bad-id", message!("id-cannot-be-an-address", id))
            .help(message!("name-the-file-with-a-z"));
        reader.report(problem, 0..0);
    }

    let Some((head, text_at)) = split(source.text()) else {
        let problem = Diagnostic::error(
            "no-front-matter",
            message!("this-file-does-not-begin-with-front"),
        )
        .help(message!("begin-a-plan-with-front-matter"));
        let first = source.line_range(1).unwrap_or(0..0);
        reader.report(problem, first);
        return Warned::new(None, reader.finish());
    };

    let front_matter = front::read(&reader, head.clone());

    let body = body::read(&reader, source, text_at);
    let mut places = body.places;
    places.front = head;
    let front_matter = front_matter.filter(|_| valid_id);
    let read = front_matter.map(|(front, source)| ReadPlan {
        document: Document {
            id: id.to_owned(),
            front,
            source,
            outline: body.outline,
        },
        places,
    });

    Warned::new(read, reader.finish())
}

/// Returns the byte range between the two `+++` lines, and where the text begins; `None` where they are not there.
pub fn split(text: &str) -> Option<(Range<usize>, usize)> {
    let start = text.find('\n')? + 1;
    if text[..start].trim_start_matches('\u{FEFF}').trim_end() != "+++" {
        return None;
    }
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "+++" {
            return Some((start..at, at + line.len()));
        }
        at += line.len();
    }
    None
}
