//! A plan's deadlines in time: a lane for each part of the plan, a dot for each deadline.

use super::columns::Columns;
use super::{Drawing, LINE, Linked, Mark};
use crate::time::Slot;
use std::collections::HashMap;

/// A deadline.
#[derive(Debug, Clone)]
pub struct Dot {
    /// Its lane.
    pub lane: usize,
    /// Its month.
    pub slot: Slot,
    /// The task that it binds, or the passage that states it.
    pub href: String,
    /// In words.
    pub name: String,
}

/// Room for the names of lanes.
const NAMES: i32 = 184;
/// From dot to dot, and across one.
const PITCH: i32 = 11;
const SIZE: i32 = 9;

/// Lanes over months. Dots of the same lane and month stand side by side, then under each other.
pub fn timeline(lanes: &[Linked], dots: &[Dot], year: impl Fn(i16) -> String) -> Drawing {
    let columns = Columns::over(dots.iter().map(|dot| dot.slot), NAMES);
    let beside = ((columns.width - 2) / PITCH).max(1);
    let mut cells: HashMap<(usize, Slot), i32> = HashMap::new();
    for dot in dots {
        *cells.entry((dot.lane, dot.slot)).or_default() += 1;
    }
    let rows = |count: i32| (count + beside - 1) / beside;
    let mut heights = vec![1; lanes.len()];
    for (&(lane, _), &count) in &cells {
        heights[lane] = heights[lane].max(rows(count));
    }
    let end = columns.end();
    let mut drawing = Drawing {
        width: end,
        ..Drawing::default()
    };
    let mut y = 2 * LINE;
    let mut tops = Vec::new();
    for (lane, name) in lanes.iter().enumerate() {
        let height = (heights[lane] * PITCH + 10).max(LINE + 6);
        tops.push(y + (height - heights[lane] * PITCH) / 2);
        drawing.rule(0, y, end, y);
        drawing.name(0, y + height / 2, "start", name, NAMES - 8);
        y += height;
    }
    drawing.rule(0, y, end, y);
    drawing.height = y + 2;
    columns.years(&mut drawing, 9, year);
    columns.months(&mut drawing, LINE + 8);
    let mut taken: HashMap<(usize, Slot), i32> = HashMap::new();
    for dot in dots {
        let k = taken.entry((dot.lane, dot.slot)).or_default();
        let all = cells[&(dot.lane, dot.slot)].min(beside);
        // The first row is centred in its column, and the others hang from it.
        let left = columns.x(dot.slot) + (columns.width - all * PITCH) / 2 + 1;
        drawing.marks.push(Mark {
            x: left + *k % beside * PITCH,
            y: tops[dot.lane] + *k / beside * PITCH + 1,
            width: SIZE,
            height: SIZE,
            round: SIZE / 2 + 1,
            tone: match dot.slot {
                Slot::Month(_) => "dated",
                Slot::Year(_) => "undated",
            },
            href: dot.href.clone(),
            name: dot.name.clone(),
            text: None,
        });
        *k += 1;
    }
    drawing
}
