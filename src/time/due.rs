//! A deadline (完成时限) as precise as it was printed, and no more.

use super::{Month, Slot};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A point in time by which something is due: `2017`, `2017-H1`, `2017-Q4`, `2017-03` or
/// `2017-02-10`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Due {
    /// A year: 年底前, “十四五”末.
    Year(i16),
    /// The first or second half of a year: 上半年.
    Half(i16, u8),
    /// A quarter, 1 to 4: 三季度.
    Quarter(i16, u8),
    /// A month: 6月末前.
    Month(Month),
    /// A day: 2月10日前.
    Day(Date),
}

impl Due {
    /// Returns the year it falls in.
    pub fn year(self) -> i16 {
        match self {
            Due::Year(year) | Due::Half(year, _) | Due::Quarter(year, _) => year,
            Due::Month(month) => month.year,
            Due::Day(date) => date.year(),
        }
    }

    /// Returns the month it falls in, or `None` if it is less precise than that.
    pub fn month(self) -> Option<Month> {
        match self {
            Due::Month(month) => Some(month),
            Due::Day(date) => Some(Month::of_day(date)),
            Due::Year(_) | Due::Half(..) | Due::Quarter(..) => None,
        }
    }

    /// Returns its place among months.
    pub fn slot(self) -> Slot {
        match self.month() {
            Some(month) => Slot::Month(month),
            None => Slot::Year(self.year()),
        }
    }

    /// Returns the last day that it can mean.
    pub fn last_day(self) -> Date {
        let last_of = |year, month| Month { year, month }.last_day();

        match self {
            Due::Day(date) => date,
            Due::Month(month) => month.last_day(),
            Due::Quarter(year, quarter) => last_of(year, quarter as i8 * 3),
            Due::Half(year, half) => last_of(year, half as i8 * 6),
            Due::Year(year) => last_of(year, 12),
        }
    }

    /// Returns the same time one year later. The 29th of February stays as it is, for it has none.
    pub fn next_year(self) -> Self {
        match self {
            Due::Year(year) => Due::Year(year + 1),
            Due::Half(year, half) => Due::Half(year + 1, half),
            Due::Quarter(year, quarter) => Due::Quarter(year + 1, quarter),
            Due::Month(Month { year, month }) => Due::Month(Month {
                year: year + 1,
                month,
            }),
            Due::Day(date) => {
                Date::new(date.year() + 1, date.month(), date.day()).map_or(self, Due::Day)
            }
        }
    }

    /// Returns what it is sorted by: the last moment that it can mean, the less precise later.
    pub fn sort_key(self) -> impl Ord + Copy {
        match self {
            Due::Day(date) => (date.year(), date.month(), date.day(), 0),
            Due::Month(month) => (month.year, month.month, 32, 1),
            Due::Quarter(year, quarter) => (year, quarter as i8 * 3, 33, 2),
            Due::Half(year, half) => (year, half as i8 * 6, 34, 3),
            Due::Year(year) => (year, 12, 35, 4_u8),
        }
    }
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Due::Year(year) => write!(f, "{year:04}"),
            Due::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Due::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Due::Month(month) => write!(f, "{month}"),
            Due::Day(date) => write!(f, "{date}"),
        }
    }
}

/// A text that is no deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadDue(String);

impl fmt::Display for BadDue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not a deadline: write 2017, 2017-H1, 2017-Q4, 2017-03 or 2017-02-10",
            self.0
        )
    }
}

impl std::error::Error for BadDue {}

impl FromStr for Due {
    type Err = BadDue;

    fn from_str(text: &str) -> Result<Self, BadDue> {
        parse(text).ok_or_else(|| BadDue(text.to_owned()))
    }
}

/// Reads a deadline as files write it; `None` for anything else.
fn parse(text: &str) -> Option<Due> {
    let mut parts = text.split('-');
    let year = number(parts.next()?, 4).filter(|year| *year != 0)?;

    // At most two parts more: a month and a day.
    match (parts.next(), parts.next(), parts.next()) {
        (None, ..) => Some(Due::Year(year)),
        (Some(part), None, _) => parse_part_of_year(year, part),
        (Some(month), Some(day), None) => {
            let (month, day) = (number(month, 2)? as i8, number(day, 2)? as i8);
            Date::new(year, month, day).ok().map(Due::Day)
        }
        _ => None,
    }
}

/// Reads what follows the year: H1, Q4, 03.
fn parse_part_of_year(year: i16, part: &str) -> Option<Due> {
    if let Some(half) = part.strip_prefix('H') {
        let half = number(half, 1).filter(|half| (1..=2).contains(half))?;
        return Some(Due::Half(year, half as u8));
    }
    if let Some(quarter) = part.strip_prefix('Q') {
        let quarter = number(quarter, 1).filter(|quarter| (1..=4).contains(quarter))?;
        return Some(Due::Quarter(year, quarter as u8));
    }

    let month = number(part, 2).filter(|month| (1..=12).contains(month))? as i8;
    Some(Due::Month(Month { year, month }))
}

/// Returns the number that a text of just so many ASCII digits says.
fn number(text: &str, digits: usize) -> Option<i16> {
    let plain = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

impl Serialize for Due {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Due {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::Due;

    #[test]
    fn written_as_read() {
        for text in ["2017", "2017-H1", "2017-Q4", "2017-03", "2017-02-10"] {
            assert_eq!(
                text.parse::<Due>().map(|due| due.to_string()),
                Ok(text.to_owned())
            );
        }
        for text in [
            "",
            "17",
            "2017-13",
            "2017-Q5",
            "2017-H3",
            "2017-02-30",
            "2017-3",
            "2017-03-01-1",
            "0000",
        ] {
            assert!(text.parse::<Due>().is_err(), "{text}");
        }
    }
}
