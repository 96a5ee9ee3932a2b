//! Merged cells: what the rows above left in each column.

use super::cell::Cell;

/// The last cell of each column that was not empty.
#[derive(Debug, Default)]
pub struct CellsAbove {
    cells: Vec<Cell>,
    /// Whether a cell that a merged one covers is told from one that is empty.
    marks_merged: bool,
}

/// A cell, or the one above that it continues.
#[derive(Debug)]
pub struct FilledCell<'c> {
    /// What the cell holds.
    pub cell: &'c Cell,
    /// Whether that stands in a row above.
    pub from_above: bool,
}

impl CellsAbove {
    /// Returns a table without rows; `marks_merged` says whether a covered cell is told from an empty one.
    pub fn new(marks_merged: bool) -> Self {
        Self {
            cells: Vec::new(),
            marks_merged,
        }
    }

    /// Forgets all cells.
    pub fn clear(&mut self) {
        self.cells.clear();
    }

    /// Returns what a cell of a column holds: itself, or, where a merged cell covers it or may do so, the cell above.
    pub fn fill(&mut self, column: usize, cell: &Cell) -> FilledCell<'_> {
        // An empty cell without the mark ends what was merged above it.
        let is_covered = cell.is_empty() && (cell.is_shared || !self.marks_merged);
        self.fill_covered(column, cell, is_covered)
    }

    /// Returns the same for a column whose cells are often empty: only what is known to be merged is filled.
    pub fn fill_marked(&mut self, column: usize, cell: &Cell) -> FilledCell<'_> {
        self.fill_covered(column, cell, cell.is_empty() && cell.is_shared)
    }

    fn fill_covered(&mut self, column: usize, cell: &Cell, is_covered: bool) -> FilledCell<'_> {
        if self.cells.len() <= column {
            self.cells.resize(column + 1, Cell::default());
        }
        let is_covered = is_covered || cell.repeats;
        if !is_covered {
            self.cells[column] = cell.clone();
        }

        let filled = &self.cells[column];
        FilledCell {
            cell: filled,
            from_above: is_covered && !filled.is_empty(),
        }
    }
}
