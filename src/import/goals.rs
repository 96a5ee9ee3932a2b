//! Deadlines printed in running text, apart from those of a deadline field.

use super::statement;
use crate::plan::Milestone;
use crate::text::is_space;

/// The deadlines that a paragraph of running text names, each with the clause it opens.
pub fn goals(text: &str, year: i16) -> Vec<Milestone> {
    let times: Vec<_> = statement::times(text, year)
        .into_iter()
        .filter(|time| {
            time.limit && !in_title(text, time.range.start) && !vague(&text[time.range.clone()])
        })
        .collect();
    let mut goals = Vec::new();
    for (index, time) in times.iter().enumerate() {
        let tail = &text[time.range.end..];
        let sentence = tail.find('。').unwrap_or(tail.len());
        let next = times
            .get(index + 1)
            .map_or(usize::MAX, |next| next.range.start - time.range.end);
        let action = tail[..sentence.min(next)].trim_matches(|c| {
            is_space(c) || matches!(c, ',' | '\u{FF0C}' | ';' | '\u{FF1B}' | ':' | '\u{FF1A}')
        });
        goals.push(Milestone {
            due: time.due,
            raw: text[time.range.clone()].to_owned(),
            text: action.to_owned(),
        });
    }
    goals
}

/// 年底 alone says when something happens, as in 年底根据累计情况减分; a limit names a year or says 前.
fn vague(words: &str) -> bool {
    matches!(words, "年底" | "年末" | "年年底" | "年年末")
}

/// Whether a place lies within 《…》: a title names a time, it does not promise one.
fn in_title(text: &str, at: usize) -> bool {
    text[..at].matches('《').count() > text[..at].matches('》').count()
}
