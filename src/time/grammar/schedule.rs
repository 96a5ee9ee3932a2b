//! The notations of what comes back: 每月20日前, 每季度末月, 每年6月、12月底前, 每周五, 按月, 月通报.

use super::cursor::Cursor;
use super::list::take_list;
use super::narrowing::take_days_behind;
use super::phrase::Phrase;
use crate::base::text::{fold, is_space, squeeze};
use crate::time::{Every, Schedule};

/// The words that say how often, longer ones before those that they begin with.
const OPENINGS: [(&str, Every); 19] = [
    ("每个星期", Every::Week),
    ("每周", Every::Week),
    ("每星期", Every::Week),
    ("每个月", Every::Month),
    ("每月", Every::Month),
    ("每个季度", Every::Quarter),
    ("每季度", Every::Quarter),
    ("每季", Every::Quarter),
    ("每个半年", Every::HalfYear),
    ("每半年", Every::HalfYear),
    ("每年度", Every::Year),
    ("每年", Every::Year),
    ("按周", Every::Week),
    ("逐月", Every::Month),
    ("按月", Every::Month),
    ("按季度", Every::Quarter),
    ("按季", Every::Quarter),
    ("按半年", Every::HalfYear),
    ("按年度", Every::Year),
];

/// The periods by themselves, as in 月通报 and 年度总结.
const PERIODS: [(&str, Every); 9] = [
    ("半年", Every::HalfYear),
    ("年度", Every::Year),
    ("年", Every::Year),
    ("季度", Every::Quarter),
    ("季", Every::Quarter),
    ("月度", Every::Month),
    ("月", Every::Month),
    ("星期", Every::Week),
    ("周", Every::Week),
];

/// What is done each time, where one word names it behind the bare period: 月通报, 季排名.
const ACTS: [&str; 12] = [
    "通报", "排名", "调度", "报告", "考核", "督查", "小结", "总结", "例会", "分析", "汇总", "评比",
];

/// What is printed before a period and its act, where these open a clause or follow a verb: 实行月通报.
const BEFORE_ACT: &str = "、,\u{FF0C};\u{FF1B}。“\"(\u{FF08}《:\u{FF1A}行施立展";

/// How a text says that something comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returning {
    /// How often, and on which days.
    pub schedule: Schedule,
    /// What is done each time, where the words name it themselves: the 通报 of 月通报.
    pub act: Option<&'static str>,
}

/// Returns every phrase of a text that says that something comes back, in order, with the days that it names. Days that
/// a [`Schedule`] cannot say are [`Days::Unknown`](crate::time::Days::Unknown).
///
/// ```
/// use gangmu::time::{Every, find_schedules};
///
/// let text = "每季度末月20日前报送进展,实行月通报";
/// let found = find_schedules(text);
/// assert_eq!(found[0].words(text), "每季度末月20日前");
/// assert_eq!(found[0].meaning.schedule.days_in(2018)[0].to_string(), "2018-03-20");
/// assert_eq!(found[1].words(text), "月通报");
/// assert_eq!(found[1].meaning.schedule.every(), Every::Month);
/// ```
pub fn find_schedules(text: &str) -> Vec<Phrase<Returning>> {
    let mut found = Vec::new();
    let mut cursor = Cursor::new(text, 0);

    while let Some(c) = cursor.peek() {
        let start = cursor;
        // Only words that open with these are looked at, so that long texts are read in one pass.
        let returning = match c {
            '每' | '按' | '逐' => take_returning(&mut cursor),
            '周' | '月' | '季' | '年' => take_period_with_act(&mut cursor),
            _ => None,
        };
        match returning {
            Some(meaning) => found.push(Phrase {
                range: start.at()..cursor.at(),
                meaning,
            }),
            None => {
                cursor.next();
            }
        }
    }
    found
}

/// Whether words that say how often stand at the beginning of a text: the 每月 of 每月调度.
pub fn opens_schedule(text: &str) -> bool {
    Cursor::new(text, 0).take_from(&OPENINGS).is_some()
}

/// Reads words of which it is known how often they mean, to their end. Returns `None` where they mean another period,
/// or say more than was understood.
///
/// ```
/// use gangmu::time::{Every, read_schedule};
///
/// let schedule = read_schedule(Every::Year, "6月、12月底前").unwrap();
/// assert_eq!(schedule.days_in(2017).len(), 2);
/// assert_eq!(read_schedule(Every::Week, "每周三次"), None);
/// ```
pub fn read_schedule(every: Every, words: &str) -> Option<Schedule> {
    let words = squeeze(&fold(words));
    let mut cursor = Cursor::new(&words, 0);

    // Words that begin with the day itself (12月20日前) say nothing else of how often.
    let opening = cursor
        .take_from(&OPENINGS)
        .or_else(|| cursor.take_from(&PERIODS));
    if opening.is_some_and(|period| period != every) {
        return None;
    }

    let days = take_days_behind(&mut cursor, every);
    if !is_at_end(cursor) {
        return None;
    }
    Schedule::new(every, days).ok()
}

/// Reads a text that is the name of a period and nothing else, as a deadline field says 季度 or 年度.
pub fn read_period(text: &str) -> Option<Every> {
    let mut cursor = Cursor::new(text, 0);
    let every = cursor.take_from(&PERIODS)?;
    cursor.rest().is_empty().then_some(every)
}

/// Whether nothing stands here but what ends the words of a schedule: 以内, 通报一次.
fn is_at_end(mut cursor: Cursor<'_>) -> bool {
    cursor.take(&["之前", "以前", "前", "以内", "之内", "内"]);
    take_list(&mut cursor, |ahead| ahead.take(&ACTS).then_some(()));
    cursor.take(&["一次", "1次"]);
    cursor.rest().is_empty()
}

/// Reads 每月20日前: how often, and the days that this is narrowed down to.
fn take_returning(cursor: &mut Cursor<'_>) -> Option<Returning> {
    cursor.attempt(|ahead| {
        let every = ahead.take_from(&OPENINGS)?;
        // 每年级, 每月饼: other words that begin alike.
        if ahead.peek().is_some_and(|c| "级饼代".contains(c)) {
            return None;
        }

        let days = take_days_behind(ahead, every);
        let schedule =
            Schedule::new(every, days).unwrap_or_else(|_| Schedule::on_unknown_days(every));
        Some(Returning {
            schedule,
            act: None,
        })
    })
}

/// Reads 月通报, 季排名: a period and an act in one word, at the start of a clause.
fn take_period_with_act(cursor: &mut Cursor<'_>) -> Option<Returning> {
    let last = cursor.before().chars().next_back();
    if !last.is_none_or(|c| is_space(c) || BEFORE_ACT.contains(c)) {
        return None;
    }

    cursor.attempt(|ahead| {
        let every = ahead.take_from(&PERIODS)?;
        let act = ahead.take_one(&ACTS)?;
        Some(Returning {
            schedule: Schedule::by_end_of_each(every),
            act: Some(act),
        })
    })
}
