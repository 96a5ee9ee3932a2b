//! A sheet as it stands in its file.

use super::super::loss::{Loss, LossKind, excerpt};

/// A sheet.
#[derive(Debug, Default)]
pub struct Worksheet {
    /// What its tab says.
    pub name: String,
    /// Whether its tab is hidden.
    pub is_hidden: bool,
    /// Its cells with text, in any order.
    pub cells: Vec<Cell>,
    /// Cells that are merged into one.
    pub merged: Vec<Area>,
    /// The first and the last of rows that are hidden.
    pub hidden_rows: Vec<(u32, u32)>,
    /// The first and the last of columns that are hidden.
    pub hidden_columns: Vec<(u32, u32)>,
    /// What is lost beside its cells.
    pub losses: Vec<Loss>,
}

/// A cell.
#[derive(Debug)]
pub struct Cell {
    /// Its row, from 0.
    pub row: u32,
    /// Its column, from 0.
    pub column: u32,
    /// Its text, its own line breaks as U+2028.
    pub text: String,
    /// What is lost in it.
    pub losses: Vec<Loss>,
}

/// Rows and columns, each with its first and its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// The rows.
    pub rows: (u32, u32),
    /// The columns.
    pub columns: (u32, u32),
}

/// Returns a loss whose line is not known yet.
pub fn loss(kind: LossKind, text: &str) -> Loss {
    Loss {
        kind,
        count: 1,
        line: 0,
        text: excerpt(text),
    }
}
