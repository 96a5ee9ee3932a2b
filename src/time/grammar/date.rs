//! Whole dates: 2017年2月13日, 2018-01-05 09:30, 二〇二一年三月五日, 20171229.

use super::cursor::Cursor;
use super::phrase::Phrase;
use super::year::{YEARS, digit};
use crate::base::text::{fold_char, is_space, parse_numeral};
use jiff::civil::Date;

/// How a whole date is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notation {
    /// 2017年2月13日
    Words,
    /// 2017-02-13, 2017.2.13, 2017/2/13
    Marks,
    /// 20170213
    Digits,
}

/// Returns every whole date in a text, in order. One counts without its 日, and one of eight digits.
///
/// ```
/// use gangmu::time::find_dates;
///
/// let text = "2017年2月13日印发,发布时间:2017-02-1609:30";
/// let found = find_dates(text);
/// assert_eq!(found[0].words(text), "2017年2月13");
/// assert_eq!(found[1].meaning.to_string(), "2017-02-16");
/// ```
pub fn find_dates(text: &str) -> Vec<Phrase<Date>> {
    let mut dates = Vec::new();
    let mut cursor = Cursor::new(text, 0);
    let mut within_digits = false;

    while let Some(c) = cursor.peek() {
        // Inside a run of digits nothing begins.
        let is_digit = digit(c).is_some();
        let start = cursor;
        let found = (!within_digits || !is_digit)
            .then(|| whole_date(&mut cursor))
            .flatten();

        match found {
            Some((date, _)) => {
                dates.push(Phrase {
                    range: start.at()..cursor.at(),
                    meaning: date,
                });
                within_digits = true;
            }
            None => {
                cursor.next();
                within_digits = is_digit;
            }
        }
    }
    dates
}

/// Reads the date that stands here, in whatever notation.
pub(super) fn whole_date(cursor: &mut Cursor<'_>) -> Option<(Date, Notation)> {
    cursor.attempt(|ahead| {
        let mut year = 0;
        for _ in 0..4 {
            year = year * 10 + take_digit(ahead)?;
        }

        let mut behind_year = *ahead;
        behind_year.skip_spaces();
        let mark = fold_char(behind_year.next()?);
        // No mark: 20180126, whose digits go on at once.
        if !matches!(mark, '年' | '-' | '.' | '/') {
            return Some((rest_in_digits(year, ahead)?, Notation::Digits));
        }

        *ahead = behind_year;
        ahead.skip_spaces();
        let month = one_or_two_digits(ahead)?;
        ahead.skip_spaces();
        let (second, notation) = match mark {
            '年' => ('月', Notation::Words),
            _ => (mark, Notation::Marks),
        };
        // The second mark must go with the first: 2018-1.2 is no date.
        if fold_char(ahead.next()?) != second {
            return None;
        }
        ahead.skip_spaces();
        let day = one_or_two_digits(ahead)?;
        Some((valid_date(year, month, day)?, notation))
    })
}

/// Reads a month and a day in four digits, with no digit behind them.
fn rest_in_digits(year: u32, cursor: &mut Cursor<'_>) -> Option<Date> {
    let mut number = 0;
    for _ in 0..4 {
        skip_marks(cursor);
        number = number * 10 + fold_char(cursor.next()?).to_digit(10)?;
    }
    let more = cursor.peek().is_some_and(|c| fold_char(c).is_ascii_digit());
    (!more).then(|| valid_date(year, number / 100, number % 100))?
}

/// Reads a month or a day: at most two Arabic digits, because a time of day may follow without a gap, or a Chinese
/// numeral.
fn one_or_two_digits(cursor: &mut Cursor<'_>) -> Option<u32> {
    let mut number = None;
    for _ in 0..2 {
        let digit = cursor.attempt(|ahead| {
            skip_marks(ahead);
            fold_char(ahead.next()?).to_digit(10)
        });
        let Some(digit) = digit else { break };
        number = Some(number.unwrap_or(0) * 10 + digit);
    }
    if number.is_some() {
        return number;
    }

    let start = *cursor;
    for _ in 0..3 {
        let one =
            cursor.attempt(|ahead| ahead.next().filter(|c| "一二三四五六七八九十".contains(*c)));
        if one.is_none() {
            break;
        }
    }
    parse_numeral(cursor.since(start))
}

/// Reads one digit of a year, Arabic or Chinese.
fn take_digit(cursor: &mut Cursor<'_>) -> Option<u32> {
    skip_marks(cursor);
    digit(cursor.next()?)
}

/// Goes past marks that are not seen, as a copy leaves them inside a number; a space parts numbers.
fn skip_marks(cursor: &mut Cursor<'_>) {
    while cursor
        .peek()
        .is_some_and(|c| is_space(c) && fold_char(c) != ' ')
    {
        cursor.next();
    }
}

/// Returns the date, if the calendar has it.
fn valid_date(year: u32, month: u32, day: u32) -> Option<Date> {
    if !YEARS.contains(&year) {
        return None;
    }
    Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::find_dates;

    #[test]
    fn dates() {
        for (text, expected) in [
            ("发布时间:2018-01-26 20:57:53 浏览", "2018-01-26"),
            ("发布时间:2018-01-2620:57:53", "2018-01-26"),
            ("二〇二一年三月五日", "2021-03-05"),
            ("二○○七年四月二十三日", "2007-04-23"),
            ("2017 年 2 月 13 日", "2017-02-13"),
            ("20171229", "2017-12-29"),
            ("20171212日", "2017-12-12"),
            ("2018/9/3来源", "2018-09-03"),
            ("20\u{200B}18/\u{A0}9/3来源", "2018-09-03"),
            ("２０１８．９．３", "2018-09-03"),
            ("201712291", ""),
            ("2017年13月1日", ""),
            ("2017年12月底前", ""),
            ("12017-01-01", ""),
        ] {
            let found: Vec<_> = find_dates(text)
                .iter()
                .map(|found| found.meaning.to_string())
                .collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
