//! What a cell of a table may hold, and what becomes such a cell.

use crate::time::Due;
use jiff::civil::Date;
use std::borrow::Cow;

/// What a cell may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing is known or said.
    Null,
    /// Words, a date (ISO 8601) or a decimal number as printed.
    Text(Cow<'a, str>),
    /// A count or a number of a line.
    Integer(i64),
    /// Yes or no.
    Boolean(bool),
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Cell::Text(text.into())
    }
}

impl<'a> From<&'a String> for Cell<'a> {
    fn from(text: &'a String) -> Self {
        Cell::Text(text.into())
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Cell::Text(text.into())
    }
}

impl From<Date> for Cell<'_> {
    fn from(date: Date) -> Self {
        date.to_string().into()
    }
}

impl From<Due> for Cell<'_> {
    fn from(due: Due) -> Self {
        due.to_string().into()
    }
}

impl From<bool> for Cell<'_> {
    fn from(truth: bool) -> Self {
        Cell::Boolean(truth)
    }
}

impl From<i16> for Cell<'_> {
    fn from(number: i16) -> Self {
        Cell::Integer(number.into())
    }
}

impl From<u32> for Cell<'_> {
    fn from(number: u32) -> Self {
        Cell::Integer(number.into())
    }
}

impl From<usize> for Cell<'_> {
    fn from(count: usize) -> Self {
        // A list in memory is never so long that its length does not fit.
        Cell::Integer(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Cell::Null, Into::into)
    }
}
