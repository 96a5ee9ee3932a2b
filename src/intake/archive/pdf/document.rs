//! A document: whether it can be read, and its pages one after the other.

use super::super::format::unreadable;
use super::super::loss::{Loss, LossKind, excerpt};
use super::super::text::Text;
use super::bounds::{MOST_PAGES, unfolds_within_bounds};
use super::content::{Shared, TooMuch, marks_of};
use super::furniture::furniture;
use super::layers::Layers;
use super::layout::{Block, Layout, layout};
use super::marks::Marks;
use super::notes::notes_of;
use super::rows::Row;
use super::text_state::UNKNOWN;
use super::writer::Writer;
use crate::base::diag::Diagnostic;
use crate::base::message::{Message, message};
use crate::base::source::Source;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use std::thread;

/// How much of a file is looked at for its mark, in bytes.
const HEAD: usize = 1024;

/// How many characters of a hundred may be unknown.
const MOST_UNKNOWN: usize = 5;

/// How much of a page a picture covers that is a scan.
const COVERED: f64 = 0.5;

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
    let pages = read_apart(bytes).and_then(|pages| {
        check_is_text(&pages)?;
        Ok(pages)
    });
    match pages {
        Ok(pages) => {
            let (lines, losses) = write(pages);
            Ok(Text::with_tables(Source::new(name, lines), losses))
        }
        Err(refusal) => Err(refuse(name, refusal)),
    }
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

/// Checks that a document has a text that can be read.
fn check_is_text(pages: &[Marks]) -> Result<(), Refusal> {
    let glyphs = || pages.iter().flat_map(|page| &page.glyphs);
    let seen = glyphs().filter(|glyph| !glyph.is_blank()).count();
    let unknown = glyphs().filter(|glyph| is_unknown(&glyph.text)).count();
    let scans = pages.iter().filter(|page| is_scan(page)).count();
    let recognized = pages
        .iter()
        .any(|page| is_scan(page) && !page.hidden.trim().is_empty());
    if pages.is_empty() {
        return Err(Refusal::Damaged);
    }
    if scans * 2 > pages.len() {
        return Err(match recognized {
            true => Refusal::RecognizedScan,
            false => Refusal::Scan,
        });
    }
    if seen == 0 {
        return Err(Refusal::Empty);
    }
    if unknown * 100 > seen * MOST_UNKNOWN {
        return Err(Refusal::Garbled);
    }
    Ok(())
}

/// Whether a character says nothing: unknown, or one that a font has for itself.
fn is_unknown(text: &str) -> bool {
    let is_private = |c: char| matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}');
    text.chars().any(|c| c == UNKNOWN || is_private(c))
}

/// Whether a page is a picture of a page.
fn is_scan(page: &Marks) -> bool {
    let area = page.width * page.height;
    let covered: f64 = page
        .pictures
        .iter()
        .map(|own| own.width() * own.height())
        .sum();
    page.glyphs.iter().all(|glyph| glyph.is_blank()) && covered >= COVERED * area
}

/// Writes pages as lines.
fn write(mut pages: Vec<Marks>) -> (String, Vec<Loss>) {
    let mut losses: Vec<Vec<Loss>> = pages.iter().map(losses_of).collect();
    let mut layouts: Vec<Layout> = pages.iter_mut().map(layout).collect();

    let rows: Vec<Vec<Row>> = layouts.iter().map(rows_at_edges).collect();
    let furniture = furniture(&rows);
    for (index, layout) in layouts.iter_mut().enumerate() {
        let own: Vec<&Row> = furniture[index]
            .iter()
            .map(|at| &rows[index][*at])
            .collect();
        let said = own.iter().map(|row| row.text());
        losses[index].extend(said.filter_map(|text| loss(LossKind::HeaderOrFooter, &text)));
        let is_own = |row: &Row| {
            own.iter()
                .any(|own| own.base == row.base && own.left == row.left)
        };
        layout
            .blocks
            .retain(|block| !matches!(block, Block::Row(row) if is_own(row)));
    }

    let margins: Vec<(f64, f64)> = layouts.iter().map(|page| margins(page, &layouts)).collect();
    let mut writer = Writer::default();
    for ((layout, margins), losses) in layouts.into_iter().zip(margins).zip(losses) {
        writer.add_page(layout.blocks, margins, losses);
    }
    writer.into_text()
}

/// Returns where the text of a page begins and ends, left and right: what rows of pages as wide as it agree on.
fn margins(page: &Layout, all: &[Layout]) -> (f64, f64) {
    let alike = all
        .iter()
        .filter(|other| (other.width - page.width).abs() < 1.0);
    let rows: Vec<&Row> = alike.flat_map(Layout::rows).collect();
    let (mut lefts, mut rights): (Vec<f64>, Vec<f64>) =
        rows.iter().map(|row| (row.left, row.right)).unzip();
    lefts.sort_by(f64::total_cmp);
    rights.sort_by(|a, b| b.total_cmp(a));

    // A single row may stand out. Where no two end alike, none is known to be full.
    let size = rows.first().map_or(0.0, |row| row.size);
    let agreed = |places: &[f64]| {
        let mut pairs = places.windows(2);
        let near = pairs.find(|pair| (pair[0] - pair[1]).abs() <= 0.5 * size);
        near.map(|pair| pair[0])
    };
    (
        agreed(&lefts).unwrap_or(0.0),
        agreed(&rights).unwrap_or(f64::INFINITY),
    )
}

/// Returns the rows of a page that may be its furniture: those with no table between them and its edge.
fn rows_at_edges(layout: &Layout) -> Vec<Row> {
    let tables = || {
        layout.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table.area),
            Block::Row(_) | Block::Loss(_) => None,
        })
    };
    let is_at_edge = |row: &&Row| {
        tables().all(|table| row.base < table.top) || tables().all(|table| row.base > table.bottom)
    };
    layout.rows().filter(is_at_edge).cloned().collect()
}

/// Returns what a page holds that its rows and tables do not show.
fn losses_of(page: &Marks) -> Vec<Loss> {
    let mut losses = Vec::new();
    losses.extend(loss(LossKind::Hidden, &page.hidden));
    losses.extend(loss(LossKind::Turned, &page.turned));
    losses.extend(page.notes.iter().map(|note| Loss {
        kind: LossKind::Comment,
        count: 1,
        line: 0,
        text: excerpt(note),
    }));

    let unknown = page
        .glyphs
        .iter()
        .filter(|glyph| is_unknown(&glyph.text))
        .count();
    if unknown > 0 {
        losses.push(Loss {
            kind: LossKind::Symbol,
            count: u32::try_from(unknown).unwrap_or(u32::MAX),
            line: 0,
            text: String::new(),
        });
    }
    losses
}

/// Returns a loss of words; nothing where there are none.
fn loss(kind: LossKind, words: &str) -> Option<Loss> {
    (!words.trim().is_empty()).then(|| Loss {
        kind,
        count: 1,
        line: 0,
        text: excerpt(words),
    })
}
