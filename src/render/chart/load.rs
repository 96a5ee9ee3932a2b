//! How much is due in each month, part by part: bars made of a piece for each role.

use super::columns::Columns;
use super::{Drawing, LINE, Mark};
use crate::time::Slot;
use std::collections::BTreeMap;

/// What falls to one role in one month.
#[derive(Debug, Clone)]
pub struct Part {
    /// The month.
    pub slot: Slot,
    /// lead, responsible or cooperating.
    pub tone: &'static str,
    /// How many.
    pub count: usize,
    /// Where they are listed.
    pub href: String,
    /// In words.
    pub name: String,
}

/// The highest bar.
const HIGHEST: i32 = 132;
/// The height of one, where there are few.
const STEP: i32 = 16;

/// Bars over months; parts of one month stand on each other in the order that they are given.
pub fn load(parts: &[Part], year: impl Fn(i16) -> String) -> Drawing {
    let columns = Columns::over(parts.iter().map(|part| part.slot), 0);
    let mut sums: BTreeMap<Slot, usize> = BTreeMap::new();
    for part in parts {
        *sums.entry(part.slot).or_default() += part.count;
    }
    let most = sums.values().copied().max().unwrap_or(0).max(1) as i32;
    let high = HIGHEST.min(most * STEP);
    let floor = LINE + high;
    let mut drawing = Drawing {
        width: columns.end(),
        height: floor + 2 * LINE + 4,
        ..Drawing::default()
    };
    drawing.rule(0, floor, columns.end(), floor);
    // Heights come from running sums, so that rounding adds nothing up; none is too low to be seen.
    let height = |count: usize| count as i32 * high / most;
    let mut stacks: BTreeMap<Slot, (usize, i32)> = BTreeMap::new();
    let inset = (columns.width / 8).max(1);
    for part in parts {
        let (sum, low) = stacks.get(&part.slot).copied().unwrap_or_default();
        let sum = sum + part.count;
        let top = height(sum).max(low + 1);
        stacks.insert(part.slot, (sum, top));
        drawing.marks.push(Mark {
            x: columns.x(part.slot) + inset,
            y: floor - top,
            width: columns.width - 2 * inset,
            height: top - low,
            round: 0,
            tone: part.tone,
            href: part.href.clone(),
            name: part.name.clone(),
            text: None,
        });
    }
    for (slot, (sum, top)) in stacks {
        let x = columns.x(slot) + columns.width / 2;
        drawing.label(x, floor - top - 9, "middle", "value", sum.to_string());
    }
    columns.months(&mut drawing, floor + 11);
    columns.years(&mut drawing, floor + 11 + LINE, year);
    drawing
}
