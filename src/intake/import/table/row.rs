//! The lines of a row as its cells.

use super::cell::{Cell, CellLine};
use super::fitting::fit_into_columns;
use super::head::{Form, Head};
use crate::base::text::is_space;
use crate::intake::import::lines::Line;
use crate::intake::lexicon::Lexicon;

/// The sign for a line break within a cell.
const LINE_BREAK: char = '\u{2028}';

/// Returns the cells of a row, one for each column. `None` when they do not fall into the columns.
pub fn cells(head: &Head, lines: &[Line], lexicon: &Lexicon) -> Option<Vec<Cell>> {
    let mut cells = parted_cells(head, lines, lexicon)?;
    for cell in &mut cells {
        cell.repeats = lexicon.tables.repeated.contains(&cell.text());
    }
    Some(cells)
}

fn parted_cells(head: &Head, lines: &[Line], lexicon: &Lexicon) -> Option<Vec<Cell>> {
    match head.form {
        Form::Tabs => tabbed_cells(lines, head.columns.len()),
        // White space may be the table's or a portal's: where the count is wrong, the words are put where they fit.
        Form::Spaces => spaced_cells(lines, head.columns.len()).or_else(|| {
            let words = lines.iter().flat_map(|line| {
                line.text
                    .split(is_space)
                    .filter(|word| !word.is_empty())
                    .map(|word| cell_line(line, word))
            });
            fitted_cells(head, words.collect(), lexicon)
        }),
        Form::Stacked => {
            let parts = lines.iter().map(|line| cell_line(line, line.trimmed()));
            fitted_cells(head, parts.collect(), lexicon)
        }
    }
}

fn cell_line(line: &Line, text: &str) -> CellLine {
    CellLine {
        line: line.first(),
        text: text.to_owned(),
    }
}

/// Returns the cells of a row that tabs keep apart. A line break within a cell may be one in the
/// text: the cell goes on there.
fn tabbed_cells(lines: &[Line], columns: usize) -> Option<Vec<Cell>> {
    let mut cells = vec![Cell::default(); columns];
    let mut column = 0;
    for line in lines {
        for (index, part) in line.text.split('\t').enumerate() {
            column += usize::from(index > 0);
            for text in part.split(LINE_BREAK) {
                cells.get_mut(column)?.push(line.first(), text);
            }
        }
    }
    Some(cells)
}

/// Returns the cells of a row that white space keeps apart, its number first. A table that has
/// spaces within its cells keeps these apart by no-break spaces.
fn spaced_cells(lines: &[Line], columns: usize) -> Option<Vec<Cell>> {
    let split = |separator: fn(char) -> bool| {
        let mut cells = vec![Cell::default()];
        for line in lines {
            for (index, part) in line.text.split(separator).enumerate() {
                if index > 0 {
                    cells.push(Cell::default());
                }
                if let Some(cell) = cells.last_mut() {
                    cell.push(line.first(), part);
                }
            }
        }
        cells
    };

    [split(is_space), split(|c| c == '\u{A0}')]
        .into_iter()
        .find(|cells| cells.len() == columns)
}

/// Returns the cells of a row whose first part is its number and whose other parts go where they fit.
fn fitted_cells(head: &Head, parts: Vec<CellLine>, lexicon: &Lexicon) -> Option<Vec<Cell>> {
    let (number, parts) = parts.split_first()?;
    let mut cells = vec![Cell::new(number.clone())];
    cells.extend(fit_into_columns(parts, &head.columns[1..], lexicon)?);
    Some(cells)
}
