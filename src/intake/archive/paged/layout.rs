//! The marks of a page in the order in which they are read.

use super::super::loss::{Loss, LossKind, excerpt};
use super::balloons::take_balloons;
use super::columns::in_reading_order;
use super::geometry::Area;
use super::marks::{Glyph, Marks};
use super::rows::{Row, rows_of};
use super::rules::{is_struck_out, merged};
use super::table::{Table, take_tables};

/// How high a picture is, at least, that is more than a line, in points.
const LOWEST_PICTURE: f64 = 5.0;

/// Something that stands on a page.
#[derive(Debug)]
pub enum Block {
    /// A row of running text.
    Row(Row),
    /// A table.
    Table(Table),
    /// Something that is not taken as it stands.
    Loss(Loss),
}

/// A page as it is read.
#[derive(Debug)]
pub struct Layout {
    /// What stands on it, from the top down.
    pub blocks: Vec<Block>,
    /// How wide it is.
    pub width: f64,
}

impl Layout {
    /// Returns its rows of running text.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Row(row) => Some(row),
            Block::Table(_) | Block::Loss(_) => None,
        })
    }
}

/// Returns what stands on a page in the order in which it is read.
pub fn layout(marks: &mut Marks) -> Layout {
    marks.drop_doubles();
    let balloons = take_balloons(marks);
    let level = merged(&marks.level);
    let upright = merged(&marks.upright);
    let glyphs = std::mem::take(&mut marks.glyphs);
    let (struck, mut glyphs): (Vec<Glyph>, Vec<Glyph>) = match marks.is_drawing {
        true => (Vec::new(), glyphs),
        false => glyphs
            .into_iter()
            .partition(|glyph| is_struck_out(glyph, &level)),
    };

    let tables = match marks.is_drawing {
        true => Vec::new(),
        false => take_tables(&level, &upright, &mut glyphs),
    };
    let mut blocks = in_order(rows_of(glyphs), tables, marks.width);
    let pictures = marks
        .pictures
        .iter()
        .filter(|area| area.height() >= LOWEST_PICTURE);
    for picture in pictures {
        insert_loss(LossKind::Picture, "", picture, &mut blocks);
    }
    for row in rows_of(struck) {
        let area = Area {
            left: row.left,
            right: row.right,
            top: row.base - row.size,
            bottom: row.base + 0.5,
        };
        insert_loss(LossKind::StruckOut, &row.text(), &area, &mut blocks);
    }
    for balloon in balloons {
        insert_loss(balloon.kind, &balloon.text, &balloon.area, &mut blocks);
    }
    Layout {
        blocks,
        width: marks.width,
    }
}

/// Puts what is not taken behind what stands above its end.
fn insert_loss(kind: LossKind, text: &str, area: &Area, blocks: &mut Vec<Block>) {
    let before = blocks.iter().rposition(|block| block.stands_above(area));
    let loss = Loss {
        kind,
        count: 1,
        line: 0,
        text: excerpt(text),
    };
    blocks.insert(before.map_or(0, |at| at + 1), Block::Loss(loss));
}

/// Puts rows and tables behind each other. Rows keep the order that columns give them.
fn in_order(rows: Vec<Row>, mut tables: Vec<Table>, width: f64) -> Vec<Block> {
    tables.retain(|table| {
        table
            .rows
            .iter()
            .any(|row| row.cells.iter().any(|cell| !cell.text.is_empty()))
    });
    tables.sort_by(|a, b| a.area.top.total_cmp(&b.area.top));

    // A table parts what stands above it from what stands below: no column goes through.
    let mut blocks = Vec::new();
    let mut rest = rows;
    for table in tables {
        let below = rest.partition_point(|row| row.base <= table.area.top);
        let behind = rest.split_off(below);
        blocks.extend(in_reading_order(rest, width).into_iter().map(Block::Row));
        blocks.push(Block::Table(table));
        rest = behind;
    }
    blocks.extend(in_reading_order(rest, width).into_iter().map(Block::Row));
    blocks
}

impl Block {
    /// Returns whether it begins above the end of an area, and not beside it.
    fn stands_above(&self, area: &Area) -> bool {
        let (left, right, bottom) = match self {
            Self::Row(row) => (row.left, row.right, row.base),
            Self::Table(table) => (table.area.left, table.area.right, table.area.top),
            Self::Loss(_) => return false,
        };
        bottom <= area.bottom && left <= area.right && area.left <= right
    }
}
