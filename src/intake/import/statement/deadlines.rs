//! What a deadline field states: times with what is due by them, recurring and open-ended duties.

use super::dates;
use super::meaning::Statement;
use crate::base::text::{is_han, is_space, take_digits};
use crate::intake::import::goals::titles;
use crate::intake::import::recurrences::{recurrences, spans};
use crate::plan::{Due, Milestone};

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

fn is_mark(c: char) -> bool {
    is_space(c)
        || matches!(
            c,
            ',' | '\u{FF0C}' | ';' | '\u{FF1B}' | '。' | ':' | '\u{FF1A}' | '、'
        )
}

/// Reads what a deadline field states: each time that opens a clause, or closes what is due before
/// it, is a milestone; what comes back stands between them.
pub fn read(content: &str, year: i16, statement: &mut Statement) {
    let before = statement.milestones.len() + statement.recurrences.len();
    let titles = titles(content);
    let returning = spans(content);
    let times: Vec<_> = dates::scan(content, year)
        .into_iter()
        .filter(|time| !in_recurrence(content, time.range.start))
        .filter(|time| {
            !returning
                .iter()
                .any(|span| span.contains(&time.range.start))
        })
        .filter(|time| !titles.iter().any(|title| title.contains(&time.range.start)))
        .filter(|time| opens(content, time))
        .collect();
    let first = times.first().map_or(content.len(), |time| time.range.start);
    let mut recurring = recurrences(&content[..first], times.is_empty());
    let mut from = 0;
    for (index, time) in times.iter().enumerate() {
        let end = times
            .get(index + 1)
            .map_or(content.len(), |next| next.range.start);
        let mut text = content[time.range.end..end].trim_matches(is_mark);
        recurring.extend(recurrences(text, false));
        text = text
            .trim_end_matches(['(', '\u{FF08}'])
            .trim_matches(is_mark);
        if index + 1 < times.len() {
            // What opens the next clause is no part of this one.
            for aim in [
                "力争", "确保", "争取", "并", "和", "及", "与", "计划", "预计",
            ] {
                text = text.strip_suffix(aim).unwrap_or(text).trim_matches(is_mark);
            }
        }
        // 完成招标(6月底前): what is due stands before its time.
        let head = content[from..time.range.start].trim_end_matches(is_space);
        if head.ends_with(['(', '\u{FF08}']) && text.starts_with([')', '\u{FF09}']) {
            let head = head.trim_end_matches(['(', '\u{FF08}']);
            let begin = head.rfind(is_mark).map_or(0, |at| {
                at + head[at..].chars().next().map_or(1, char::len_utf8)
            });
            text = head[begin..].trim_matches(is_mark);
        }
        from = time.range.end;
        statement.milestones.push(Milestone {
            due: time.due,
            raw: content[time.range.clone()].to_owned(),
            text: text.to_owned(),
        });
    }
    statement.recurrences.extend(recurring);
    if times.is_empty() {
        let found = statement.milestones.len() + statement.recurrences.len() > before;
        let bare = content.trim_matches(is_mark);
        if let Some(milestone) = year_alone(bare).filter(|_| !found) {
            statement.milestones.push(milestone);
        } else if bare == "全年" || OPEN.iter().any(|word| bare.contains(word)) {
            statement.open_ended = true;
        } else if !found && !bare.is_empty() {
            statement.undated.push(bare.to_owned());
        }
    }
}

/// 2024年, 2024年度完成: elsewhere a year dates a sentence, in a deadline field it is the deadline.
fn year_alone(content: &str) -> Option<Milestone> {
    let (year, rest) = take_digits(content).filter(|(year, _)| (1949..=2200).contains(year))?;
    let rest = rest.trim_start_matches(is_space).strip_prefix('年')?;
    let text = rest.strip_prefix('度').unwrap_or(rest);
    ["", "完成", "实施", "启动", "建成", "全部完成"]
        .contains(&text)
        .then(|| Milestone {
            due: Due::Year(year as i16),
            raw: content[..content.len() - text.len()].to_owned(),
            text: text.to_owned(),
        })
}

/// Whether a time says when something of its own is due: it opens a clause, is bracketed behind
/// one, or is a limit that a lost comma has run into the clause before.
fn opens(content: &str, time: &dates::Found) -> bool {
    let before = content[..time.range.start].trim_end_matches(is_space);
    let after = content[time.range.end..].trim_start_matches(is_space);
    // 力争6月底前, 须于6月底前: the clause begins before its time.
    let head = [
        "力争", "确保", "争取", "计划", "预计", "须于", "应于", "于", "在",
    ]
    .iter()
    .find_map(|aim| before.strip_suffix(aim))
    .map_or(before, |head| head.trim_end_matches(is_space));
    if head.is_empty() || head.ends_with(is_mark) {
        return true;
    }
    // 6月底前和12月底前: two times of one duty.
    let paired = ["和", "及", "与"]
        .iter()
        .find_map(|joint| before.strip_suffix(joint));
    if paired.is_some_and(|first| first.ends_with(['前', '底', '末', '月', '日', '度'])) {
        return true;
    }
    // 上半年完成前期三季度开工: commas lost between the steps of a year.
    if matches!(time.due, Due::Half(..) | Due::Quarter(..))
        && before.ends_with(is_han)
        && !before.ends_with(['于', '在', '的', '到', '至', '每', '和', '第', '个'])
    {
        return true;
    }
    if before.ends_with(['(', '\u{FF08}']) {
        return after.starts_with([')', '\u{FF09}']);
    }
    // 制定方案6月底前完成招标: two clauses. 确保6月底前, 力争于6月底前: one.
    let words = &content[time.range.clone()];
    words.ends_with('前')
        && !words.starts_with(['到', '至'])
        && before.ends_with(is_han)
        && !before.ends_with([
            '于', '在', '的', '到', '至', '须', '应', '要', '并', '将', '和', '与', '或', '保',
            '争', '划', '计',
        ])
}

/// 每月20日前, 每年12月底前: the time belongs to what comes back.
fn in_recurrence(content: &str, at: usize) -> bool {
    let before = content[..at].trim_end_matches(is_space);
    ["每", "每年", "每月", "每季度", "每半年", "每年的"]
        .iter()
        .any(|word| before.ends_with(word))
}

/// Notes a clause that was a time before a copy damaged it: 2014年1O月底前完成. Says whether it is one.
pub fn damaged(clause: &str, statement: &mut Statement) -> bool {
    let clause = clause.trim_matches(is_mark);
    let time = clause
        .trim_end_matches("完成")
        .trim_end_matches(['前', '底', '末']);
    let figures = |c: char| c.is_ascii_digit() || dates::looks_like_digit(c) || is_space(c);
    let is_time = time.contains(|c: char| c.is_ascii_digit())
        && time.ends_with(['年', '月', '日'])
        && time
            .chars()
            .all(|c| figures(c) || matches!(c, '年' | '月' | '日'));
    if is_time && dates::scan(clause, 2000).is_empty() && time.contains(['月', '日']) {
        statement.undated.push(clause.to_owned());
        return true;
    }
    false
}

/// Reads what is due behind the units that see to it: (由市住建局牵头),6月底前完成6个. Says whether a
/// clause is that.
pub fn behind_units(clause: &str, year: i16, statement: &mut Statement) -> bool {
    const LONGEST: usize = 24;
    let clause = clause.trim_matches(is_mark);
    let times = dates::scan(clause, year);
    let [time] = times.as_slice() else {
        return false;
    };
    let said = time.range.start == 0 && time.limit && clause.chars().count() <= LONGEST;
    if said {
        statement.milestones.push(Milestone {
            due: time.due,
            raw: clause[time.range.clone()].to_owned(),
            text: clause[time.range.end..].trim_matches(is_mark).to_owned(),
        });
    }
    said
}

/// Reads a clause that is a time and nothing else: 6月底前完成, 长期坚持. Says whether it is one.
pub fn alone(clause: &str, year: i16, statement: &mut Statement) -> bool {
    let clause = clause.trim_matches(is_mark);
    let short = clause.chars().count() <= 10;
    if short && OPEN.iter().any(|word| clause.ends_with(word)) {
        statement.open_ended = true;
        return true;
    }
    let times = dates::scan(clause, year);
    let [time] = times.as_slice() else {
        return false;
    };
    let head = &clause[..time.range.start];
    let tail = clause[time.range.end..].trim_matches(is_space);
    let clear = ["", "于", "在", "须", "应", "须于", "应于"].contains(&head)
        && [
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
        ]
        .contains(&tail);
    if clear {
        statement.milestones.push(Milestone {
            due: time.due,
            raw: clause[time.range.clone()].to_owned(),
            text: tail.to_owned(),
        });
    }
    clear
}
