//! Times in figures alone: 2021-06-30, 2018.9.30, 2018.06, 6.30前, and spans of them, 2018.3.1-9.30.

use super::cursor::Cursor;
use super::date::{Notation, whole_date};
use super::part::{take_end, take_limit};
use super::point::PointInTime;
use super::year::{YEARS, YearContext};
use crate::base::text::fold_char;
use crate::time::{Due, Month};
use jiff::civil::Date;

/// The marks between a year, a month and a day.
const MARKS: [char; 2] = ['.', '/'];

/// Reads a day or a month in figures.
pub(super) fn take_figures(cursor: &mut Cursor<'_>, years: YearContext) -> Option<PointInTime> {
    day(cursor)
        .or_else(|| month(cursor, years))
        .or_else(|| day_without_year(cursor, years))
}

/// Reads a day with its year: 2021-06-30; of a span, 2018.3.1-9.30, the last day counts.
fn day(cursor: &mut Cursor<'_>) -> Option<PointInTime> {
    cursor.attempt(|ahead| {
        let (date, notation) = whole_date(ahead)?;
        if notation != Notation::Marks || is_digit_next(*ahead) {
            return None;
        }
        let last = ahead.attempt(|span| {
            if !span.take_dashes() {
                return None;
            }
            let (month, day) = take_month_and_day(span)?;
            let last = Date::new(date.year(), month, day).ok()?;
            (last > date).then_some(last)
        });
        Some(PointInTime {
            due: Due::Day(last.unwrap_or(date)),
            limit: last.is_some(),
        })
    })
}

/// How far from the year of the plan a month may be: a number of such digits is most often a quantity.
const FARTHEST: i16 = 15;

/// Reads a month with its year: 2018.06; of a span, 2018.3-9, the last month counts. What follows must not make a quantity
/// of it, as in 2018.6万元.
fn month(cursor: &mut Cursor<'_>, years: YearContext) -> Option<PointInTime> {
    cursor.attempt(|ahead| {
        let year = i16::try_from(ahead.digits(YEARS)?).ok()?;
        if (year - years.plan).abs() > FARTHEST {
            return None;
        }
        ahead.take_char(&MARKS).then_some(())?;
        let first = take_two_digits(ahead, 12)?;
        let last = ahead.attempt(|span| {
            span.take_dashes().then_some(())?;
            take_two_digits(span, 12).filter(|last| *last > first)
        });
        let stands_alone = match ahead.peek() {
            None => true,
            Some(c) => {
                !c.is_alphanumeric() && !matches!(c, '.' | '/' | '%' | '\u{FF05}' | '‰')
                    || matches!(c, '前' | '底' | '末' | '至' | '到' | '之' | '以' | '完')
            }
        };
        let is_end = take_end(ahead);
        stands_alone.then_some(PointInTime {
            due: Due::Month(Month {
                year,
                month: last.unwrap_or(first),
            }),
            limit: last.is_some() || is_end,
        })
    })
}

/// Reads a day without its year, which only the word behind it makes one: 6.30前.
fn day_without_year(cursor: &mut Cursor<'_>, years: YearContext) -> Option<PointInTime> {
    cursor.attempt(|ahead| {
        if ahead.before().ends_with(['.', '/', '第']) {
            return None;
        }
        let (month, day) = take_month_and_day(ahead)?;
        let date = Date::new(years.last, month, day).ok()?;
        let mut behind = *ahead;
        // 前列 and 前期 are words of their own.
        let is_limit = take_limit(&mut behind)
            && behind.peek().is_none_or(|c| {
                !matches!(
                    c,
                    '列' | '期' | '提' | '茅' | '端' | '沿' | '十' | '三' | '景'
                )
            });
        is_limit.then_some(PointInTime {
            due: Due::Day(date),
            limit: true,
        })
    })
}

/// Reads 6.30 or 6/30.
fn take_month_and_day(cursor: &mut Cursor<'_>) -> Option<(i8, i8)> {
    let month = take_two_digits(cursor, 12)?;
    cursor.take_char(&MARKS).then_some(())?;
    Some((month, take_two_digits(cursor, 31)?))
}

/// Reads a number of one or two digits and nothing more.
fn take_two_digits(cursor: &mut Cursor<'_>, most: u32) -> Option<i8> {
    let start = *cursor;
    let number = cursor.digits(1..=most)?;
    let is_short = cursor.since(start).chars().count() <= 2;
    is_short.then(|| i8::try_from(number).ok())?
}

fn is_digit_next(cursor: Cursor<'_>) -> bool {
    cursor.peek().is_some_and(|c| fold_char(c).is_ascii_digit())
}
