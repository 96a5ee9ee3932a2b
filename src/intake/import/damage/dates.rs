//! Dates and spans of years whose marks or digits are damaged.

use super::suggestion::suggest;
use crate::base::text::is_space;
use crate::plan::{Certainty, Emendation};
use crate::time::{find_dates, looks_like_digit};
use jiff::civil::date;
use std::ops::RangeInclusive;

/// The years that our texts speak of.
const YEARS: RangeInclusive<u32> = 1949..=2200;
/// The most years that a plan spans.
const LONGEST_SPAN: u32 = 20;
/// How many digits a whole date has, or two years.
const EIGHT_DIGITS: usize = 8;

/// Adds a suggestion for each damaged date of a line.
pub fn suggest_for_dates(number: u32, line: &str, found: &mut Vec<Emendation>) {
    suggest_marks_of_date(number, line, found);
    suggest_dash_of_span(number, line, found);
    suggest_digits_for_letters(number, line, found);
    suggest_whole_numbers(number, line, found);
    suggest_last_days(number, line, found);
}

/// Suggests the marks that a date has lost: 20171212日, or 20171229 on a line of its own.
fn suggest_marks_of_date(number: u32, line: &str, found: &mut Vec<Emendation>) {
    for (at, _) in line.match_indices(|c: char| c.is_ascii_digit()) {
        if line[..at].ends_with(|c: char| c.is_ascii_alphanumeric()) {
            continue;
        }
        let run = &line[at..];
        let end = run.find(|c: char| !c.is_ascii_digit()).unwrap_or(run.len());
        if end != EIGHT_DIGITS {
            continue;
        }

        // Any other eight digits may be a number of something.
        let words = if run[end..].starts_with('日') {
            &run[..end + '日'.len_utf8()]
        } else if line.trim_matches(is_space) == &run[..end] {
            &run[..end]
        } else {
            continue;
        };
        if let [dated] = find_dates(&words[..end]).as_slice() {
            let date = dated.meaning;
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

/// Suggests the dash that two years have lost: 20182020年.
fn suggest_dash_of_span(number: u32, line: &str, found: &mut Vec<Emendation>) {
    for (at, _) in line.match_indices('年') {
        let before = line[..at].trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = &line[before.len()..at];
        if digits.len() != EIGHT_DIGITS {
            continue;
        }

        // 20182020年 is a span if both halves are years and the second is the later; 20181231年 is none.
        let (first, last) = digits.split_at(EIGHT_DIGITS / 2);
        let year = |text: &str| text.parse::<u32>().ok().filter(|year| YEARS.contains(year));
        if let (Some(from), Some(to)) = (year(first), year(last))
            && from < to
            && to - from <= LONGEST_SPAN
        {
            found.push(suggest(
                number,
                &line[before.len()..at + '年'.len_utf8()],
                &format!("{first}—{last}年"),
                Certainty::Certain,
                "两个年份之间缺连接号。",
            ));
        }
    }
}

/// Suggests digits for letters that look like them: 2023年l2月, 2O23年, 9月3O日.
fn suggest_digits_for_letters(number: u32, line: &str, found: &mut Vec<Emendation>) {
    for (at, mark) in line.match_indices(['年', '月', '日', '号']) {
        let digit = |c: char| c.is_ascii_digit() || looks_like_digit(c);
        let before = line[..at].trim_end_matches(digit);
        let run = &line[before.len()..at];
        // APPl月: the letters belong to a word.
        if !run.contains(looks_like_digit) || before.ends_with(|c: char| c.is_ascii_alphanumeric())
        {
            continue;
        }

        let reading: String = run.chars().map(digit_meant_by).collect();
        let value: u32 = reading.parse().unwrap_or(0);
        let fits = match mark {
            "年" => YEARS.contains(&value),
            "月" => (1..=12).contains(&value),
            _ => (1..=31).contains(&value) && before.ends_with('月'),
        };
        if fits {
            found.push(suggest(
                number,
                &line[before.len()..at + mark.len()],
                &format!("{reading}{mark}"),
                Certainty::Certain,
                "数字误作字母。",
            ));
        }
    }
}

/// Returns the digit that a letter was meant to be; any other character as it is.
fn digit_meant_by(c: char) -> char {
    match c {
        'l' | 'I' | '|' => '1',
        'O' | 'o' => '0',
        c => c,
    }
}

/// Suggests the whole of a number that a space has torn: 1 2月, 6月1 5日.
fn suggest_whole_numbers(number: u32, line: &str, found: &mut Vec<Emendation>) {
    for (at, mark) in line.match_indices(['月', '日']) {
        let Some(rest) = line[..at].strip_suffix(|c: char| c.is_ascii_digit()) else {
            continue;
        };
        let tens = rest.trim_end_matches(is_space);
        let before = tens
            .strip_suffix(|c: char| matches!(c, '0'..='3'))
            .unwrap_or(tens);
        let run = format!("{}{}", &tens[before.len()..], &line[rest.len()..at]);

        let is_torn = run.len() == 2 && tens.len() < rest.len();
        // 2.1 2月: the digit before the space belongs to another number.
        let is_whole = !before.ends_with(|c: char| c.is_ascii_digit() || c == '.');
        let fits = match (mark, run.parse::<u32>()) {
            ("月", Ok(month)) => (1..=12).contains(&month) && !before.ends_with(is_space),
            (_, Ok(day)) => (1..=31).contains(&day) && before.ends_with('月'),
            _ => false,
        };
        if is_torn && is_whole && fits {
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

/// Suggests the last day of a month for one that the month does not have: 6月31日.
fn suggest_last_days(number: u32, line: &str, found: &mut Vec<Emendation>) {
    for (at, _) in line.match_indices('月') {
        let before = line[..at].trim_end_matches(|c: char| c.is_ascii_digit());
        let after = &line[at + '月'.len_utf8()..];
        let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
        let day = &after[..after.len() - rest.len()];
        let (Ok(month @ 1..=12), Ok(day), Some(tail)) = (
            line[before.len()..at].parse::<i8>(),
            day.parse::<u8>(),
            rest.strip_prefix(['日', '号']),
        ) else {
            continue;
        };

        // In a leap year, for the year may stand elsewhere.
        let last = date(2000, month, 1).days_in_month();
        if i16::from(day) > i16::from(last) {
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
