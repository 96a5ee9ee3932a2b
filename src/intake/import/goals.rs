//! Deadlines printed in running text, apart from those of a deadline field.

use super::statement;
use crate::base::text::is_space;
use crate::plan::Milestone;
use std::ops::Range;

/// The deadlines that a paragraph of running text names, each with the clause it opens.
pub fn goals(text: &str, year: i16) -> Vec<Milestone> {
    let titles = titles(text);
    // A title names a time, it does not promise one.
    let titled = |at: usize| {
        titles[..titles.partition_point(|title| title.start <= at)]
            .last()
            .is_some_and(|title| at < title.end)
    };
    // 2000年以前建成的小区: nobody promises what is long over.
    let past = |time: &statement::Found| {
        let (words, after) = (&text[time.range.clone()], &text[time.range.end..]);
        time.due.year() + 1 < year || is_past(words, after, time.due.year() < year)
    };
    let times: Vec<_> = statement::times(text, year)
        .into_iter()
        .filter(|time| time.limit && !titled(time.range.start) && !vague(&text[time.range.clone()]))
        .filter(|time| !past(time))
        .collect();
    let mut goals = Vec::new();
    for (index, time) in times.iter().enumerate() {
        let next = times
            .get(index + 1)
            .map_or(text.len(), |next| next.range.start);
        let tail = &text[time.range.end..next];
        let sentence = tail.find('。').unwrap_or(tail.len());
        let mark = |c: char| is_space(c) || ",\u{FF0C};\u{FF1B}:\u{FF1A}".contains(c);
        let action = tail[..sentence]
            .trim_start_matches(|c| mark(c) || matches!(c, ')' | '\u{FF09}'))
            .trim_end_matches(mark);
        goals.push(Milestone {
            due: time.due,
            raw: text[time.range.clone()].to_owned(),
            text: action.to_owned(),
        });
    }
    goals
}

/// Whether a time tells what was reached by then: 截至2016年底, 到去年底已建成….
fn is_past(words: &str, after: &str, over: bool) -> bool {
    let after = after.trim_start_matches(|c| is_space(c) || matches!(c, ',' | '\u{FF0C}'));
    let clause = after
        .split([',', '\u{FF0C}', '。', ';', '\u{FF1B}'])
        .next()
        .unwrap_or_default();
    // 已签约的项目 may still be promised something.
    let reached = [
        "已建",
        "已完成",
        "已实现",
        "已达",
        "已有",
        "已累计",
        "累计已",
        "已经",
    ];
    over && (words.starts_with("截至") || words.starts_with("截止"))
        || reached.iter().any(|word| clause.contains(word))
}

/// 年底 alone says when something happens, as in 年底根据累计情况减分; a limit names a year or says 前.
fn vague(words: &str) -> bool {
    matches!(words, "年底" | "年末" | "年年底" | "年年末")
}

/// The titles in a text, 《…》; one that never closes goes on to the end.
pub fn titles(text: &str) -> Vec<Range<usize>> {
    let mut titles: Vec<Range<usize>> = Vec::new();
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '《' => {
                if depth == 0 {
                    titles.push(at..text.len());
                }
                depth += 1;
            }
            '》' if depth > 0 => {
                depth -= 1;
                if depth == 0
                    && let Some(last) = titles.last_mut()
                {
                    last.end = at;
                }
            }
            _ => {}
        }
    }
    titles
}
