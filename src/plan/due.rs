//! A deadline (完成时限) as precise as it was printed, and no more.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Month {
    /// Year, as in 2017.
    pub year: i16,
    /// Month, 1 to 12.
    pub month: i8,
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

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

/// Where a deadline stands among months: in its month, or behind those of its year where it names none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slot {
    /// A month.
    Month(Month),
    /// A year, a half or a quarter of it.
    Year(i16),
}

impl Slot {
    /// Its year.
    pub fn year(self) -> i16 {
        match self {
            Slot::Month(month) => month.year,
            Slot::Year(year) => year,
        }
    }
}

impl Ord for Slot {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |slot: &Self| match slot {
            Slot::Month(month) => (month.year, month.month),
            Slot::Year(year) => (*year, 13),
        };
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Slot {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// `2018-06`, or `2018`.
impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Slot::Month(month) => write!(f, "{month}"),
            Slot::Year(year) => write!(f, "{year:04}"),
        }
    }
}

impl Due {
    /// The year it falls in.
    pub fn year(self) -> i16 {
        match self {
            Due::Year(year) | Due::Half(year, _) | Due::Quarter(year, _) => year,
            Due::Month(month) => month.year,
            Due::Day(date) => date.year(),
        }
    }

    /// The month it falls in, if it is at least as precise as that.
    pub fn month(self) -> Option<Month> {
        match self {
            Due::Month(month) => Some(month),
            Due::Day(date) => Some(Month {
                year: date.year(),
                month: date.month(),
            }),
            _ => None,
        }
    }

    /// Its place among months.
    pub fn slot(self) -> Slot {
        match self.month() {
            Some(month) => Slot::Month(month),
            None => Slot::Year(self.year()),
        }
    }

    /// The last day that it can mean.
    pub fn last_day(self) -> Date {
        let last_of = |year, month| jiff::civil::date(year, month, 1).last_of_month();
        match self {
            Due::Day(date) => date,
            Due::Month(month) => last_of(month.year, month.month),
            Due::Quarter(year, quarter) => last_of(year, quarter as i8 * 3),
            Due::Half(year, half) => last_of(year, half as i8 * 6),
            Due::Year(year) => last_of(year, 12),
        }
    }

    /// The order in time: by the last moment that it can mean, the less precise later.
    pub fn sort_key(self) -> (i16, i8, i8, u8) {
        match self {
            Due::Day(date) => (date.year(), date.month(), date.day(), 0),
            Due::Month(month) => (month.year, month.month, 32, 1),
            Due::Quarter(year, quarter) => (year, quarter as i8 * 3, 33, 2),
            Due::Half(year, half) => (year, half as i8 * 6, 34, 3),
            Due::Year(year) => (year, 12, 35, 4),
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
        let bad = || BadDue(text.to_owned());
        let digits = |part: &str, len: usize| {
            (part.len() == len && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<i16>().ok())
                .flatten()
                .ok_or_else(bad)
        };
        let mut parts = text.split('-');
        let year = digits(parts.next().unwrap_or_default(), 4)?;
        if year == 0 {
            return Err(bad());
        }
        let due = match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => Due::Year(year),
            (Some("H1"), None, _) => Due::Half(year, 1),
            (Some("H2"), None, _) => Due::Half(year, 2),
            (Some(quarter), None, _) if quarter.starts_with('Q') => {
                let number = digits(&quarter[1..], 1)?;
                if !(1..=4).contains(&number) {
                    return Err(bad());
                }
                Due::Quarter(year, number as u8)
            }
            (Some(month), None, _) => {
                let month = digits(month, 2)? as i8;
                if !(1..=12).contains(&month) {
                    return Err(bad());
                }
                Due::Month(Month { year, month })
            }
            (Some(month), Some(day), None) => {
                let (month, day) = (digits(month, 2)? as i8, digits(day, 2)? as i8);
                Due::Day(Date::new(year, month, day).map_err(|_| bad())?)
            }
            _ => return Err(bad()),
        };
        Ok(due)
    }
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
