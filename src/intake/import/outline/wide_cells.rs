//! Merged cells that cover columns beside each other.

use super::draft::Draft;
use crate::base::message::message;
use crate::intake::import::table::{Cell, Column, Head};

/// Returns the column in which the merged cell begins that covers a column; the column itself where none does.
pub fn first_column(cells: &[Cell], column: usize) -> usize {
    let begins = (0..=column).rev().find(|&at| !cells[at].is_beside);
    begins.unwrap_or(column)
}

impl Draft<'_> {
    /// Reports the first merged cell of a row that covers columns of which each states something else: it was read as what
    /// the first of them states.
    pub fn doubt_wide_cells(&mut self, head: &Head, cells: &[Cell], line: u32) {
        let is_doubtful = |&column: &usize| {
            let first = first_column(cells, column);
            let (own, other) = (head.columns[first], head.columns[column]);
            let is_empty = cells[first].is_empty() && !cells[first].is_shared;
            !is_empty && other != Column::Text && own != other
        };
        let Some(column) = (0..cells.len()).find(is_doubtful) else {
            return;
        };
        let first = &head.names[first_column(cells, column)];
        let other = &head.names[column];
        self.doubts.warn(
            "wide-cell",
            message!("a-merged-cell-covers-columns", first, other),
            line,
            message!("read-as-the-first-of-them", first, other),
        );
    }
}
