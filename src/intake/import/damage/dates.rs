//! Dates and spans of years whose marks or digits are damaged.

use super::suggestion::suggest;
use crate::base::text::{find_dates, is_space};
use crate::intake::import::statement::looks_like_digit;
use crate::plan::{Certainty, Emendation};
use jiff::civil::date;

pub fn find(number: u32, line: &str, found: &mut Vec<Emendation>) {
    run_together(number, line, found);
    spans(number, line, found);
    mistaken(number, line, found);
    torn(number, line, found);
    no_days(number, line, found);
}

/// 20171212日, 2017年1229日: a date whose marks are lost.
fn run_together(number: u32, line: &str, found: &mut Vec<Emendation>) {
    for (at, _) in line.match_indices(|c: char| c.is_ascii_digit()) {
        let run = &line[at..];
        if line[..at].ends_with(|c: char| c.is_ascii_alphanumeric()) {
            continue;
        }
        let end = run.find(|c: char| !c.is_ascii_digit()).unwrap_or(run.len());
        let whole = line.trim_matches(is_space);
        let words = if end == 8 && run[end..].starts_with('日') {
            &run[..end + '日'.len_utf8()]
        } else if end == 8 && whole == &run[..end] {
            &run[..end]
        } else {
            continue;
        };
        if let [date] = find_dates(&words[..8]).as_slice() {
            found.push(suggest(
                number,
                words,
                &format!("{}年{}月{}日", date.year(), date.month(), date.day()),
                Certainty::Certain,
                "数字连写，缺“年”“月”等字。",
            ));
        }
    }
}

/// 20182020年: two years whose dash is lost.
fn spans(number: u32, line: &str, found: &mut Vec<Emendation>) {
    for (at, _) in line.match_indices('年') {
        let digits = line[..at]
            .bytes()
            .rev()
            .take_while(u8::is_ascii_digit)
            .count();
        if digits != 8 {
            continue;
        }
        let run = &line[at - 8..at];
        let (first, last) = run.split_at(4);
        let year = |text: &str| {
            text.parse::<u32>()
                .ok()
                .filter(|y| (1949..2100).contains(y))
        };
        if let (Some(from), Some(to)) = (year(first), year(last))
            && from < to
            && to - from <= 20
        {
            found.push(suggest(
                number,
                &line[at - 8..at + '年'.len_utf8()],
                &format!("{first}—{last}年"),
                Certainty::Certain,
                "两个年份之间缺连接号。",
            ));
        }
    }
}

/// 2023年l2月, 2O23年, 9月3O日: letters that stand for digits.
fn mistaken(number: u32, line: &str, found: &mut Vec<Emendation>) {
    for (at, mark) in line.match_indices(['年', '月', '日', '号']) {
        let digit = |c: char| c.is_ascii_digit() || looks_like_digit(c);
        let before = line[..at].trim_end_matches(digit);
        let run = &line[before.len()..at];
        if !run.contains(looks_like_digit) || before.ends_with(|c: char| c.is_ascii_alphanumeric())
        {
            continue;
        }
        let read: String = run.chars().map(as_digit).collect();
        let value: u32 = read.parse().unwrap_or(0);
        let fits = match mark {
            "年" => (1949..=2200).contains(&value),
            "月" => (1..=12).contains(&value),
            _ => (1..=31).contains(&value) && before.ends_with('月'),
        };
        if fits {
            let words = &line[before.len()..at + mark.len()];
            found.push(suggest(
                number,
                words,
                &format!("{read}{mark}"),
                Certainty::Certain,
                "数字误作字母。",
            ));
        }
    }
}

fn as_digit(c: char) -> char {
    match c {
        'l' | 'I' | '|' => '1',
        'O' | 'o' => '0',
        c => c,
    }
}

/// 1 2月, 6月1 5日: a number that a space has torn.
fn torn(number: u32, line: &str, found: &mut Vec<Emendation>) {
    for (at, mark) in line.match_indices(['月', '日']) {
        let Some(rest) = line[..at].strip_suffix(|c: char| c.is_ascii_digit()) else {
            continue;
        };
        let tens = rest.trim_end_matches(is_space);
        let before = tens
            .strip_suffix(|c: char| matches!(c, '0'..='3'))
            .unwrap_or(tens);
        let run = format!("{}{}", &tens[before.len()..], &line[rest.len()..at]);
        let fits = match (mark, run.parse::<u32>()) {
            ("月", Ok(month)) => (1..=12).contains(&month) && !before.ends_with(is_space),
            (_, Ok(day)) => (1..=31).contains(&day) && before.ends_with('月'),
            _ => false,
        };
        let alone = !before.ends_with(|c: char| c.is_ascii_digit() || c == '.');
        if fits && alone && run.len() == 2 && tens.len() < rest.len() {
            found.push(suggest(
                number,
                &line[before.len()..at + mark.len()],
                &format!("{run}{mark}"),
                Certainty::Conjecture,
                "数字中间多出空格。",
            ));
        }
    }
}

/// 6月31日: a day that its month does not have.
fn no_days(number: u32, line: &str, found: &mut Vec<Emendation>) {
    for (at, _) in line.match_indices('月') {
        let before = line[..at].trim_end_matches(|c: char| c.is_ascii_digit());
        let after = &line[at + '月'.len_utf8()..];
        let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
        let day = &after[..after.len() - rest.len()];
        let (Ok(month), Ok(day), Some(tail)) = (
            line[before.len()..at].parse::<i8>(),
            day.parse::<u8>(),
            rest.strip_prefix(['日', '号']),
        ) else {
            continue;
        };
        // In a leap year, for the year may stand elsewhere.
        let last = (1..=12)
            .contains(&month)
            .then(|| date(2000, month, 1).days_in_month());
        if let Some(last) = last
            && i16::from(day) > i16::from(last)
        {
            found.push(suggest(
                number,
                &line[before.len()..line.len() - tail.len()],
                &format!("{month}月{last}日"),
                Certainty::Conjecture,
                "这个月没有这一天。",
            ));
        }
    }
}
