//! Months of any year, and days of any month.

use super::Month;
use jiff::civil::{Date, date};
use serde::de::{self, Deserialize, Deserializer, Visitor};
use std::fmt;

/// A month of any year, 1 to 12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(try_from = "i64")]
pub struct MonthOfYear(i8);

impl MonthOfYear {
    /// Returns its number, 1 to 12.
    pub fn number(self) -> i8 {
        self.0
    }

    /// Returns the months of a year whose place in their period of `length` months is one of these: the places
    /// 1 and 3 of quarters are January, March, April, June and so on.
    pub(super) fn at_places(places: &[i8], length: i8) -> Vec<Self> {
        (1..=12)
            .filter(|month| places.contains(&((month - 1) % length + 1)))
            .map(Self)
            .collect()
    }
}

impl fmt::Display for MonthOfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A number that is no month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadMonth(i64);

impl fmt::Display for BadMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is not a month: write 1 to 12", self.0)
    }
}

impl std::error::Error for BadMonth {}

impl TryFrom<i64> for MonthOfYear {
    type Error = BadMonth;

    fn try_from(number: i64) -> Result<Self, BadMonth> {
        i8::try_from(number)
            .ok()
            .filter(|month| (1..=12).contains(month))
            .map(Self)
            .ok_or(BadMonth(number))
    }
}

/// A day of any month: its number, or the last that the month has. Written as `20` or `"last"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MonthDay {
    /// A day from 1 to 31; in a month that is shorter, its last day.
    Number(i8),
    /// The last day of the month.
    Last,
}

impl MonthDay {
    /// Returns the date of this day in a month: the month's last day where it has no day of this number.
    pub fn in_month(self, month: Month) -> Date {
        let last = month.last_day();
        match self {
            MonthDay::Number(day) => date(month.year, month.month, day.clamp(1, last.day())),
            MonthDay::Last => last,
        }
    }

    /// Whether it is the last day of each month, however many days that has: `Last`, and the 31st.
    pub fn is_always_last(self) -> bool {
        matches!(self, MonthDay::Last | MonthDay::Number(31))
    }

    /// Whether this month has this day in each year. The 29th of February it has in some.
    pub fn is_in_every(self, month: MonthOfYear) -> bool {
        // 2001 is no leap year.
        self.is_in(month, 2001)
    }

    /// Whether this month has this day in some year.
    pub fn is_in_some(self, month: MonthOfYear) -> bool {
        // 2000 is a leap year.
        self.is_in(month, 2000)
    }

    fn is_in(self, month: MonthOfYear, year: i16) -> bool {
        match self {
            MonthDay::Number(day) => Date::new(year, month.number(), day).is_ok(),
            MonthDay::Last => true,
        }
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MonthDay::Number(day) => day.fmt(f),
            MonthDay::Last => f.write_str("\"last\""),
        }
    }
}

/// What is no day of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadMonthDay(String);

impl fmt::Display for BadMonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} is not a day of a month: write 1 to 31, or \"last\"",
            self.0
        )
    }
}

impl std::error::Error for BadMonthDay {}

impl TryFrom<i64> for MonthDay {
    type Error = BadMonthDay;

    fn try_from(number: i64) -> Result<Self, BadMonthDay> {
        i8::try_from(number)
            .ok()
            .filter(|day| (1..=31).contains(day))
            .map(MonthDay::Number)
            .ok_or_else(|| BadMonthDay(number.to_string()))
    }
}

impl<'de> Deserialize<'de> for MonthDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MonthDayVisitor)
    }
}

struct MonthDayVisitor;

impl Visitor<'_> for MonthDayVisitor {
    type Value = MonthDay;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a day of a month: 1 to 31, or \"last\"")
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<MonthDay, E> {
        MonthDay::try_from(number).map_err(E::custom)
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<MonthDay, E> {
        self.visit_i64(i64::try_from(number).unwrap_or(i64::MAX))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<MonthDay, E> {
        match text {
            "last" => Ok(MonthDay::Last),
            _ => Err(E::custom(BadMonthDay(format!("`{text}`")))),
        }
    }
}
