//! The place of a deadline in a list that is divided into months.

use super::Month;
use std::cmp::Ordering;
use std::fmt;

/// Where a deadline stands among months: in its month, or behind the months of its year where it names none.
/// Printed as in `2018-06`, or `2018`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slot {
    /// A month.
    Month(Month),
    /// A year, or a half or quarter of it.
    Year(i16),
}

impl Slot {
    /// Returns its year.
    pub fn year(self) -> i16 {
        match self {
            Slot::Month(month) => month.year,
            Slot::Year(year) => year,
        }
    }

    /// Returns its year, and its month or 13, which puts what names no month behind December.
    fn order(self) -> (i16, i8) {
        match self {
            Slot::Month(month) => (month.year, month.month),
            Slot::Year(year) => (year, 13),
        }
    }
}

impl Ord for Slot {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order().cmp(&other.order())
    }
}

impl PartialOrd for Slot {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Slot::Month(month) => month.fmt(f),
            Slot::Year(year) => write!(f, "{year:04}"),
        }
    }
}
