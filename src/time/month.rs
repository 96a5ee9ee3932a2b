//! A month of a certain year.

use jiff::civil::{Date, date};
use serde::Serialize;
use std::fmt;

/// A month of a year, printed as in `2017-03`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Month {
    /// Year, as in 2017.
    pub year: i16,
    /// Month, 1 to 12.
    pub month: i8,
}

impl Month {
    /// Returns the month in which a day falls.
    pub fn of_day(day: Date) -> Self {
        Self {
            year: day.year(),
            month: day.month(),
        }
    }

    /// Returns its last day.
    pub fn last_day(self) -> Date {
        date(self.year, self.month, 1).last_of_month()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}
