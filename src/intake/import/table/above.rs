//! Merged cells: what the rows above left in each column.

use super::cell::Cell;

/// The last cell of each column that was not empty.
#[derive(Debug, Default)]
pub struct CellsAbove(Vec<Cell>);

/// A cell, or the one above that it continues.
#[derive(Debug)]
pub struct FilledCell<'c> {
    /// What the cell holds.
    pub cell: &'c Cell,
    /// Whether that stands in a row above.
    pub from_above: bool,
}

impl CellsAbove {
    /// Returns what a cell of a column holds: itself, or, where it is empty, the cell above.
    pub fn fill(&mut self, column: usize, cell: &Cell) -> FilledCell<'_> {
        if self.0.len() <= column {
            self.0.resize(column + 1, Cell::default());
        }
        if !cell.is_empty() {
            self.0[column] = cell.clone();
        }

        let filled = &self.0[column];
        FilledCell {
            cell: filled,
            from_above: cell.is_empty() && !filled.is_empty(),
        }
    }
}
