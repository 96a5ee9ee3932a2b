//! Years: 2018年, 二〇一八年, 今年, 次年, 2018—2020年, “十四五”末.

use super::cursor::Cursor;
use super::part::{take_end, take_half, take_month, take_quarter};
use crate::base::text::{fold_char, parse_numeral};
use std::ops::RangeInclusive;

/// The years that plans speak of; another number of four digits is something else.
pub(super) const YEARS: RangeInclusive<u32> = 1949..=2200;

/// What a year that is not printed may mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct YearContext {
    /// The year of the plan: 今年.
    pub plan: i16,
    /// The year that the text named last: 当年.
    pub last: i16,
}

/// Returns the value of one digit of a year: Arabic, Chinese, or a circle or letter printed for zero.
pub(super) fn digit(c: char) -> Option<u32> {
    if matches!(c, '〇' | '○' | '零' | '◯' | 'O' | 'o' | 'О') {
        return Some(0);
    }
    let chinese = || "一二三四五六七八九".chars().position(|d| d == c);
    fold_char(c)
        .to_digit(10)
        .or_else(|| chinese().map(|at| at as u32 + 1))
}

/// Reads a year of the calendar: 2018年, 今年, 当年, 次年. 2018年度 is none, for it names a period of accounts.
pub(super) fn take_year(cursor: &mut Cursor<'_>, context: YearContext) -> Option<i16> {
    let relative = cursor.take_from(&[
        ("今年", context.plan),
        ("本年", context.plan),
        ("明年", context.plan + 1),
        ("当年", context.last),
        ("同年", context.last),
        ("次年", context.last + 1),
    ]);
    if relative.is_some() {
        cursor.take(&["度"]);
        return relative;
    }

    if let Some(year) = short_year(cursor, context) {
        return Some(year);
    }
    cursor.attempt(|ahead| {
        let year = ahead.digits(YEARS).or_else(|| chinese_year(ahead))?;
        ahead.skip_spaces();
        // 2018年度 names a period of accounts, in which something is done, not by which.
        let named = ahead.take(&["年"]) && ahead.peek() != Some('度');
        named.then(|| i16::try_from(year).ok())?
    })
}

/// How far from the year of the plan one of two digits may be.
const NEAR: i16 = 5;

/// Reads a year of two digits, where a part of it follows, so that it counts no years: 18年6月, 18年底.
fn short_year(cursor: &mut Cursor<'_>, context: YearContext) -> Option<i16> {
    if cursor.before().ends_with('第') {
        return None;
    }
    cursor.attempt(|ahead| {
        let start = *ahead;
        let year = 2000 + i16::try_from(ahead.digits(10..=99)?).ok()?;
        let is_plain = ahead.since(start).len() == 2 && (year - context.plan).abs() <= NEAR;
        if !is_plain || !ahead.take(&["年"]) {
            return None;
        }
        let mut behind = *ahead;
        behind.skip_spaces();
        let is_part = take_end(&mut behind.clone())
            || take_half(&mut behind.clone()).is_some()
            || take_quarter(&mut behind.clone()).is_some()
            || take_month(&mut behind).is_some();
        is_part.then_some(year)
    })
}

/// Reads four digits with a Chinese one among them: 二〇一八, 二0二0.
fn chinese_year(cursor: &mut Cursor<'_>) -> Option<u32> {
    cursor.attempt(|ahead| {
        let start = *ahead;
        let mut year = 0;
        for _ in 0..4 {
            year = year * 10 + ahead.next().and_then(digit)?;
        }

        let words = ahead.since(start);
        let is_chinese = words.contains(|c| "一二三四五六七八九".contains(c));
        (is_chinese && YEARS.contains(&year) && ahead.peek() == Some('年')).then_some(year)
    })
}

/// Reads a span of years, of which the last counts: 2018年—2020年, 2018-2020年. Returns that year, and whether the words
/// name its end.
pub(super) fn span_of_years(cursor: &mut Cursor<'_>) -> Option<(i16, bool)> {
    cursor.attempt(|ahead| {
        let first = ahead.digits(YEARS)?;
        ahead.take(&["年"]);
        ahead.skip_spaces();
        if !ahead.take_dashes() {
            return None;
        }
        ahead.skip_spaces();
        // 2020—2018 is damage, or two numbers.
        let last = ahead.digits(YEARS).filter(|last| *last > first)?;
        ahead.skip_spaces();
        if !ahead.take(&["年"]) {
            return None;
        }
        let is_end = take_end(ahead);

        // 2018—2020年12月: the month is more precise than the span.
        let is_month = ahead.peek().is_some_and(|c| fold_char(c).is_ascii_digit());
        (!is_month).then_some((i16::try_from(last).ok()?, is_end))
    })
}

/// Reads the end of a five-year plan: “十四五”末期. Returns its last year.
pub(super) fn end_of_five_year_plan(cursor: &mut Cursor<'_>) -> Option<i16> {
    cursor.attempt(|ahead| {
        ahead.take_char(&['“', '"', '「', '\u{2018}']);
        let start = *ahead;
        for _ in 0..4 {
            ahead.attempt(|one| one.next().filter(|c| "一二三四五六七八九十".contains(*c)));
        }

        // The last 五 is that of 五年; what stands before it counts the plans: 十四五, 十五五.
        let numeral = ahead.since(start).strip_suffix('五')?;
        let number = parse_numeral(numeral).filter(|number| (6..=40).contains(number))?;
        ahead.take_char(&['”', '"', '」', '\u{2019}']);
        ahead.take(&["规划", "时期", "期间"]);

        // The sixth ended in 1985, and each has five years.
        let at_end = ahead.take(&["末期", "期末", "末", "底"]);
        at_end.then(|| i16::try_from(1955 + 5 * number).ok())?
    })
}
