//! What a paragraph is part of: a list, a row of a table.

use super::super::bytes::{i16_at, u16_at};
use super::sprms::{COLUMNS, Sprms};

/// How long what is said of a cell is, in bytes.
const CELL: usize = 20;

/// How many cells a row may have.
const MOST_CELLS: usize = 64;

/// A list as a paragraph names it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct InList {
    /// Its number among those that paragraphs name; 0 for none.
    pub list: u16,
    /// The level, from 0.
    pub level: u8,
}

/// A cell of a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CellShape {
    /// Where it ends, in twentieths of a point from the left.
    pub end: i32,
    /// Whether the cell above reaches into it.
    pub is_below: bool,
    /// Whether the cell before reaches into it.
    pub is_behind: bool,
}

/// The cells of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowShape {
    /// Where the first begins.
    pub begin: i32,
    /// The cells.
    pub cells: Vec<CellShape>,
}

/// What is changed of the placing of a paragraph; `None` where nothing is.
#[derive(Debug, Clone, Default)]
pub struct PlacingChange {
    /// Its style.
    pub style: Option<u16>,
    list: Option<u16>,
    level: Option<u8>,
    in_table: Option<bool>,
    depth: Option<u32>,
    row_end: Option<bool>,
    inner_row_end: Option<bool>,
    /// Whether an old program counts it, in a way of its own.
    pub is_counted_otherwise: bool,
    /// The cells of the row that it ends.
    pub row: Option<RowShape>,
    /// Where in the data more is said, and whether that counts in place of this.
    pub more: Option<(u32, bool)>,
}

/// The placing of a paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Placing {
    /// The list that it belongs to.
    pub list: InList,
    /// How many tables it stands in.
    pub depth: u32,
    /// Whether it is nothing but the end of a row.
    pub ends_row: bool,
    /// Whether it is nothing but the end of a row of a table within a table.
    pub ends_inner_row: bool,
}

impl PlacingChange {
    /// Reads changes.
    pub fn of(bytes: &[u8]) -> Self {
        let mut change = Self::default();
        for sprm in Sprms::of(bytes) {
            let is_on = sprm.byte() != 0;
            match sprm.code {
                0x4600 => change.style = Some(sprm.number()),
                0x260A => change.level = Some(sprm.byte()),
                0x460B => change.list = Some(sprm.number()),
                0x2416 => change.in_table = Some(is_on),
                0x2417 => change.row_end = Some(is_on),
                0x244C => change.inner_row_end = Some(is_on),
                0x6649 => change.depth = Some(number_of_four(sprm.operand)),
                0x6645 | 0x6646 => change.more = Some((number_of_four(sprm.operand), true)),
                0x646B => change.more = Some((number_of_four(sprm.operand), false)),
                0xC63E | 0xC645 => {
                    change.is_counted_otherwise |= sprm.operand.iter().any(|b| *b != 0)
                }
                COLUMNS => change.row = row_shape(sprm.operand),
                // Cells that a later change merges.
                0x5624 => change.merge_level(sprm.operand),
                0xD62B => change.merge_upright(sprm.operand),
                _ => {}
            }
        }
        change
    }

    /// Changes a placing.
    pub fn apply(&self, to: &mut Placing) {
        to.list.list = self.list.unwrap_or(to.list.list);
        to.list.level = self.level.unwrap_or(to.list.level);
        to.ends_row = self.row_end.unwrap_or(to.ends_row);
        to.ends_inner_row = self.inner_row_end.unwrap_or(to.ends_inner_row);
        match (self.depth, self.in_table) {
            (Some(depth), _) => to.depth = depth,
            (None, Some(true)) => to.depth = to.depth.max(1),
            (None, Some(false)) => to.depth = 0,
            (None, None) => {}
        }
    }

    fn merge_level(&mut self, operand: &[u8]) {
        let (Some(row), [first, end, ..]) = (&mut self.row, operand) else {
            return;
        };
        let (first, end) = (usize::from(*first) + 1, usize::from(*end));
        let merged = row.cells.iter_mut().take(end).skip(first);
        merged.for_each(|cell| cell.is_behind = true);
    }

    fn merge_upright(&mut self, operand: &[u8]) {
        if let (Some(row), [cell, merge, ..]) = (&mut self.row, operand)
            && let Some(cell) = row.cells.get_mut(usize::from(*cell))
        {
            cell.is_below = *merge == 1;
        }
    }
}

fn number_of_four(bytes: &[u8]) -> u32 {
    super::super::bytes::u32_at(bytes, 0).unwrap_or_default()
}

/// Reads where the cells of a row end, and which of them others reach into.
fn row_shape(bytes: &[u8]) -> Option<RowShape> {
    let count = usize::from(*bytes.first()?);
    if count > MOST_CELLS {
        return None;
    }
    let edge = |nth: usize| i16_at(bytes, 1 + 2 * nth).map(i32::from);
    let cell = |nth: usize| {
        // What is not said of the last cells is nothing.
        let flags = u16_at(bytes, 1 + 2 * (count + 1) + CELL * nth).unwrap_or_default();
        Some(CellShape {
            end: edge(nth + 1)?,
            is_below: flags & 0x0060 == 0x0020,
            is_behind: flags & 0x0002 != 0,
        })
    };
    Some(RowShape {
        begin: edge(0)?,
        cells: (0..count).map(cell).collect::<Option<Vec<_>>>()?,
    })
}
