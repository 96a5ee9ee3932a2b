//! Dates and times, which sheets hold as numbers.

use super::format_code::Token;
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// From which day dates are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Epoch {
    /// 1 is 1900-01-01, and 1900 is taken for a leap year.
    Year1900,
    /// 0 is 1904-01-01.
    Year1904,
}

/// The last day that sheets know, 9999-12-31.
const LAST_DAY: f64 = 2_958_465.0;

const SECONDS_A_DAY: f64 = 86_400.0;

/// Writes a date by its format; nothing where it is none, or the format is not known.
pub fn show_date(value: f64, tokens: &[Token], epoch: Epoch) -> Option<String> {
    let is_number = |token: &Token| matches!(token, Token::Figures(_) | Token::Percent);
    if !(0.0..=LAST_DAY).contains(&value) || tokens.iter().any(is_number) {
        return None;
    }

    // Half a second is rounded: 18:00 may be a hair less than three quarters of a day.
    let seconds = ((value - value.floor()) * SECONDS_A_DAY).round();
    let (days, seconds) = match seconds >= SECONDS_A_DAY {
        true => (value.floor() + 1.0, 0_i64),
        false => (value.floor(), seconds as i64),
    };
    let day = day(days as i64, epoch)?;

    let mut out = String::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Literal(text) => out.push_str(text),
            Token::Time((letter, count)) => {
                let is_minute = *letter == 'm' && *count <= 2 && is_minute(tokens, at);
                let letter = if is_minute { 'n' } else { *letter };
                out.push_str(&part(day, seconds, letter, *count)?);
            }
            Token::General | Token::Figures(_) | Token::Percent => return None,
        }
    }
    Some(out)
}

/// Returns the day of a number.
fn day(days: i64, epoch: Epoch) -> Option<Date> {
    let first = match (epoch, days) {
        (Epoch::Year1904, _) => date(1904, 1, 1),
        // 1900 had no 29 February, but sheets count one.
        (Epoch::Year1900, 60) => return None,
        (Epoch::Year1900, 61..) => date(1899, 12, 30),
        (Epoch::Year1900, _) => date(1899, 12, 31),
    };
    first.checked_add(days.days()).ok()
}

/// Returns whether an m is minutes: it stands behind hours or before seconds.
fn is_minute(tokens: &[Token], at: usize) -> bool {
    let letter = |token: &Token| match token {
        Token::Time((letter, _)) => Some(*letter),
        _ => None,
    };
    let before = tokens[..at].iter().rev().find_map(letter);
    let behind = tokens[at + 1..].iter().find_map(letter);
    before == Some('h') || behind == Some('s')
}

/// Writes a part of a time: `n` stands for minutes.
fn part(day: Date, seconds: i64, letter: char, count: usize) -> Option<String> {
    let figures = |value: i64| match count {
        1 => Some(value.to_string()),
        2 => Some(format!("{value:02}")),
        _ => None,
    };
    match (letter, count) {
        ('y', 4) => Some(day.year().to_string()),
        ('y', 2) => Some(format!("{:02}", day.year() % 100)),
        ('m', _) => figures(day.month().into()),
        ('d', _) => figures(day.day().into()),
        ('h', _) => figures(seconds / 3600),
        ('n', _) => figures(seconds / 60 % 60),
        ('s', _) => figures(seconds % 60),
        _ => None,
    }
}
