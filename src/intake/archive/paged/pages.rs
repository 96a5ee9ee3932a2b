//! Pages one after the other: whether their text can be read, and its lines.

use super::super::loss::{Loss, LossKind, excerpt};
use super::super::text::Text;
use super::furniture::furniture;
use super::layout::{Block, Layout, layout};
use super::marks::{Marks, UNKNOWN};
use super::rows::Row;
use super::writer::Writer;
use crate::base::source::Source;

/// How many characters of a hundred may be unknown.
const MOST_UNKNOWN: usize = 5;

/// How much of a page a picture covers that is a scan.
const COVERED: f64 = 0.5;

/// Why pages have no text that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoText {
    /// There are no pages.
    NoPages,
    /// They are pictures.
    Scan,
    /// They are pictures, with what a program guessed of their words.
    RecognizedScan,
    /// Nothing says which characters they show.
    Garbled,
    /// They are blank.
    Empty,
}

/// Returns the text of pages.
///
/// # Errors
/// Pages that have none that could be read without guessing.
pub fn text_of_pages(name: &str, pages: Vec<Marks>) -> Result<Text, NoText> {
    check_is_text(&pages)?;
    let (lines, losses) = write(pages);
    Ok(Text::with_tables(Source::new(name, lines), losses))
}

/// Checks that a document has a text that can be read.
fn check_is_text(pages: &[Marks]) -> Result<(), NoText> {
    let glyphs = || pages.iter().flat_map(|page| &page.glyphs);
    let seen = glyphs().filter(|glyph| !glyph.is_blank()).count();
    let unknown = glyphs().filter(|glyph| is_unknown(&glyph.text)).count();
    let scans = pages.iter().filter(|page| is_scan(page)).count();
    let recognized = pages
        .iter()
        .any(|page| is_scan(page) && !page.hidden.trim().is_empty());
    if pages.is_empty() {
        return Err(NoText::NoPages);
    }
    if scans * 2 > pages.len() {
        return Err(match recognized {
            true => NoText::RecognizedScan,
            false => NoText::Scan,
        });
    }
    if seen == 0 {
        return Err(NoText::Empty);
    }
    if unknown * 100 > seen * MOST_UNKNOWN {
        return Err(NoText::Garbled);
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
