//! What a deadline field states: times with what is due by them, recurring and open-ended duties.

use super::meaning::Statement;
use crate::base::text::{is_han, is_space, take_digits, titles};
use crate::intake::import::recurrences::{recurrences, recurrences_of_field, spans};
use crate::plan::{Milestone, Recurrence};
use crate::time::{Due, Phrase, PointInTime, find_dues, looks_like_digit};

type DuePhrase = Phrase<PointInTime>;

/// Words of a duty that never ends; they state no time, and need none.
const OPEN: [&str; 14] = [
    "长期坚持",
    "持续推进",
    "长期推进",
    "持续坚持",
    "常态化推进",
    "常年坚持",
    "长期",
    "持续",
    "常态化",
    "常年",
    "全年推进",
    "立行立改",
    "长期任务",
    "持续开展",
];

/// What may stand before a time in a clause that is a time and nothing else.
const BEFORE_TIME: [&str; 7] = ["", "于", "在", "须", "应", "须于", "应于"];

/// What may stand behind a time in a clause that is a time and nothing else.
const BEHIND_TIME: [&str; 13] = [
    "",
    "完成",
    "前完成",
    "办结",
    "完成并长期坚持",
    "全部完成",
    "基本完成",
    "取得明显成效",
    "落实到位",
    "完成并持续推进",
    "启动",
    "建成",
    "竣工",
];

/// What is done in a year that a field names without a limit: 2024年度完成.
const BEHIND_YEAR: [&str; 6] = ["", "完成", "实施", "启动", "建成", "全部完成"];

/// What opens a clause before its time: 力争6月底前.
const AIMS: [&str; 9] = [
    "力争", "确保", "争取", "计划", "预计", "须于", "应于", "于", "在",
];

/// What opens the next clause, at the end of what is due by a time.
const OPENERS: [&str; 9] = [
    "力争", "确保", "争取", "并", "和", "及", "与", "计划", "预计",
];

/// The longest clause behind units that says what is due, in characters.
const LONGEST_BEHIND_UNITS: usize = 24;

/// The longest clause that says that a duty never ends, in characters.
const LONGEST_OPEN: usize = 10;

/// The year that times are read in where only their presence counts.
const ANY_YEAR: i16 = 2000;

fn is_mark(c: char) -> bool {
    is_space(c)
        || matches!(
            c,
            ',' | '\u{FF0C}' | ';' | '\u{FF1B}' | '。' | ':' | '\u{FF1A}' | '、'
        )
}

/// Reads what a deadline field states: each time that opens a clause, or closes what is due before it, is a milestone;
/// what comes back stands between them. Words that state nothing of the sort are noted as undated.
pub fn read(content: &str, year: i16, statement: &mut Statement) {
    let times = deadlines(content, year);
    let milestones = milestones(content, &times);
    let recurrences = recurrences_between(content, &times);
    let is_silent = milestones.is_empty() && recurrences.is_empty();

    statement.milestones.extend(milestones);
    statement.recurrences.extend(recurrences);
    if times.is_empty() {
        read_undated(content, is_silent, statement);
    }
}

/// Returns the times that are deadlines of their own: not those of what comes back, nor those in titles.
fn deadlines(content: &str, year: i16) -> Vec<DuePhrase> {
    let others: Vec<_> = titles(content).into_iter().chain(spans(content)).collect();

    find_dues(content, year)
        .into_iter()
        .filter(|time| !is_behind_every(content, time.range.start))
        .filter(|time| !others.iter().any(|other| other.contains(&time.range.start)))
        .filter(|time| opens_clause(content, time))
        .collect()
}

/// Returns each time with what is due by it.
fn milestones(content: &str, times: &[DuePhrase]) -> Vec<Milestone> {
    let mut milestones = Vec::new();
    let mut from = 0;
    for (index, time) in times.iter().enumerate() {
        let next = times.get(index + 1);
        let end = next.map_or(content.len(), |next| next.range.start);
        let tail = action(&content[time.range.end..end], next.is_some());

        let head = &content[from..time.range.start];
        let text = action_before(head, tail).unwrap_or(tail);
        milestones.push(milestone(content, time, text));
        from = time.range.end;
    }
    milestones
}

fn milestone(content: &str, time: &DuePhrase, text: &str) -> Milestone {
    Milestone {
        due: time.meaning.due,
        raw: time.words(content).to_owned(),
        text: text.to_owned(),
    }
}

/// Returns what is due by a time, out of all that stands between it and the next.
fn action(between: &str, is_followed: bool) -> &str {
    let mut text = between
        .trim_matches(is_mark)
        .trim_end_matches(['(', '\u{FF08}'])
        .trim_matches(is_mark);

    if is_followed {
        // What opens the next clause is no part of this one.
        for opener in OPENERS {
            text = text
                .strip_suffix(opener)
                .unwrap_or(text)
                .trim_matches(is_mark);
        }
    }
    text
}

/// Returns what is due where it stands before its time, which is in brackets: 完成招标(6月底前).
fn action_before<'t>(head: &'t str, tail: &str) -> Option<&'t str> {
    let head = head.trim_end_matches(is_space);
    let is_bracketed = head.ends_with(['(', '\u{FF08}']) && tail.starts_with([')', '\u{FF09}']);
    if !is_bracketed {
        return None;
    }

    let head = head.trim_end_matches(['(', '\u{FF08}']);
    let clause = head.rsplit(is_mark).next().unwrap_or(head);
    Some(clause.trim_matches(is_mark))
}

/// Returns what comes back, from before the first time and from between them.
fn recurrences_between(content: &str, times: &[DuePhrase]) -> Vec<Recurrence> {
    let Some(first) = times.first() else {
        return recurrences_of_field(content);
    };

    let mut found = recurrences(&content[..first.range.start]);
    for (index, time) in times.iter().enumerate() {
        let end = times
            .get(index + 1)
            .map_or(content.len(), |next| next.range.start);
        let between = content[time.range.end..end].trim_matches(is_mark);
        found.extend(recurrences(between));
    }
    found
}

/// Reads a field that names no time: a year alone, a duty that never ends, or words that say neither.
fn read_undated(content: &str, is_silent: bool, statement: &mut Statement) {
    let bare = content.trim_matches(is_mark);
    if let Some(milestone) = year_alone(bare).filter(|_| is_silent) {
        statement.milestones.push(milestone);
    } else if bare == "全年" || OPEN.iter().any(|word| bare.contains(word)) {
        statement.open_ended = true;
    } else if is_silent && !bare.is_empty() {
        statement.undated.push(bare.to_owned());
    }
}

/// Reads 2024年 or 2024年度完成: elsewhere a year dates a sentence, in a deadline field it is the deadline.
fn year_alone(content: &str) -> Option<Milestone> {
    let (year, rest) = take_digits(content).filter(|(year, _)| (1949..=2200).contains(year))?;
    let rest = rest.trim_start_matches(is_space).strip_prefix('年')?;
    let text = rest.strip_prefix('度').unwrap_or(rest);

    BEHIND_YEAR.contains(&text).then(|| Milestone {
        due: Due::Year(year as i16),
        raw: content[..content.len() - text.len()].to_owned(),
        text: text.to_owned(),
    })
}

/// Whether a time says when something of its own is due: it opens a clause, is bracketed behind one, or is a limit that
/// a lost comma has run into the clause before.
fn opens_clause(content: &str, time: &DuePhrase) -> bool {
    let before = content[..time.range.start].trim_end_matches(is_space);
    // 力争6月底前, 须于6月底前: the clause begins before its time.
    let head = AIMS
        .iter()
        .find_map(|aim| before.strip_suffix(aim))
        .map_or(before, |head| head.trim_end_matches(is_space));
    if head.is_empty() || head.ends_with(is_mark) {
        return true;
    }

    if is_second_of_pair(before) || is_step_of_year(before, time.meaning.due) {
        return true;
    }
    if before.ends_with(['(', '\u{FF08}']) {
        let after = content[time.range.end..].trim_start_matches(is_space);
        return after.starts_with([')', '\u{FF09}']);
    }
    is_limit_behind_clause(before, time.words(content))
}

/// Whether a time is the second of two of one duty: 6月底前和12月底前.
fn is_second_of_pair(before: &str) -> bool {
    let first = ["和", "及", "与"]
        .iter()
        .find_map(|joint| before.strip_suffix(joint));
    first.is_some_and(|first| first.ends_with(['前', '底', '末', '月', '日', '度']))
}

/// Whether a half or a quarter follows a step of the year whose comma was lost: 上半年完成前期三季度开工.
fn is_step_of_year(before: &str, due: Due) -> bool {
    matches!(due, Due::Half(..) | Due::Quarter(..))
        && before.ends_with(is_han)
        && !before.ends_with(['于', '在', '的', '到', '至', '每', '和', '第', '个'])
}

/// Whether a limit opens a clause that stands behind another without a mark. 制定方案6月底前完成招标 are two clauses;
/// 确保6月底前 and 力争于6月底前 are one.
fn is_limit_behind_clause(before: &str, words: &str) -> bool {
    words.ends_with('前')
        && !words.starts_with(['到', '至'])
        && before.ends_with(is_han)
        && !before.ends_with([
            '于', '在', '的', '到', '至', '须', '应', '要', '并', '将', '和', '与', '或', '保',
            '争', '划', '计',
        ])
}

/// Whether the time at a place belongs to what comes back: the 12月底前 of 每年12月底前.
fn is_behind_every(content: &str, at: usize) -> bool {
    let before = content[..at].trim_end_matches(is_space);
    ["每", "每年", "每月", "每季度", "每半年", "每年的"]
        .iter()
        .any(|word| before.ends_with(word))
}

/// Notes a clause that was a time before a copy damaged it: 2014年1O月底前完成. Returns whether it is one.
pub fn read_damaged_time(clause: &str, statement: &mut Statement) -> bool {
    let clause = clause.trim_matches(is_mark);
    let time = clause
        .trim_end_matches("完成")
        .trim_end_matches(['前', '底', '末']);

    let is_figure = |c: char| c.is_ascii_digit() || looks_like_digit(c) || is_space(c);
    let was_time = time.contains(|c: char| c.is_ascii_digit())
        && time.contains(['月', '日'])
        && time.ends_with(['年', '月', '日'])
        && time
            .chars()
            .all(|c| is_figure(c) || matches!(c, '年' | '月' | '日'));

    let is_damaged = was_time && find_dues(clause, ANY_YEAR).is_empty();
    if is_damaged {
        statement.undated.push(clause.to_owned());
    }
    is_damaged
}

/// Reads what is due behind the units that see to it: (由市住建局牵头),6月底前完成6个. Returns whether a clause is that.
pub fn read_behind_units(clause: &str, year: i16, statement: &mut Statement) -> bool {
    let clause = clause.trim_matches(is_mark);
    let times = find_dues(clause, year);
    let [time] = times.as_slice() else {
        return false;
    };

    let is_short = clause.chars().count() <= LONGEST_BEHIND_UNITS;
    let is_due = time.range.start == 0 && time.meaning.limit && is_short;
    if is_due {
        let text = clause[time.range.end..].trim_matches(is_mark);
        statement.milestones.push(milestone(clause, time, text));
    }
    is_due
}

/// Reads a clause that is a time and nothing else: 6月底前完成, 长期坚持. Returns whether it is one.
pub fn read_lone_time(clause: &str, year: i16, statement: &mut Statement) -> bool {
    let clause = clause.trim_matches(is_mark);
    let is_short = clause.chars().count() <= LONGEST_OPEN;
    if is_short && OPEN.iter().any(|word| clause.ends_with(word)) {
        statement.open_ended = true;
        return true;
    }

    let times = find_dues(clause, year);
    let [time] = times.as_slice() else {
        return false;
    };
    let head = &clause[..time.range.start];
    let tail = clause[time.range.end..].trim_matches(is_space);
    let is_alone = BEFORE_TIME.contains(&head) && BEHIND_TIME.contains(&tail);
    if is_alone {
        statement.milestones.push(milestone(clause, time, tail));
    }
    is_alone
}
