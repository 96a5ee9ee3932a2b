//! The notations of a deadline: 3月末前, 2018年12月底前, 年底前, 三季度, “十四五”末, 10月1日至11月30日.

use crate::base::text::{fold_char, is_space, parse_numeral, take_digits};
use crate::plan::{Due, Month};
use jiff::civil::Date;
use std::ops::Range;

/// A time found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it means.
    pub due: Due,
    /// Whether its words say that it is a limit: 前, 底, 末, 到, 至.
    pub limit: bool,
}

/// Every time that a text names, in order; `year` is what a bare month means until the text names
/// another.
pub fn scan(text: &str, year: i16) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let (mut years, mut named) = (
        Years {
            plan: year,
            last: year,
        },
        false,
    );
    let mut at = 0;
    while at < text.len() {
        if let Some(mut time) = read(text, at, years) {
            let own = text[time.range.clone()].contains('年') || time.due.year() != years.last;
            // 2017年11月末前…,7月上旬…: behind a named year the months go on, not back.
            if named
                && years.last < years.plan
                && !own
                && let Some(last) = found.last()
                && let (Some(before), Some(month)) = (last.due.month(), time.due.month())
                && month < before
            {
                time.due = later(time.due);
            }
            // A span of years dates what it stands by, not what follows.
            if time.limit || !matches!(time.due, Due::Year(_)) {
                named |= own;
                years.last = time.due.year();
            }
            at = time.range.end;
            // 10月1日起至11月30日 is one span of time; its end counts.
            if let Some(last) = found.last_mut()
                && joins(
                    &text[last.range.end..time.range.start],
                    &text[time.range.clone()],
                )
                && !last.limit_closed(text)
            {
                last.range.end = time.range.end;
                last.due = time.due;
                last.limit = true;
                continue;
            }
            found.push(time);
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

/// What a month without a year of its own may mean.
#[derive(Debug, Clone, Copy)]
struct Years {
    /// The year of the plan: 今年.
    plan: i16,
    /// The year that the text named last: 当年.
    last: i16,
}

/// The same time a year later.
fn later(due: Due) -> Due {
    match due {
        Due::Year(year) => Due::Year(year + 1),
        Due::Half(year, half) => Due::Half(year + 1, half),
        Due::Quarter(year, quarter) => Due::Quarter(year + 1, quarter),
        Due::Month(month) => Due::Month(Month {
            year: month.year + 1,
            ..month
        }),
        Due::Day(date) => {
            Date::new(date.year() + 1, date.month(), date.day()).map_or(due, Due::Day)
        }
    }
}

impl Found {
    /// Whether its words end with the limit itself, so that no span can go on from here.
    fn limit_closed(&self, text: &str) -> bool {
        text[self.range.clone()].ends_with(['前', '底', '末'])
    }
}

/// Whether what stands between two times makes one span of them; the later one may begin with 至.
fn joins(between: &str, later: &str) -> bool {
    match between.trim_matches(is_space) {
        "起至" | "至" | "起到" | "到" | "—" | "-" | "——" | "~" | "\u{FF5E}" => true,
        "" | "起" => later.starts_with('至') || later.starts_with('到'),
        _ => false,
    }
}

/// Reads a time that begins exactly at byte `at`.
fn read(text: &str, at: usize, years: Years) -> Option<Found> {
    let rest = &text[at..];
    if goes_on(&text[..at], rest) {
        return None;
    }
    let (towards, rest) = match strip_any(rest, &["截至", "截止", "到", "至"]) {
        Some(rest) => (true, rest.trim_start_matches(is_space)),
        None => (false, rest),
    };
    let span = span_of_years(rest);
    let (due, rest, mut limit) = span
        .or_else(|| five_year_plan(rest))
        .or_else(|| figures(rest))
        .or_else(|| calendar(rest, years))?;
    let (rest, closed) = match strip_any(rest, &["之前", "以前", "前", "止"]) {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    limit |= closed || towards;
    // A bare year says when, not by when, unless something marks it as a limit.
    let within = text[at..text.len() - rest.len()].ends_with('内');
    if matches!(due, Due::Year(_)) && !limit && span.is_none() && !within {
        return None;
    }
    Some(Found {
        range: at..text.len() - rest.len(),
        due,
        limit,
    })
}

/// Whether a number at this place is the rest of something longer, which a copy may have damaged: the
/// 2月 of 12月, l2月 and 1 2月; the 6月 of 2O23年6月 and of 去年6月. What it means the rest cannot tell.
fn goes_on(before: &str, rest: &str) -> bool {
    let digit = rest.starts_with(|c| fold_char(c).is_ascii_digit());
    let mut back = before.chars().rev();
    match back.next() {
        Some(c) if fold_char(c).is_ascii_digit() || c == '.' => digit,
        Some(c) if looks_like_digit(c) => {
            digit && !back.next().is_some_and(|c| c.is_ascii_alphabetic())
        }
        Some('年') => take_number(rest).is_some(),
        Some(c) if is_space(c) => {
            let word = before.trim_end_matches(is_space);
            let after_digits = take_digits(rest).filter(|(number, _)| *number < 10);
            let lone = word.strip_suffix(['0', '1']).is_some_and(|before| {
                !before.ends_with(|c: char| fold_char(c).is_ascii_digit() || c == '.')
            });
            word.ends_with('年') && take_number(rest).is_some()
                || lone && after_digits.is_some_and(|(_, tail)| tail.starts_with('月'))
        }
        _ => false,
    }
}

/// Whether a letter stands for 1 or 0 where a scan or a typist mistook it.
pub fn looks_like_digit(c: char) -> bool {
    matches!(c, 'l' | 'I' | '|' | 'O' | 'o')
}

fn strip_any<'t>(text: &'t str, prefixes: &[&str]) -> Option<&'t str> {
    prefixes.iter().find_map(|prefix| text.strip_prefix(prefix))
}

/// “十四五”末期: the last year of a five-year plan; the first ended in 1957.
fn five_year_plan(text: &str) -> Option<(Due, &str, bool)> {
    let body = text
        .strip_prefix(['“', '"', '「', '\u{2018}'])
        .unwrap_or(text);
    let end = body.char_indices().take(4).find(|(_, c)| *c == '五')?.0;
    let numeral = &body[..end];
    if numeral.is_empty() || !numeral.chars().all(|c| "一二三四五六七八九十".contains(c))
    {
        return None;
    }
    let number = parse_numeral(numeral).filter(|n| (6..=40).contains(n))?;
    let rest = &body[end + '五'.len_utf8()..];
    let rest = rest
        .strip_prefix(['”', '"', '」', '\u{2019}'])
        .unwrap_or(rest);
    let rest = strip_any(rest, &["规划", "时期", "期间"]).unwrap_or(rest);
    let rest = strip_any(rest, &["末期", "期末", "末", "底"])?;
    Some((Due::Year(1955 + 5 * number as i16), rest, true))
}

/// 2018年—2020年, 2018-2020年: a span of years, of which the end counts.
fn span_of_years(text: &str) -> Option<(Due, &str, bool)> {
    let year = |text| take_digits(text).filter(|(year, _)| (1949..=2200).contains(year));
    let (first, rest) = year(text)?;
    let rest = rest
        .strip_prefix('年')
        .unwrap_or(rest)
        .trim_start_matches(is_space);
    let joined = rest.trim_start_matches(['—', '–', '-', '~', '\u{FF5E}', '至', '到', '─']);
    let (last, rest) =
        year(joined.trim_start_matches(is_space)).filter(|_| joined.len() < rest.len())?;
    let rest = rest.trim_start_matches(is_space).strip_prefix('年')?;
    let (rest, end) = ending(rest);
    // 2018—2020年12月: the month is more precise than the span.
    let more = rest.starts_with(|c: char| fold_char(c).is_ascii_digit());
    (first < last && !more).then_some((Due::Year(last as i16), rest, end))
}

/// 2021-06-30, 2018.9.30: a day in figures alone.
fn figures(text: &str) -> Option<(Due, &str, bool)> {
    let (year, rest) = take_digits(text).filter(|(year, _)| (1949..=2200).contains(year))?;
    let mark = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '.' | '/' | '\u{FF0E}'))?;
    let (month, rest) = take_digits(&rest[mark.len_utf8()..])?;
    let (day, rest) = take_digits(rest.strip_prefix(mark)?)?;
    let date = Date::new(
        year as i16,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()?;
    Some((Due::Day(date), rest, false))
}

/// A number in Arabic or Chinese numerals, as months and days are printed.
fn take_number(text: &str) -> Option<(u32, &str)> {
    take_digits(text).or_else(|| {
        let end = text
            .char_indices()
            .take(4)
            .find(|(_, c)| !"一二三四五六七八九十".contains(*c))
            .map_or(text.len(), |(at, _)| at);
        Some((parse_numeral(&text[..end])?, &text[end..]))
    })
}

/// 二〇一八年: four digits in Chinese.
fn chinese_year(text: &str) -> Option<(u32, &str)> {
    let mut year = 0;
    let mut chars = text.char_indices();
    for _ in 0..4 {
        let (_, c) = chars.next()?;
        let digit = match c {
            '〇' | '○' | '零' | '0' | '\u{FF10}' | 'O' | 'o' | '◯' => 0,
            _ => "一二三四五六七八九".chars().position(|d| d == c)? as u32 + 1,
        };
        year = year * 10 + digit;
    }
    let (end, c) = chars.next()?;
    let chinese = text[..end].contains(|c| "一二三四五六七八九".contains(c));
    (chinese && c == '年').then_some((year, &text[end..]))
}

/// A year, half, quarter, month or day of the calendar.
fn calendar(text: &str, years: Years) -> Option<(Due, &str, bool)> {
    let (year, named, rest) = match year_of(text, years) {
        Some((year, rest)) => (year, true, rest.trim_start_matches(is_space)),
        None => (years.last, false, text),
    };
    // 2023年l2月: a month was named, and cannot be read.
    if rest.strip_prefix(looks_like_digit).is_some_and(|tail| {
        tail.starts_with(|c: char| c.is_ascii_digit() || looks_like_digit(c) || c == '月')
    }) {
        return None;
    }
    if let Some(rest) = strip_any(rest, &["上半年", "下半年"]) {
        let half = if text[..text.len() - rest.len()].ends_with("上半年") {
            1
        } else {
            2
        };
        let (rest, end) = ending(rest);
        return Some((Due::Half(year, half), rest, end));
    }
    if let Some((quarter, rest)) = quarter(rest) {
        let (rest, end) = ending(rest);
        return Some((Due::Quarter(year, quarter), rest, end));
    }
    // 3—6月: the last month counts.
    let rest = match take_digits(rest) {
        Some((first, after)) if first <= 12 => {
            let last = after.trim_start_matches(['—', '–', '-', '~', '\u{FF5E}', '至']);
            match take_digits(last) {
                Some((month, tail))
                    if last.len() < after.len() && first < month && tail.starts_with('月') =>
                {
                    last
                }
                _ => rest,
            }
        }
        _ => rest,
    };
    if let Some((month, rest)) = take_number(rest)
        && (1..=12).contains(&month)
        && let Some(rest) = rest.trim_start_matches(is_space).strip_prefix('月')
    {
        return month_or_day(year, month as i8, rest);
    }
    // 2018年底, 2022年年底, 年底, 年末: the year itself is as precise as the words are.
    let bare = if named {
        rest.strip_prefix('年').unwrap_or(rest)
    } else {
        rest.strip_prefix('年')?
    };
    if let Some(rest) = strip_any(bare, &["底", "末"]) {
        return Some((Due::Year(year), rest, true));
    }
    // 年内: said of the year, not of its end.
    if let Some(rest) = bare.strip_prefix('内') {
        return Some((Due::Year(year), rest, false));
    }
    named.then_some((Due::Year(year), rest, false))
}

/// 2018年, 今年, 当年, 次年; not 2018年度, which names a period of accounts.
fn year_of(text: &str, years: Years) -> Option<(i16, &str)> {
    for (word, year) in [
        ("今年", years.plan),
        ("本年", years.plan),
        ("明年", years.plan + 1),
        ("当年", years.last),
        ("同年", years.last),
        ("次年", years.last + 1),
    ] {
        if let Some(rest) = text.strip_prefix(word) {
            let rest = rest.strip_prefix('度').unwrap_or(rest);
            return Some((year, rest));
        }
    }
    let (number, rest) = take_digits(text).or_else(|| chinese_year(text))?;
    let rest = rest.trim_start_matches(is_space).strip_prefix('年')?;
    let year = i16::try_from(number)
        .ok()
        .filter(|y| (1949..=2200).contains(y))?;
    (!rest.starts_with('度')).then_some((year, rest))
}

/// 三季度, 第四季度.
fn quarter(text: &str) -> Option<(u8, &str)> {
    let body = text.strip_prefix('第').unwrap_or(text);
    let c = body.chars().next()?;
    let number = parse_numeral(&c.to_string()).filter(|n| (1..=4).contains(n))?;
    let rest = strip_any(&body[c.len_utf8()..], &["季度", "季"])?;
    Some((number as u8, rest))
}

/// What follows 6月: a day, a part of the month, or its end. None where a day is named that cannot be
/// read or is none: 6月l5日, 6月31日.
fn month_or_day(year: i16, month: i8, text: &str) -> Option<(Due, &str, bool)> {
    let whole = Due::Month(Month { year, month });
    let rest = text.strip_prefix('份').unwrap_or(text);
    let day = rest.trim_start_matches(is_space);
    if let Some((day, after)) = take_number(day)
        && let Some(after) = after
            .trim_start_matches(is_space)
            .strip_prefix(['日', '号'])
    {
        let date = Date::new(year, month, i8::try_from(day).ok()?).ok()?;
        return Some((Due::Day(date), after, false));
    }
    // 6月3O日, 6月1 5日
    let end = day
        .find(|c: char| !(fold_char(c).is_ascii_digit() || looks_like_digit(c) || is_space(c)))
        .unwrap_or(day.len());
    if end > 0 && day[end..].starts_with(['日', '号']) {
        return None;
    }
    if let Some(rest) = strip_any(rest, &["上旬", "中旬", "下旬", "初", "中"]) {
        return Some((whole, rest, false));
    }
    let (rest, end) = ending(rest);
    Some((whole, rest, end))
}

fn ending(text: &str) -> (&str, bool) {
    match strip_any(text, &["底", "末"]) {
        Some(rest) => (rest, true),
        None => (text, false),
    }
}

#[cfg(test)]
mod tests {
    use super::scan;

    #[test]
    fn notations() {
        for (text, expected) in [
            ("3月末前,两地签订", vec![("3月末前", "2017-03")]),
            ("2月10日前,制定", vec![("2月10日前", "2017-02-10")]),
            ("12月底", vec![("12月底", "2017-12")]),
            (
                "2018年12月底前完成;次年6月底前",
                vec![("2018年12月底前", "2018-12"), ("次年6月底前", "2019-06")],
            ),
            (
                "2018年6月底前,甲;9月底前,乙",
                vec![("2018年6月底前", "2018-06"), ("9月底前", "2018-09")],
            ),
            ("2022年年底前,推动", vec![("2022年年底前", "2022")]),
            ("到2018年底,全市", vec![("到2018年底", "2018")]),
            ("年末前", vec![("年末前", "2017")]),
            ("到2019年进入", vec![("到2019年", "2019")]),
            ("到“十四五”末期,我市", vec![("到“十四五”末期", "2025")]),
            (
                "上半年完成,第四季度末",
                vec![("上半年", "2017-H1"), ("第四季度末", "2017-Q4")],
            ),
            (
                "10月1日起至11月30日",
                vec![("10月1日起至11月30日", "2017-11-30")],
            ),
            ("7月上旬", vec![("7月上旬", "2017-07")]),
            ("八月底前", vec![("八月底前", "2017-08")]),
            (
                "二〇一八年十二月底前",
                vec![("二〇一八年十二月底前", "2018-12")],
            ),
            ("2018.9.30", vec![("2018.9.30", "2018-09-30")]),
            ("2018年—2020年", vec![("2018年—2020年", "2020")]),
            ("2018-2020年底前", vec![("2018-2020年底前", "2020")]),
            ("3—6月", vec![("3—6月", "2017-06")]),
            ("年内,完成", vec![("年内", "2017")]),
            (
                "2016年11月末前,甲;7月上旬,乙",
                vec![("2016年11月末前", "2016-11"), ("7月上旬", "2017-07")],
            ),
            ("2018年,全市实施", vec![]),
            ("2018年度旅游联票", vec![]),
            ("年终考评结果", vec![]),
            ("第十六届3月底", vec![("3月底", "2017-03")]),
            ("100月末", vec![]),
            ("13月末", vec![]),
            ("“2019相聚盘锦”", vec![]),
            ("2023年l2月底前", vec![]),
            ("到2023年l2月底前", vec![]),
            ("2O23年6月底前", vec![]),
            ("1 2月底前", vec![]),
            ("2018年 1 2月底前", vec![]),
            ("去年12月,上年6月底前", vec![]),
            ("6月31日前", vec![]),
            ("6月3O日前", vec![]),
            ("6月1 5日前", vec![]),
            ("APP3月底前上线", vec![("3月底前", "2017-03")]),
            ("任务2 3月底前", vec![("3月底前", "2017-03")]),
            ("二O一八年五月底前", vec![("二O一八年五月底前", "2018-05")]),
            ("二0二0年底前", vec![("二0二0年底前", "2020")]),
            (
                "到2020年底建成;今年9月底前规划,当年完成",
                vec![("到2020年底", "2020"), ("今年9月底前", "2017-09")],
            ),
            ("2018 年 6 月底前", vec![("2018 年 6 月底前", "2018-06")]),
        ] {
            let found: Vec<_> = scan(text, 2017)
                .into_iter()
                .map(|f| (text[f.range].to_owned(), f.due.to_string()))
                .collect();
            let found: Vec<_> = found
                .iter()
                .map(|(r, d)| (r.as_str(), d.as_str()))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
