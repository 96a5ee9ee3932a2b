//! A year by months and units: the darker, the more is due.

use super::columns::Columns;
use super::{Drawing, LINE, Linked, Mark, WIDTH, shade};
use crate::time::Slot;

/// A unit's year.
#[derive(Debug, Clone)]
pub struct HeatRow {
    /// The unit.
    pub name: Linked,
    /// What is due of it.
    pub cells: Vec<HeatCell>,
}

/// What is due of a unit in a month.
#[derive(Debug, Clone)]
pub struct HeatCell {
    /// The month.
    pub slot: Slot,
    /// How many; at least one.
    pub count: usize,
    /// Where they are listed.
    pub href: String,
    /// In words.
    pub name: String,
}

/// A row's height.
const ROW: i32 = 26;
/// Room for names, and for sums.
const NAMES: i32 = 132;
const SUMS: i32 = 36;

/// Rows of units over the months of one year.
pub fn heat(year: i16, rows: &[HeatRow]) -> Drawing {
    let mut columns = Columns::of_year(year, NAMES);
    columns.width = (WIDTH - NAMES - SUMS) / 13;
    let end = columns.end();
    let mut drawing = Drawing {
        width: end + SUMS,
        height: LINE + 4 + ROW * rows.len() as i32,
        ..Drawing::default()
    };
    columns.months(&mut drawing, LINE / 2);
    let cells = rows.iter().flat_map(|row| &row.cells);
    let most = cells.map(|cell| cell.count).max().unwrap_or(0);
    for (k, row) in rows.iter().enumerate() {
        let y = LINE + 4 + ROW * k as i32;
        drawing.rule(NAMES, y + ROW - 1, end, y + ROW - 1);
        drawing.name(NAMES - 10, y + ROW / 2, "end", &row.name, NAMES - 10);
        for cell in &row.cells {
            drawing.marks.push(Mark {
                x: columns.x(cell.slot) + 1,
                y: y + 1,
                width: columns.width - 2,
                height: ROW - 3,
                round: 0,
                tone: shade(cell.count, most),
                href: cell.href.clone(),
                name: cell.name.clone(),
                text: Some(cell.count.to_string()),
            });
        }
        let sum: usize = row.cells.iter().map(|cell| cell.count).sum();
        drawing.label(end + SUMS - 2, y + ROW / 2, "end", "value", sum.to_string());
    }
    drawing
}
