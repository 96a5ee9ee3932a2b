//! Who works with whom: a triangle of pairs, as tables of distances are printed.

use super::{Drawing, Linked, Mark, shade, width};

/// Two that share something.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Index of the one.
    pub one: usize,
    /// Index of the other.
    pub other: usize,
    /// How much they share; at least one.
    pub count: usize,
    /// Where it is listed.
    pub href: String,
    /// In words.
    pub name: String,
}

/// Side of a cell.
const CELL: i32 = 28;

/// Draws a row and a column for each name, which stands where they meet; a cell for each pair, the darker
/// the more they share.
pub fn together(names: &[Linked], pairs: &[Pair]) -> Drawing {
    let room = names
        .iter()
        .map(|name| width(&name.text))
        .max()
        .unwrap_or(0);
    let side = CELL * names.len() as i32;
    let mut drawing = Drawing {
        width: side + room.min(12 * 12) + 8,
        height: side,
        ..Drawing::default()
    };
    let middle = |k: usize| CELL * k as i32 + CELL / 2;
    for (k, name) in names.iter().enumerate() {
        let (at, last) = (middle(k), names.len() - 1);
        // From the name to the left, and from the name down.
        if k > 0 {
            drawing.rule(0, at, CELL * k as i32, at);
        }
        if k < last {
            drawing.rule(at, CELL * (k as i32 + 1), at, side);
        }
        let room = drawing.width - CELL * k as i32 - 4;
        drawing.name(CELL * k as i32 + 4, at, "start", name, room);
    }
    let most = pairs.iter().map(|pair| pair.count).max().unwrap_or(0);
    for pair in pairs {
        let (column, row) = (pair.one.min(pair.other), pair.one.max(pair.other));
        drawing.marks.push(Mark {
            x: CELL * column as i32 + 1,
            y: CELL * row as i32 + 1,
            width: CELL - 2,
            height: CELL - 2,
            round: 0,
            tone: shade(pair.count, most),
            href: pair.href.clone(),
            name: pair.name.clone(),
            text: Some(pair.count.to_string()),
        });
    }
    drawing
}
