//! Which cells of a table a merged one covers.

use std::collections::HashMap;
use std::ops::Range;

/// How many cells of merged ones are looked at: more are no table that people wrote.
const MOST_LOOKS: usize = 4_000_000;

/// How a merged cell covers another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// It begins in the same row.
    Beside,
    /// It begins in a row above.
    Above,
}

/// The merged cells of a table, by rows and columns of those that are shown.
#[derive(Debug)]
pub struct Covered {
    width: usize,
    /// For each cell, row by row, what covers it.
    covers: Vec<Option<Cover>>,
    /// How many rows and columns a merged cell has, by its first.
    spans: HashMap<(usize, usize), (usize, usize)>,
    looks: usize,
}

impl Covered {
    /// Makes a table of so many rows and columns without merged cells.
    pub fn new(height: usize, width: usize) -> Self {
        Self {
            width,
            covers: vec![None; height * width],
            spans: HashMap::new(),
            looks: 0,
        }
    }

    /// Merges cells, unless one of them is merged already: no program writes such a file, and which counts is not known.
    pub fn merge(&mut self, rows: Range<usize>, columns: Range<usize>) {
        if rows.len() * columns.len() < 2 {
            return;
        }
        let cells = |rows: Range<usize>| {
            let columns = columns.clone();
            rows.flat_map(move |row| columns.clone().map(move |column| (row, column)))
        };

        for (row, column) in cells(rows.clone()) {
            self.looks += 1;
            let is_merged = self.covers[row * self.width + column].is_some()
                || self.spans.contains_key(&(row, column));
            if is_merged || self.looks > MOST_LOOKS {
                return;
            }
        }
        for (row, column) in cells(rows.clone()) {
            self.covers[row * self.width + column] = match (row == rows.start, column) {
                (true, column) if column == columns.start => None,
                (true, _) => Some(Cover::Beside),
                (false, _) => Some(Cover::Above),
            };
        }
        let span = (rows.len(), columns.len());
        self.spans.insert((rows.start, columns.start), span);
    }

    /// Returns what covers a cell.
    pub fn cover(&self, row: usize, column: usize) -> Option<Cover> {
        self.covers[row * self.width + column]
    }

    /// Returns how many rows and columns a cell has that none covers.
    pub fn span(&self, row: usize, column: usize) -> (usize, usize) {
        self.spans.get(&(row, column)).copied().unwrap_or((1, 1))
    }
}
