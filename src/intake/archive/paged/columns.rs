//! Text in columns: two columns of running text are read one after the other, what stands side by side in rows is a row.

use super::marks::Glyph;
use super::rows::{Row, rows_of};

/// How wide the space between two columns of a page is, in the height of the text.
const GUTTER: f64 = 0.9;

/// How many rows, at least, two columns of running text have.
const FEWEST_OF_TEXT: usize = 6;

/// How much of its column a row of running text fills, on the average.
const FILLED: f64 = 0.72;

/// How far below each other rows of a column stand at most, in the height of the text.
const APART: f64 = 2.5;

/// How wide the space between the cells of a row is that no rule parts, in the height of the text.
const CELL_GAP: f64 = 1.5;

/// How many rows, at least, make a table without rules.
const FEWEST_OF_TABLE: usize = 3;

/// Returns rows with those of two columns one after the other; `width` is that of the page.
pub fn in_reading_order(rows: Vec<Row>, width: f64) -> Vec<Row> {
    let mut out = Vec::with_capacity(rows.len());
    let mut at = 0;
    while at < rows.len() {
        match two_columns(&rows[at..], width) {
            Some((count, gutter)) => {
                let glyphs = rows[at..at + count]
                    .iter()
                    .flat_map(|row| row.glyphs.iter());
                let (left, right): (Vec<&Glyph>, Vec<&Glyph>) =
                    glyphs.partition(|glyph| glyph.middle().0 < gutter);
                for column in [left, right] {
                    out.extend(rows_of(column.into_iter().cloned().collect()));
                }
                at += count;
            }
            None => {
                out.push(rows[at].clone());
                at += 1;
            }
        }
    }
    out
}

/// Returns how many of the rows stand in two columns of running text, and where these are parted; `None` where the first
/// does not.
fn two_columns(rows: &[Row], width: f64) -> Option<(usize, f64)> {
    let middle = |gap: &(f64, f64)| (0.3..0.7).contains(&((gap.0 + gap.1) / 2.0 / width));
    let first = rows.first()?;
    let mut gutter = first.gaps(GUTTER).into_iter().find(middle)?;

    // How much of each column is filled.
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let mut count = 0;
    for (index, row) in rows.iter().enumerate() {
        if index > 0 && row.base - rows[index - 1].base > APART * row.size {
            break;
        }
        let narrowed = narrowed(row, gutter);
        let Some(narrowed) = narrowed.filter(|gap| gap.1 - gap.0 >= GUTTER * first.size) else {
            break;
        };
        gutter = narrowed;
        left.extend((row.left < gutter.0 + 0.1).then_some(row.left..gutter.0));
        right.extend((row.right > gutter.1).then_some(gutter.1..row.right));
        count += 1;
    }
    let edges = (
        left.iter().map(|span| span.start).fold(f64::MAX, f64::min),
        right.iter().map(|span| span.end).fold(f64::MIN, f64::max),
    );
    let parting = (gutter.0 + gutter.1) / 2.0;
    let rows = &rows[..count];
    let share = |from: f64, to: f64| {
        let filled = rows.iter().map(|row| filled(row, from, to)).sum::<f64>();
        filled / (count as f64) / (to - from)
    };
    let both = left.len().min(right.len()) >= FEWEST_OF_TEXT;
    let is_text = both && share(edges.0, gutter.0) >= FILLED && share(gutter.1, edges.1) >= FILLED;
    is_text.then_some((count, parting))
}

/// Returns what is left of a gap where a row keeps it free.
fn narrowed(row: &Row, gap: (f64, f64)) -> Option<(f64, f64)> {
    if row.right <= gap.0 || row.left >= gap.1 {
        return Some(gap);
    }
    let before = row
        .glyphs
        .iter()
        .filter(|glyph| glyph.middle().0 < (gap.0 + gap.1) / 2.0);
    let behind = row
        .glyphs
        .iter()
        .filter(|glyph| glyph.middle().0 >= (gap.0 + gap.1) / 2.0);
    let begin = before.map(|glyph| glyph.right).fold(gap.0, f64::max);
    let end = behind.map(|glyph| glyph.left).fold(gap.1, f64::min);
    (begin < end).then_some((begin, end))
}

/// Returns how much of a stretch the characters of a row fill.
fn filled(row: &Row, from: f64, to: f64) -> f64 {
    let within = row
        .glyphs
        .iter()
        .filter(|glyph| (from..=to).contains(&glyph.middle().0));
    within.map(|glyph| glyph.right - glyph.left).sum()
}

/// Returns for each row where its cells are parted: rows below each other that leave the same gaps free. No rule says
/// so, so it must be doubted.
pub fn cells_without_rules(rows: &[Row]) -> Vec<Vec<f64>> {
    let mut tabs = vec![Vec::new(); rows.len()];
    let mut at = 0;
    while at < rows.len() {
        let mut gaps = rows[at].gaps(CELL_GAP);
        let mut end = at + 1;
        while let Some(row) = rows.get(end).filter(|_| !gaps.is_empty()) {
            let own = row.gaps(CELL_GAP);
            let near = row.base - rows[end - 1].base <= 3.0 * row.size;
            let common: Vec<(f64, f64)> = gaps
                .iter()
                .filter_map(|gap| overlap(*gap, &own))
                .filter(|gap| gap.1 - gap.0 >= CELL_GAP * row.size)
                .collect();
            if !near || own.len() != gaps.len() || common.len() != gaps.len() {
                break;
            }
            gaps = common;
            end += 1;
        }
        if end - at >= FEWEST_OF_TABLE {
            for own in &mut tabs[at..end] {
                *own = gaps.iter().map(|gap| gap.1).collect();
            }
        }
        at = end;
    }
    tabs
}

/// Returns what a gap has in common with one of others.
fn overlap(gap: (f64, f64), others: &[(f64, f64)]) -> Option<(f64, f64)> {
    let common = others
        .iter()
        .map(|other| (gap.0.max(other.0), gap.1.min(other.1)));
    let mut common = common.filter(|gap| gap.0 < gap.1);
    common.next()
}
