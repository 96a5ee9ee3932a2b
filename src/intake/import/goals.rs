//! Deadlines printed in running text, apart from those of a deadline field.

use crate::base::text::{is_space, titles};
use crate::intake::lexicon::Goals;
use crate::plan::Milestone;
use crate::time::{Phrase, PointInTime, find_dues};

/// How many characters a clause has at most.
const LONGEST_CLAUSE: usize = 200;

/// Returns the deadlines that a paragraph of running text names, each with the clause it opens. `year` is the year of
/// the plan.
pub fn goals(text: &str, year: i16, words: &Goals) -> Vec<Milestone> {
    let times = promised_times(text, year, words);

    times
        .iter()
        .enumerate()
        .map(|(index, time)| {
            let next = times.get(index + 1);
            let end = next.map_or(text.len(), |next| next.range.start);
            Milestone {
                due: time.meaning.due,
                raw: time.words(text).to_owned(),
                text: action(&text[time.range.end..end]).to_owned(),
            }
        })
        .collect()
}

/// Returns the times by which a text promises something.
fn promised_times(text: &str, year: i16, words: &Goals) -> Vec<Phrase<PointInTime>> {
    let titles = titles(text);
    // A title names a time, it does not promise one.
    let is_in_title = |at: usize| {
        let before = &titles[..titles.partition_point(|title| title.start <= at)];
        before.last().is_some_and(|title| at < title.end)
    };

    find_dues(text, year)
        .into_iter()
        .filter(|time| time.meaning.limit && !words.vague.contains(time.words(text)))
        .filter(|time| !is_in_title(time.range.start))
        .filter(|time| !is_past(text, time, year, words))
        .collect()
}

/// Returns what is due by a time: the rest of its sentence.
fn action(tail: &str) -> &str {
    let is_mark = |c: char| is_space(c) || ",\u{FF0C};\u{FF1B}:\u{FF1A}".contains(c);

    tail.split('。')
        .next()
        .unwrap_or(tail)
        .trim_start_matches(|c| is_mark(c) || matches!(c, ')' | '\u{FF09}'))
        .trim_end_matches(is_mark)
}

/// Whether a time lies in the past of its plan: 2000年以前建成的小区, 截至2016年底, 到去年底已建成….
fn is_past(text: &str, time: &Phrase<PointInTime>, year: i16, words: &Goals) -> bool {
    let due = time.meaning.due.year();
    // Nobody promises what is long over.
    if due + 1 < year {
        return true;
    }

    if due < year && words.until.begin(time.words(text)) {
        return true;
    }

    let rest =
        text[time.range.end..].trim_start_matches(|c| is_space(c) || matches!(c, ',' | '\u{FF0C}'));
    // No farther than a clause goes: many times may stand in a text without any mark.
    let ahead = match rest.char_indices().nth(LONGEST_CLAUSE) {
        Some((at, _)) => &rest[..at],
        None => rest,
    };
    let clause = ahead.split([',', '\u{FF0C}', '。', ';', '\u{FF1B}']).next();
    words.reached.occur_in(clause.unwrap_or_default())
}
