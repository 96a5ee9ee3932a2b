//! A document: its streams, put together.

use super::super::container::Container;
use super::super::format::unreadable;
use super::super::text::Text;
use super::super::word::{Notes, Translated, read_translated};
use super::fonts::font_names;
use super::header::{Header, Part, Unread};
use super::lists::numbering;
use super::pieces::{Characters, MOST_CHARACTERS};
use super::stories::Stories;
use super::stretches::Stretches;
use super::styles::Styles;
use super::writer::{Parts, document_markup};
use crate::base::diag::Diagnostic;
use crate::base::message::message;

/// The stream that holds the text.
const TEXT: &str = "/WordDocument";

/// The stream that holds what is said of paragraphs where there is much.
const DATA: &str = "/Data";

/// Returns whether a container holds a document.
pub fn is_document(container: &Container<'_>) -> bool {
    container.has(TEXT)
}

/// Reads the document in a container.
///
/// # Errors
/// `unreadable-format`, with what to do.
pub fn read(name: &str, container: &mut Container<'_>) -> Result<Text, Box<Diagnostic>> {
    let translated = translate(container).map_err(|unread| refuse(name, unread))?;
    read_translated(name, &translated)
}

fn refuse(name: &str, unread: Unread) -> Box<Diagnostic> {
    match unread {
        Unread::Locked => {
            let help = message!("open-it-in-word-excel-or-wps");
            unreadable(name, message!("a-locked-document"), help)
        }
        Unread::TooOld => {
            let help = message!("open-it-and-save-it-as-docx");
            unreadable(name, message!("a-document-of-an-old-program"), help)
        }
        Unread::Damaged => {
            let help = message!("open-it-and-save-it-as-docx");
            unreadable(name, message!("a-damaged-document"), help)
        }
        Unread::TooLong => {
            let help = message!("no-plan-is-that-long-archive-its-text");
            unreadable(
                name,
                message!(
                    "a-document-of-more-than-most-characters",
                    most = MOST_CHARACTERS
                ),
                help,
            )
        }
    }
}

/// Puts a document into the parts that a .docx has.
fn translate(container: &mut Container<'_>) -> Result<Translated, Unread> {
    let stream = container.stream(TEXT).ok_or(Unread::Damaged)?;
    let header = Header::read(&stream)?;
    let table = container.stream(header.table).ok_or(Unread::Damaged)?;
    let data = container.stream(DATA).unwrap_or_default();

    let characters = Characters::read(&stream, header.part(Part::Pieces, &table))?;
    let mut stories = Stories::read(&header, &table, &characters);
    let numbering = numbering(&header, &table);
    let notes = Notes {
        footnotes: std::mem::take(&mut stories.footnotes.texts),
        endnotes: std::mem::take(&mut stories.endnotes.texts),
        comments: std::mem::take(&mut stories.comments.texts),
    };
    let headers = std::mem::take(&mut stories.headers);

    let parts = Parts {
        characters,
        looks: Stretches::of_characters(&stream, header.part(Part::CharacterPages, &table)),
        paragraphs: Stretches::of_paragraphs(&stream, header.part(Part::ParagraphPages, &table)),
        data: &data,
        styles: Styles::read(header.part(Part::Styles, &table)),
        fonts: font_names(header.part(Part::Fonts, &table)),
    };
    let document = document_markup(&parts, stories, header.lengths.main)?;
    Ok(Translated {
        document,
        numbering,
        notes,
        headers,
    })
}
