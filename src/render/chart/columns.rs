//! The columns of time that drawings share: months, and behind those of a year one for what names none.

use super::{Drawing, WIDTH};
use crate::time::{Month, Slot};
use std::collections::BTreeSet;

/// How wide a column may become.
const WIDEST: i32 = 44;
/// How narrow, before the drawing grows instead.
const NARROWEST: i32 = 16;
/// Between two years.
const GAP: i32 = 16;

/// Columns from left to right. Years in which nothing is due have none, nor have months before the
/// first and behind the last of a year: the gap and the year's number say so.
pub struct Columns {
    left: i32,
    pub width: i32,
    slots: Vec<Slot>,
}

impl Columns {
    /// Returns the columns that these need, from `left` on.
    pub fn over(used: impl IntoIterator<Item = Slot>, left: i32) -> Self {
        let used: BTreeSet<Slot> = used.into_iter().collect();
        let years: BTreeSet<i16> = used.iter().map(|slot| slot.year()).collect();

        let mut slots = Vec::new();
        for &year in &years {
            // No month is left out between the first and the last that are used: time has no gaps.
            let months = used.iter().filter_map(|slot| match slot {
                Slot::Month(month) if month.year == year => Some(month.month),
                _ => None,
            });
            let (first, last) = months.fold((13, 0), |(first, last), month| {
                (month.min(first), month.max(last))
            });
            slots.extend((first..=last).map(|month| Slot::Month(Month { year, month })));
            slots.extend(used.get(&Slot::Year(year)));
        }

        let room = WIDTH - left - GAP * years.len() as i32;
        let width = room / slots.len().max(1) as i32;
        Self {
            left,
            width: width.clamp(NARROWEST, WIDEST),
            slots,
        }
    }

    /// Returns the columns of a year: twelve months, and one for what names none.
    pub fn of_year(year: i16, left: i32) -> Self {
        let months = (1..=12).map(|month| Slot::Month(Month { year, month }));
        Self::over(months.chain([Slot::Year(year)]), left)
    }

    /// Returns the left edge of a column.
    pub fn x(&self, slot: Slot) -> i32 {
        // Columns have one width, but the gaps between years add up.
        let before = self.slots.iter().take_while(|&&other| other < slot);
        let (mut x, mut year) = (self.left, None);
        for other in before {
            x += self.width + self.gap(&mut year, *other);
        }
        x + self.gap(&mut year, slot)
    }

    fn gap(&self, last: &mut Option<i16>, slot: Slot) -> i32 {
        let new = last.replace(slot.year());
        if new.is_some_and(|year| year != slot.year()) {
            GAP
        } else {
            0
        }
    }

    /// Returns the right edge of the last column.
    pub fn end(&self) -> i32 {
        self.slots.last().map_or(self.left, |&slot| self.x(slot)) + self.width
    }

    /// Writes the numbers of months on a line.
    pub fn months(&self, drawing: &mut Drawing, y: i32) {
        for &slot in &self.slots {
            let text = match slot {
                Slot::Month(month) => month.month.to_string(),
                Slot::Year(_) => "–".to_owned(),
            };
            let x = self.x(slot) + self.width / 2;
            drawing.label(x, y, "middle", "axis", text);
        }
    }

    /// Writes the years, each where its months begin.
    pub fn years(&self, drawing: &mut Drawing, y: i32, year: impl Fn(i16) -> String) {
        let mut last = None;
        for &slot in &self.slots {
            if last.replace(slot.year()) != Some(slot.year()) {
                let x = self.x(slot) + 2;
                drawing.label(x, y, "start", "year", year(slot.year()));
            }
        }
    }
}
