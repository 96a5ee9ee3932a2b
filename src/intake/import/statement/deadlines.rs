//! What a deadline field states: times with what is due by them, recurring and open-ended duties.

use super::meaning::Statement;
use super::seasons::seasons;
use crate::base::text::{is_han, is_space, take_digits, titles};
use crate::intake::import::recurrences::{recurrences, recurrences_of_field, spans};
use crate::intake::lexicon::{Deadlines, Lexicon};
use crate::plan::{Milestone, Recurrence};
use crate::time::{Due, Phrase, PointInTime, Schedule, find_dues, looks_like_digit};

type DuePhrase = Phrase<PointInTime>;

/// The longest clause behind units that says what is due, in characters.
const LONGEST_BEHIND_UNITS: usize = 24;

/// The longest clause that speaks of time and names no deadline, in characters.
const LONGEST_VAGUE: usize = 16;

/// The longest clause that says that a duty never ends, in characters.
const LONGEST_OPEN: usize = 10;

/// The year that times are read in where only their presence counts.
const ANY_YEAR: i16 = 2000;

/// Whether a character can stand between a time and what is due by it.
fn is_mark(c: char) -> bool {
    is_space(c)
        || matches!(
            c,
            ',' | '\u{FF0C}' | ';' | '\u{FF1B}' | '。' | ':' | '\u{FF1A}' | '、'
        )
}

/// Reads what a deadline field states: each time that opens a clause, or closes what is due before it, is a milestone;
/// what comes back stands between them. Words that state nothing of the sort are noted as undated.
pub fn read_deadlines(content: &str, year: i16, words: &Deadlines, statement: &mut Statement) {
    let times = deadlines(content, year, words);
    let milestones = milestones(content, &times, words);
    let recurrences = recurrences_between(content, &times);
    let is_silent = milestones.is_empty() && recurrences.is_empty();

    statement.milestones.extend(milestones);
    statement.recurrences.extend(recurrences);
    if times.is_empty() {
        read_undated(content, year, is_silent, words, statement);
    }
    if !times.is_empty() || !is_silent {
        note_seasons(content, &times, words, statement);
    }
}

/// Notes the seasons beside times that were read: 3月底前完成方案,汛期前完成加固.
fn note_seasons(content: &str, times: &[DuePhrase], words: &Deadlines, statement: &mut Statement) {
    for season in seasons(content, words) {
        if !DuePhrase::hold(times, season.start) {
            let behind = content[season.start..].split(is_mark).next();
            let clause = behind.unwrap_or_default();
            statement.undated.push(clause.to_owned());
        }
    }
}

/// Returns the times that are deadlines of their own: not those of what comes back, nor those in titles.
fn deadlines(content: &str, year: i16, words: &Deadlines) -> Vec<DuePhrase> {
    let others: Vec<_> = titles(content).into_iter().chain(spans(content)).collect();

    let mut times = find_dues(content, year);
    if !times.is_empty() {
        times.extend(years_alone(content, &times, words));
        times.sort_by_key(|time| time.range.start);
    }
    let series = times.chunk_by(DuePhrase::shares_end);
    let own = series.filter(|series| {
        series.first().is_some_and(|time| {
            !is_behind_every(content, time.range.start, words)
                && !others.iter().any(|other| other.contains(&time.range.start))
                && opens_clause(content, time, words)
        })
    });
    own.flatten().cloned().collect()
}

/// Returns the years that open clauses of a field in which other clauses name times: the 2020年 of 2018年3月启动,2020年完成.
fn years_alone(content: &str, times: &[DuePhrase], words: &Deadlines) -> Vec<DuePhrase> {
    let clauses = content.split(is_mark).filter_map(|clause| {
        let at = clause.as_ptr() as usize - content.as_ptr() as usize;
        let next = times.partition_point(|time| time.range.start < at);
        let has_time = |time: &DuePhrase| time.range.start < at + clause.len();
        if times.get(next).is_some_and(has_time) {
            return None;
        }
        let milestone = year_alone(clause, words)?;
        Some(DuePhrase {
            range: at..at + milestone.raw.len(),
            meaning: PointInTime {
                due: milestone.due,
                limit: true,
            },
        })
    });
    clauses.collect()
}

/// Returns each time with what is due by it. Times that share the word behind them (二、三季度) share what is due.
fn milestones(content: &str, times: &[DuePhrase], words: &Deadlines) -> Vec<Milestone> {
    let mut milestones = Vec::new();
    let mut from = 0;
    let mut all = times.chunk_by(DuePhrase::shares_end).peekable();
    while let Some(series) = all.next() {
        let Some(first) = series.first() else {
            continue;
        };
        let next = all.peek().and_then(|series| series.first());
        let end = next.map_or(content.len(), |next| next.range.start);
        // What is due follows its time, unless the time stands in brackets behind it: 完成招标(6月底前).
        let tail = action(&content[first.range.end..end], next.is_some(), words);

        let head = &content[from..first.range.start];
        let text = action_before(head, tail).unwrap_or(tail);
        milestones.extend(series.iter().map(|time| milestone(content, time, text)));
        from = first.range.end;
    }
    milestones
}

/// Returns a milestone of a time with what is due by it.
fn milestone(content: &str, time: &DuePhrase, text: &str) -> Milestone {
    Milestone {
        due: time.meaning.due,
        raw: time.words(content).to_owned(),
        text: text.to_owned(),
    }
}

/// Returns what is due by a time, out of all that stands between it and the next.
fn action<'t>(between: &'t str, is_followed: bool, words: &Deadlines) -> &'t str {
    let mut text = between
        .trim_matches(is_mark)
        .trim_end_matches(['(', '\u{FF08}'])
        .trim_matches(is_mark);

    if is_followed {
        // What opens the next clause is no part of this one.
        for opener in words.next_openings.iter() {
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
        let between = content.get(time.range.end..end).unwrap_or_default();
        found.extend(recurrences(between.trim_matches(is_mark)));
    }
    found
}

/// Reads a field that names no time: a year alone, a duty that never ends, or words that say neither. `year` is what the
/// whole year means.
fn read_undated(
    content: &str,
    year: i16,
    is_silent: bool,
    words: &Deadlines,
    statement: &mut Statement,
) {
    let bare = content.trim_matches(is_mark);
    if let Some(milestone) = year_alone(bare, words).filter(|_| is_silent) {
        statement.milestones.push(milestone);
    } else if words.whole_year.contains(bare) {
        statement.milestones.push(Milestone {
            due: Due::Year(year),
            raw: bare.to_owned(),
            text: String::new(),
        });
    } else if let Some(range) = words.open_ended.find(bare) {
        statement.recurrences.push(ongoing(&bare[range]));
    } else if is_silent && !bare.is_empty() {
        statement.undated.push(bare.to_owned());
    }
}

/// Returns a duty that never ends, by the words that say so.
fn ongoing(words: &str) -> Recurrence {
    Recurrence {
        schedule: Schedule::ongoing(),
        raw: words.to_owned(),
        text: String::new(),
    }
}

/// Reads 2024年 or 2024年度完成: elsewhere a year dates a sentence, in a deadline field it is the deadline.
fn year_alone(content: &str, words: &Deadlines) -> Option<Milestone> {
    let (year, rest) = take_digits(content).filter(|(year, _)| (1949..=2200).contains(year))?;
    let rest = rest.trim_start_matches(is_space).strip_prefix('年')?;
    let text = rest.strip_prefix('度').unwrap_or(rest);

    let is_deadline = text.is_empty() || words.behind_year.contains(text);
    is_deadline.then(|| Milestone {
        due: Due::Year(year as i16),
        raw: content[..content.len() - text.len()].to_owned(),
        text: text.to_owned(),
    })
}

/// Whether a time says when something of its own is due: it opens a clause, is bracketed behind one, or is a limit that
/// a lost comma has run into the clause before.
fn opens_clause(content: &str, time: &DuePhrase, words: &Deadlines) -> bool {
    let before = content[..time.range.start].trim_end_matches(is_space);
    // 力争6月底前, 须于6月底前: the clause begins before its time.
    let head = words
        .aims
        .strip_end(before)
        .map_or(before, |head| head.trim_end_matches(is_space));
    if head.is_empty() || head.ends_with(is_mark) {
        return true;
    }

    if is_second_of_pair(before, words) || is_step_of_year(before, time.meaning.due, words) {
        return true;
    }
    if before.ends_with(['(', '\u{FF08}']) {
        let after = content[time.range.end..].trim_start_matches(is_space);
        return after.starts_with([')', '\u{FF09}']);
    }
    is_limit_behind_clause(before, time.words(content), words)
}

/// Whether a time is the second of two of one duty: 6月底前和12月底前.
fn is_second_of_pair(before: &str, words: &Deadlines) -> bool {
    let first = words.joints.strip_end(before);
    first.is_some_and(|first| words.first_endings.end(first))
}

/// Whether a half or a quarter follows a step of the year whose comma was lost: 上半年完成前期三季度开工.
fn is_step_of_year(before: &str, due: Due, words: &Deadlines) -> bool {
    matches!(due, Due::Half(..) | Due::Quarter(..))
        && before.ends_with(is_han)
        && !words.before_steps.end(before)
}

/// Whether a limit opens a clause that stands behind another without a mark. 制定方案6月底前完成招标 are two clauses;
/// 确保6月底前 and 力争于6月底前 are one.
fn is_limit_behind_clause(before: &str, time: &str, words: &Deadlines) -> bool {
    time.ends_with('前')
        && !time.starts_with(['到', '至'])
        && before.ends_with(is_han)
        && !words.before_limits.end(before)
}

/// Whether the time at a place belongs to what comes back: the 12月底前 of 每年12月底前.
fn is_behind_every(content: &str, at: usize, words: &Deadlines) -> bool {
    let before = content[..at].trim_end_matches(is_space);
    words.every.end(before)
}

/// Notes a clause that was a time before a copy damaged it: 2014年1O月底前完成. Returns whether it is one.
pub fn read_damaged_time(clause: &str, words: &Deadlines, statement: &mut Statement) -> bool {
    let clause = clause.trim_matches(is_mark);
    let time = words.behind_damaged.strip_end(clause).unwrap_or(clause);
    let time = time.trim_end_matches(['前', '底', '末']);

    let is_figure = |c: char| c.is_ascii_digit() || looks_like_digit(c) || is_space(c);
    let was_time = time.contains(|c: char| c.is_ascii_digit())
        && time.contains(['月', '日'])
        && time.ends_with(['年', '月', '日'])
        && time
            .chars()
            .all(|c| is_figure(c) || matches!(c, '年' | '月' | '日'));

    // A time that can be read is no damage, whatever its digits look like.
    let is_damaged = was_time && find_dues(clause, ANY_YEAR).is_empty();
    if is_damaged {
        statement.undated.push(clause.to_owned());
    }
    is_damaged
}

/// Reads what is due behind the units that see to it: (由市住建局牵头),6月底前完成6个. Returns whether a clause is that.
pub fn read_behind_units(
    clause: &str,
    year: i16,
    words: &Deadlines,
    statement: &mut Statement,
) -> bool {
    let clause = clause.trim_matches(is_mark);
    let times = find_dues(clause, year);
    let [time] = times.as_slice() else {
        return false;
    };

    // Longer clauses tell what the task is, and belong to its text.
    let is_short = clause.chars().count() <= LONGEST_BEHIND_UNITS;
    let opens = is_opening_of_time(&clause[..time.range.start], words);
    let is_due = opens && time.meaning.limit && is_short;
    if is_due {
        let text = clause[time.range.end..].trim_matches(is_mark);
        statement.milestones.push(milestone(clause, time, text));
    }
    is_due
}

/// Reads a clause that speaks of time and names no deadline: from when something is in force, by what event, at once, or in
/// the course of the year, which is one. Returns whether it is one.
pub fn read_vague_time(
    clause: &str,
    year: i16,
    lexicon: &Lexicon,
    statement: &mut Statement,
) -> bool {
    let words = &lexicon.deadlines;
    let clause = clause.trim_matches(is_mark);
    if clause.chars().count() > LONGEST_VAGUE {
        return false;
    }

    // 全年完成
    if let Some(act) = words.whole_year.strip_start(clause)
        && words.behind.contains(act)
    {
        statement.milestones.push(Milestone {
            due: Due::Year(year),
            raw: clause[..clause.len() - act.len()].to_owned(),
            text: act.to_owned(),
        });
        return true;
    }
    // 2024年5月1日起施行: a beginning.
    let times = find_dues(clause, ANY_YEAR);
    if let [time] = times.as_slice() {
        let opens = time.range.start == 0 || words.beginnings.contains(&clause[..time.range.start]);
        return opens && words.from.begin(&clause[time.range.end..]);
    }

    let acts = [&words.behind, &lexicon.predicates.neutral];
    let ends_act = |text: &str| acts.iter().any(|act| act.end(text));
    if words.at_once.begin(clause) && ends_act(clause) {
        return true;
    }
    // 国庆节前完成: what happens then is not in the calendar.
    let event = acts.iter().filter_map(|act| act.strip_end(clause));
    let event = event.max_by_key(|event| event.len()).unwrap_or(clause);
    let is_event =
        times.is_empty() && words.event_endings.end(event) && event.chars().nth(2).is_some();
    if is_event {
        statement.undated.push(clause.to_owned());
    }
    is_event
}

/// Whether nothing but a joint stands between two times: 3月、9月; 二、三季度.
fn is_series(clause: &str, pair: &[DuePhrase], words: &Deadlines) -> bool {
    let [first, second] = pair else {
        return false;
    };
    let between = clause.get(first.range.end..second.range.start);
    first.shares_end(second)
        || between.is_some_and(|between| {
            let joint = between.trim_matches(is_space);
            joint == "、" || words.joints.contains(joint)
        })
}

/// Whether words before a time do nothing but open its clause: 确保, 力争于.
fn is_opening_of_time(head: &str, words: &Deadlines) -> bool {
    let rest = words.aims.strip_start(head).unwrap_or(head);
    rest.is_empty() || words.before.contains(rest) || words.aims.contains(rest)
}

/// Reads a clause that is a time and nothing else: 6月底前完成, 长期坚持. Returns whether it is one.
pub fn read_lone_time(
    clause: &str,
    year: i16,
    words: &Deadlines,
    statement: &mut Statement,
) -> bool {
    let clause = clause.trim_matches(is_mark);
    // A longer clause that ends so says what is to be done as well: it is running text.
    let is_short = clause.chars().count() <= LONGEST_OPEN && !clause.contains('、');
    if is_short && let Some(act) = words.open_ended.strip_end(clause) {
        statement.recurrences.push(ongoing(&clause[act.len()..]));
        return true;
    }

    let times = find_dues(clause, year);
    let Some(first) = times.first() else {
        return false;
    };
    let end = times.last().map_or(0, |last| last.range.end);
    if !times.windows(2).all(|pair| is_series(clause, pair, words)) {
        return false;
    }
    let head = &clause[..first.range.start];
    let tail = clause[end..].trim_matches(is_space);
    let is_known_head = is_opening_of_time(head, words);
    let is_known_tail = tail.is_empty() || words.behind.contains(tail);
    let is_alone = is_known_head && is_known_tail;
    if is_alone {
        let milestones = times.iter().map(|time| milestone(clause, time, tail));
        statement.milestones.extend(milestones);
    }
    is_alone
}
