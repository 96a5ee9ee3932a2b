//! Times that share the word behind them: 二、三季度; 3、6、9月底前; 上、下半年.

use super::cursor::{Cursor, JOINTS};
use super::damage::is_rest_of_number;
use super::part::{PartOfMonth, take_day, take_end, take_limit, take_month, take_part_of_month};
use super::point::PointInTime;
use super::year::{YearContext, take_year};
use crate::base::text::is_han;
use crate::time::{Due, Month};
use jiff::civil::Date;

/// What may stand before a series: behind other words, 任务3、6月 is a number and a month.
const BEFORE: [char; 12] = [
    '于', '在', '年', '到', '至', '别', '划', '计', '争', '保', '的', '为',
];

/// The most numbers of a series.
const MOST_LISTED: usize = 12;

/// Reads times that share the word behind them. Returns each with the byte at which its own number begins: its words go
/// from there to the end of the series.
pub(super) fn take_series(
    cursor: &mut Cursor<'_>,
    years: YearContext,
) -> Option<Vec<(usize, PointInTime)>> {
    if is_rest_of_number(*cursor) || !may_open(cursor.before()) {
        return None;
    }

    cursor.attempt(|ahead| {
        let start = ahead.at();
        let year = take_year(ahead, years).unwrap_or(years.last);
        ahead.skip_spaces();
        if ahead.take(&["上、下半年", "上下半年"]) {
            let second = ahead.at() - "下半年".len();
            let limit = take_end(ahead) | take_limit(ahead);
            let half = |at, half| {
                let due = Due::Half(year, half);
                (at, PointInTime { due, limit })
            };
            return Some(vec![half(start, 1), half(second, 2)]);
        }

        if let Some(days) = take_days(ahead, start, year) {
            return Some(days);
        }

        let mut numbers = take_numbers(ahead)?;
        if let Some(first) = numbers.first_mut() {
            first.0 = start;
        }
        ahead.skip_spaces();
        let (dues, mut limit) = take_unit(ahead, &numbers, year)?;
        limit |= take_limit(ahead) || ahead.take(&["止"]);
        let points = dues.into_iter().map(|due| PointInTime { due, limit });
        let places = numbers.iter().map(|(at, _)| *at);
        Some(places.zip(points).collect())
    })
}

/// Reads days of one month, the last of them with 日: 6月10日、20日前.
fn take_days(
    cursor: &mut Cursor<'_>,
    start: usize,
    year: i16,
) -> Option<Vec<(usize, PointInTime)>> {
    cursor.attempt(|ahead| {
        let month = take_month(ahead)?;
        ahead.skip_spaces();
        let mut days: Vec<(usize, Date)> = Vec::new();
        let mut has_unit = false;
        while days.len() < MOST_LISTED && (days.is_empty() || ahead.take(&JOINTS)) {
            let at = match days.is_empty() {
                true => start,
                false => ahead.at(),
            };
            let day = i8::try_from(ahead.numeral(1..=31)?).ok()?;
            let date = Date::new(year, month, day).ok()?;
            if days.last().is_some_and(|(_, last)| *last >= date) {
                return None;
            }
            has_unit = ahead.take(&["日", "号"]);
            days.push((at, date));
        }

        let limit = take_limit(ahead);
        let points = days.iter().map(|&(at, day)| {
            let due = Due::Day(day);
            (at, PointInTime { due, limit })
        });
        (has_unit && days.len() > 1).then(|| points.collect())
    })
}

/// Returns whether a series may stand behind a text.
fn may_open(before: &str) -> bool {
    before
        .chars()
        .next_back()
        .is_none_or(|c| !is_han(c) || BEFORE.contains(&c))
}

/// Reads two or more rising numbers, each with the byte at which it begins: 第二、第三.
fn take_numbers(cursor: &mut Cursor<'_>) -> Option<Vec<(usize, u8)>> {
    let mut numbers: Vec<(usize, u8)> = Vec::new();
    while numbers.len() < MOST_LISTED && (numbers.is_empty() || cursor.take(&JOINTS)) {
        let at = cursor.at();
        cursor.take(&["第"]);
        let number = u8::try_from(cursor.numeral(1..=12)?).ok()?;
        if numbers.last().is_some_and(|(_, last)| *last >= number) {
            return None;
        }
        numbers.push((at, number));
    }
    (numbers.len() > 1).then_some(numbers)
}

/// Reads what numbers count, quarters or months, and returns them, and whether the words name their end.
fn take_unit(
    cursor: &mut Cursor<'_>,
    numbers: &[(usize, u8)],
    year: i16,
) -> Option<(Vec<Due>, bool)> {
    let numbers = numbers.iter().map(|(_, number)| *number);
    if cursor.take(&["季度"]) {
        let are_quarters = numbers.clone().all(|number| number <= 4);
        let dues = numbers.map(|number| Due::Quarter(year, number));
        return are_quarters.then(|| (dues.collect(), take_end(cursor)));
    }
    if !cursor.take(&["月份", "月"]) {
        return None;
    }

    // 6、7月10日: the day is that of one month.
    let mut behind = *cursor;
    behind.skip_spaces();
    if take_day(&mut behind).is_some() {
        return None;
    }
    let part = take_part_of_month(cursor);
    let months = numbers.map(|number| Month {
        year,
        month: number.cast_signed(),
    });
    Some((
        months.map(Due::Month).collect(),
        part == Some(PartOfMonth::End),
    ))
}
