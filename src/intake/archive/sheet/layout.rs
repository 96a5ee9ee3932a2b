//! A sheet as lines: its table a line a row, what stands above and below it as it is.

use super::super::grid::{self, Grid, Row};
use super::super::lines::{LINE_SEPARATOR, Lines};
use super::super::loss::{Loss, LossKind};
use super::covered::{Cover, Covered};
use super::hidden::Hidden;
use super::worksheet::{Area, Cell, Worksheet, loss};
use std::collections::HashMap;
use std::ops::Range;

/// How many columns with text a sheet may have.
pub const MOST_COLUMNS: usize = 256;

/// How many places for cells a table may have: rows times columns.
const MOST_PLACES: usize = 4_000_000;

/// A sheet that is too large to be a table of tasks.
#[derive(Debug)]
pub struct TooLarge;

/// Writes a sheet.
///
/// # Errors
/// A sheet that is larger than any that people write tasks into.
pub fn write_sheet(sheet: Worksheet, lines: &mut Lines) -> Result<(), TooLarge> {
    if sheet.cells.is_empty() && sheet.losses.is_empty() {
        return Ok(());
    }
    if sheet.is_hidden {
        let words: Vec<&str> = sheet.cells.iter().map(|cell| cell.text.as_str()).collect();
        let text = format!("{}: {}", sheet.name, words.join(" "));
        lines.add_line(None, vec![loss(LossKind::Hidden, &text)]);
        return Ok(());
    }

    let (table, losses) = Table::new(sheet)?;
    table.write(losses, lines);
    Ok(())
}

/// What a reader of a sheet sees, without the rows and columns in which nothing stands.
struct Table {
    /// How many rows and columns there are.
    height: usize,
    width: usize,
    cells: HashMap<(usize, usize), Cell>,
    covered: Covered,
}

impl Table {
    /// Returns what is seen of a sheet, and what is lost beside it.
    fn new(sheet: Worksheet) -> Result<(Self, Vec<Loss>), TooLarge> {
        let mut losses = sheet.losses;
        let rows = Hidden::new(sheet.hidden_rows);
        let columns = Hidden::new(sheet.hidden_columns);
        let shown = shown_cells(sheet.cells, &sheet.merged, &rows, &columns, &mut losses);

        let row_numbers = numbers(shown.iter().map(|cell| cell.row));
        let column_numbers = numbers(shown.iter().map(|cell| cell.column));
        let (height, width) = (row_numbers.len(), column_numbers.len());
        if width > MOST_COLUMNS || height.saturating_mul(width) > MOST_PLACES {
            return Err(TooLarge);
        }

        let mut covered = Covered::new(height, width);
        for area in &sheet.merged {
            covered.merge(
                places(&row_numbers, area.rows),
                places(&column_numbers, area.columns),
            );
        }
        let mut cells = HashMap::with_capacity(shown.len());
        for cell in shown {
            let row = places(&row_numbers, (cell.row, cell.row)).start;
            let column = places(&column_numbers, (cell.column, cell.column)).start;
            // What stood in cells before they were merged is still in the file, but nobody sees it.
            match covered.cover(row, column) {
                Some(_) => losses.push(loss(LossKind::Hidden, &cell.text)),
                None => drop(cells.insert((row, column), cell)),
            }
        }
        let table = Self {
            height,
            width,
            cells,
            covered,
        };
        Ok((table, losses))
    }

    /// Writes the rows; `losses` is what is lost beside them.
    fn write(mut self, losses: Vec<Loss>, lines: &mut Lines) {
        lines.add_line(None, losses);
        let rows = 0..self.height;
        let of_table = |row: &usize| self.is_row_of_table(*row);
        let table = match (
            rows.clone().find(of_table),
            rows.clone().rev().find(of_table),
        ) {
            (Some(first), Some(last)) => first..last + 1,
            _ => 0..0,
        };

        let before = rows.start..table.start;
        let behind = table.end..rows.end;
        self.write_bare(before, lines);
        self.write_table(table, lines);
        self.write_bare(behind, lines);
    }

    /// Returns whether a row has more than one cell, its own or one that reaches into it.
    fn is_row_of_table(&self, row: usize) -> bool {
        let is_filled = |column: &usize| {
            self.cells.contains_key(&(row, *column))
                || self.covered.cover(row, *column) == Some(Cover::Above)
        };
        (0..self.width).filter(is_filled).take(2).count() == 2
    }

    /// Writes rows that belong to no table, a line for each line of their cells.
    fn write_bare(&mut self, rows: Range<usize>, lines: &mut Lines) {
        for row in rows {
            for column in 0..self.width {
                let Some(cell) = self.cells.remove(&(row, column)) else {
                    continue;
                };
                let mut losses = cell.losses;
                for line in cell.text.split(LINE_SEPARATOR) {
                    let line = Some(line.to_owned()).filter(|line| !line.is_empty());
                    lines.add_line(line, std::mem::take(&mut losses));
                }
            }
        }
    }

    /// Writes rows of a table; where they are none after all, their cells alone.
    fn write_table(&mut self, range: Range<usize>, lines: &mut Lines) {
        let mut rows = Vec::with_capacity(range.len());
        let mut losses = Vec::with_capacity(range.len());
        for row in range.clone() {
            let (cells, lost) = self.row(row);
            rows.push(Row::new(cells));
            losses.push(lost);
        }

        match Grid::new(&rows) {
            Some(grid) => {
                for (line, lost) in grid.lines().zip(losses) {
                    lines.add_line(line, lost);
                }
            }
            None => {
                for (row, lost) in rows.into_iter().zip(losses) {
                    let mut lost = lost;
                    for text in row.into_texts() {
                        lines.add_line(Some(text), std::mem::take(&mut lost));
                    }
                }
            }
        }
    }

    /// Returns the cells of a row that none covers, and what is lost in them.
    fn row(&mut self, row: usize) -> (Vec<grid::Cell>, Vec<Loss>) {
        let (mut cells, mut losses) = (Vec::new(), Vec::new());
        for column in 0..self.width {
            if self.covered.cover(row, column).is_some() {
                continue;
            }
            let (rows, columns) = self.covered.span(row, column);
            let own = self.cells.remove(&(row, column));
            let text = own.map_or_else(String::new, |cell| {
                losses.extend(cell.losses);
                cell.text
            });
            cells.push(grid::Cell {
                text,
                columns,
                rows,
            });
        }
        (cells, losses)
    }
}

/// Returns the cells that a reader sees; what hidden rows and columns and merged cells hide is lost.
fn shown_cells(
    cells: Vec<Cell>,
    merged: &[Area],
    rows: &Hidden,
    columns: &Hidden,
    losses: &mut Vec<Loss>,
) -> Vec<Cell> {
    // A merged cell shows its text where the first row and column of it are that are not hidden.
    let begins: HashMap<(u32, u32), &Area> = merged
        .iter()
        .map(|area| ((area.rows.0, area.columns.0), area))
        .collect();

    let mut shown = Vec::with_capacity(cells.len());
    for mut cell in cells {
        let place = match begins.get(&(cell.row, cell.column)) {
            Some(area) => rows
                .first_shown(area.rows)
                .zip(columns.first_shown(area.columns)),
            None => Some((cell.row, cell.column))
                .filter(|_| !rows.has(cell.row) && !columns.has(cell.column)),
        };
        match place {
            Some((row, column)) => {
                (cell.row, cell.column) = (row, column);
                shown.push(cell);
            }
            None => losses.push(loss(LossKind::Hidden, &cell.text)),
        }
    }
    shown
}

/// Returns the numbers of rows or columns, each once, in order.
fn numbers(all: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut numbers: Vec<u32> = all.collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Returns the places of those numbers that lie between a first and a last.
fn places(numbers: &[u32], (first, last): (u32, u32)) -> Range<usize> {
    let start = numbers.partition_point(|number| *number < first);
    let end = numbers.partition_point(|number| *number <= last);
    start..end.max(start)
}
