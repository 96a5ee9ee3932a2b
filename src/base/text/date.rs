//! Whole dates as documents print them: 2017年2月13日, 2018-01-05 09:30, 二〇二一年三月五日, 20171229.

use super::{fold, is_space, parse_numeral};
use jiff::civil::Date;

/// Every whole date that a text names, in order; also one whose 年 and 月 a copy has lost.
pub fn find_dates(text: &str) -> Vec<Date> {
    let text: Vec<char> = fold(text)
        .chars()
        .filter(|c| !is_space(*c) || *c == ' ')
        .collect();
    let mut dates = Vec::new();
    let mut at = 0;
    while at < text.len() {
        // Inside a run of digits nothing begins.
        let begins = at == 0 || !is_digit(text[at - 1]) || !is_digit(text[at]);
        match begins.then(|| read(&text[at..])).flatten() {
            Some((date, len)) => {
                dates.push(date);
                at += len;
            }
            None => at += 1,
        }
    }
    dates
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || zero(c) || "一二三四五六七八九".contains(c)
}

fn zero(c: char) -> bool {
    matches!(c, '〇' | '○' | '零' | '◯' | 'O' | 'o' | 'О')
}

/// The value of a digit, Arabic or Chinese.
fn digit(c: char) -> Option<u32> {
    if zero(c) {
        return Some(0);
    }
    c.to_digit(10).or_else(|| {
        "一二三四五六七八九"
            .chars()
            .position(|d| d == c)
            .map(|at| at as u32 + 1)
    })
}

/// The date that a text begins with, and its length in characters.
fn read(text: &[char]) -> Option<(Date, usize)> {
    let mut year = 0;
    for c in text.get(..4)? {
        year = year * 10 + digit(*c)?;
    }
    let spaces = |from: usize| text[from..].iter().take_while(|c| **c == ' ').count();
    let mut at = 4 + spaces(4);
    let mark = *text.get(at)?;
    if !matches!(mark, '年' | '-' | '.' | '/') {
        // 20171229: eight digits and nothing else.
        let rest: Option<Vec<u32>> = text.get(4..8)?.iter().map(|c| c.to_digit(10)).collect();
        let rest = rest.filter(|_| !text.get(8).is_some_and(char::is_ascii_digit))?;
        let date = date(year, rest[0] * 10 + rest[1], rest[2] * 10 + rest[3])?;
        return Some((date, 8));
    }
    at += 1 + spaces(at + 1);
    let (month, len) = number(&text[at..])?;
    at += len + spaces(at + len);
    let second = *text.get(at)?;
    if second != (if mark == '年' { '月' } else { mark }) {
        return None;
    }
    at += 1 + spaces(at + 1);
    let (day, len) = number(&text[at..])?;
    Some((date(year, month, day)?, at + len))
}

/// A month or a day: at most two Arabic digits (a time of day may follow without a gap), or a
/// Chinese numeral.
fn number(text: &[char]) -> Option<(u32, usize)> {
    let arabic = text
        .iter()
        .take(2)
        .take_while(|c| c.is_ascii_digit())
        .count();
    if arabic > 0 {
        let digits: String = text[..arabic].iter().collect();
        return Some((digits.parse().ok()?, arabic));
    }
    let chinese = text
        .iter()
        .take(3)
        .take_while(|c| "一二三四五六七八九十".contains(**c))
        .count();
    let numeral: String = text[..chinese].iter().collect();
    Some((parse_numeral(&numeral)?, chinese))
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(
        i16::try_from(year)
            .ok()
            .filter(|y| (1949..=2200).contains(y))?,
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
            ("201712291", ""),
            ("2017年13月1日", ""),
            ("2017年12月底前", ""),
            ("12017-01-01", ""),
        ] {
            let found: Vec<_> = find_dates(text).iter().map(ToString::to_string).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
