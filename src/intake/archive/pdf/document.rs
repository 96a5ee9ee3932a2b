//! A document: whether it can be read, and its pages one after the other.

use super::super::format::unreadable;
use super::super::paged::{Marks, NoText, text_of_pages};
use super::super::text::Text;
use super::bounds::{MOST_PAGES, unfolds_within_bounds};
use super::content::{Shared, TooMuch, marks_of};
use super::layers::Layers;
use super::notes::notes_of;
use crate::base::diag::Diagnostic;
use crate::base::message::{Message, message};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use std::thread;

/// How much of a file is looked at for its mark, in bytes.
const HEAD: usize = 1024;

/// The stack of the thread that opens PDFs, in bytes.
const STACK: usize = 64 << 20;

/// Why a PDF is not read.
enum Refusal {
    Damaged,
    Locked,
    Scan,
    RecognizedScan,
    Garbled,
    Empty,
    TooMuch,
}

impl From<NoText> for Refusal {
    fn from(none: NoText) -> Self {
        match none {
            NoText::NoPages => Self::Damaged,
            NoText::Scan => Self::Scan,
            NoText::RecognizedScan => Self::RecognizedScan,
            NoText::Garbled => Self::Garbled,
            NoText::Empty => Self::Empty,
        }
    }
}

impl From<TooMuch> for Refusal {
    fn from(_: TooMuch) -> Self {
        Self::TooMuch
    }
}

/// Returns whether bytes are a PDF: its mark may stand behind a byte order mark or a line of a server.
pub fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let holds = |words: &[u8]| memchr::memmem::find(head, words).is_some();
    head.starts_with(b"%PDF-") || (head.contains(&0) && holds(b"%PDF-"))
}

/// Reads a PDF.
///
/// # Errors
/// `unreadable-format` for a scan, for a text layer that says nothing of its characters, for a damaged or locked file.
pub fn read(name: &str, bytes: Vec<u8>) -> Result<Text, Box<Diagnostic>> {
    if !unfolds_within_bounds(&bytes) {
        return Err(refuse(name, Refusal::TooMuch));
    }
    let text = read_apart(bytes).and_then(|pages| Ok(text_of_pages(name, pages)?));
    let mut text = text.map_err(|refusal| refuse(name, refusal))?;
    text.needs_transcript = true;
    Ok(text)
}

/// Reads the marks on the pages of a PDF on a thread of its own. What opens PDFs is not ours: it may stumble over a file
/// that is broken on purpose, and needs a deep stack for objects within objects.
fn read_apart(bytes: Vec<u8>) -> Result<Vec<Marks>, Refusal> {
    let reader = thread::Builder::new().name("pdf".to_owned());
    let reader = reader.stack_size(STACK).spawn(move || read_pages(bytes));
    let read = reader.map_err(|_| Refusal::TooMuch)?.join();
    read.unwrap_or(Err(Refusal::Damaged))
}

/// Says why a file is not read, and what to do.
fn refuse(name: &str, refusal: Refusal) -> Box<Diagnostic> {
    let (what, help): (Message, Message) = match refusal {
        Refusal::Damaged => (
            message!("a-damaged-pdf"),
            message!("download-the-pdf-again"),
        ),
        Refusal::Locked => (
            message!("a-locked-pdf"),
            message!("open-the-pdf-and-save-it-unlocked"),
        ),
        Refusal::Scan => (message!("a-scan"), message!("find-the-text-of-a-scan")),
        Refusal::RecognizedScan => (
            message!("a-scan-with-recognized-text"),
            message!("find-the-text-of-a-scan"),
        ),
        Refusal::Garbled => (
            message!("a-pdf-whose-characters-are-unknown"),
            message!("find-the-text-of-a-scan"),
        ),
        Refusal::Empty => (
            message!("a-pdf-without-text"),
            message!("find-the-text-of-a-scan"),
        ),
        Refusal::TooMuch => (
            message!("a-pdf-beyond-all-measure"),
            message!("print-the-pdf-again"),
        ),
    };
    unreadable(name, what, help)
}

/// Reads the marks on the pages of a PDF.
fn read_pages(bytes: Vec<u8>) -> Result<Vec<Marks>, Refusal> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refusal::Locked,
        _ => Refusal::Damaged,
    })?;
    let pages = pdf.pages();
    if pages.len() > MOST_PAGES {
        return Err(Refusal::TooMuch);
    }

    let layers = Layers::of(&pdf);
    let mut shared = Shared::default();
    let mut all = Vec::with_capacity(pages.len());
    for page in pages.iter() {
        let mut marks = marks_of(page, &layers, &mut shared)?;
        marks.notes = notes_of(page);
        all.push(marks);
    }
    Ok(all)
}
