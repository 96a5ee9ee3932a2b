//! Duties that come back, as rules of a calendar (RFC 5545, section 3.3.10).
//!
//! The text says how often, hardly ever from when or until when: a series runs within the year of its
//! plan, and its words say that this is an assumption of the calendar.

use crate::catalogue::{Catalogue, PlanId, TaskId};
use crate::plan::{Every, Front, Recurrence};
use jiff::civil::{Date, Weekday, date};

/// A duty as a series of days.
pub struct Series<'a> {
    /// Its plan.
    pub plan: PlanId,
    /// The node that states it.
    pub node: usize,
    /// The task that it belongs to.
    pub task: Option<TaskId>,
    /// What comes back.
    pub recurrence: &'a Recurrence,
    /// The year that it runs in.
    pub year: i16,
    /// Its first day.
    pub first: Date,
    /// The rule that gives the others.
    pub rule: String,
    /// Its id.
    pub uid: String,
}

/// All duties of plans that have a year.
pub fn all(catalogue: &Catalogue) -> Vec<Series<'_>> {
    let mut series = Vec::new();
    for (id, plan) in catalogue.plans.iter().enumerate() {
        let front = &plan.document.front;
        let Some(year) = front.year else { continue };
        for (index, node) in plan.document.outline.nodes.iter().enumerate() {
            for recurrence in &node.recurrences {
                let Some((first, rule)) = rule(recurrence, front, year) else {
                    continue;
                };
                series.push(Series {
                    plan: id,
                    node: index,
                    task: plan.task_of[index],
                    recurrence,
                    year,
                    first,
                    rule,
                    uid: String::new(),
                });
            }
        }
    }
    series
}

/// The first day in the year that the plan could ask for, and the rule. Nothing where the words name several days
/// that no one rule gives.
fn rule(recurrence: &Recurrence, front: &Front, year: i16) -> Option<(Date, String)> {
    let raw = recurrence.raw.as_str();
    let begin = front
        .written
        .filter(|written| written.year() == year)
        .unwrap_or(date(year, 1, 1));
    let end = date(year, 12, 31);
    let (first, rule) = if recurrence.every == Every::Week {
        let mut days = weekdays(raw);
        if days.is_empty() {
            days.push(Weekday::Sunday);
        }
        let ahead = days.iter().map(|day| begin.weekday().until(*day)).min()?;
        let first = begin.saturating_add(jiff::Span::new().days(ahead));
        let days: Vec<&str> = days.into_iter().map(code).collect();
        (first, format!("FREQ=WEEKLY;BYDAY={}", days.join(",")))
    } else {
        let months = months(recurrence.every, raw);
        let day = day(raw).ok()?;
        let first = months
            .iter()
            .map(|&month| on(year, month, day))
            .find(|day| *day >= begin)?;
        let rule = match recurrence.every {
            Every::Quarter => "FREQ=MONTHLY;INTERVAL=3".to_owned(),
            Every::HalfYear => "FREQ=MONTHLY;INTERVAL=6".to_owned(),
            Every::Year => {
                let months: Vec<String> = months.iter().map(i8::to_string).collect();
                format!("FREQ=YEARLY;BYMONTH={}", months.join(","))
            }
            Every::Week | Every::Month => "FREQ=MONTHLY".to_owned(),
        };
        (first, format!("{rule};{}", by_month_day(&months, day)))
    };
    let until = super::calendar::compact(end);
    (first <= end).then(|| (first, format!("{rule};UNTIL={until}")))
}

/// The months in which a duty falls due, from 1, in order.
fn months(every: Every, raw: &str) -> Vec<i8> {
    match every {
        Every::Week | Every::Month => (1..=12).collect(),
        Every::Quarter => {
            let place = |words: &[&str]| words.iter().any(|word| raw.contains(word));
            let first = match () {
                () if place(&["首月", "首个月", "第一个月", "第1个月", "季度初", "季初"]) => {
                    1
                }
                () if place(&["第二个月", "第2个月"]) => 2,
                () => 3,
            };
            (0..4).map(|quarter| first + 3 * quarter).collect()
        }
        Every::HalfYear => vec![6, 12],
        Every::Year => {
            let mut months: Vec<i8> = raw
                .match_indices('月')
                .filter_map(|(at, _)| number_before(&raw[..at]))
                .filter(|month| (1..=12).contains(month))
                .collect();
            let quarters = ["一季度", "二季度", "三季度", "四季度"];
            if months.is_empty() {
                let named = quarters.iter().zip([3, 6, 9, 12]);
                months.extend(
                    named
                        .filter(|(word, _)| raw.contains(**word))
                        .map(|(_, last)| last),
                );
            }
            if months.is_empty() {
                months.push(if raw.contains("上半年") { 6 } else { 12 });
            }
            months.sort_unstable();
            months.dedup();
            months
        }
    }
}

/// More days than one.
struct Several;

/// The day of the month that 每月20日前 names, the last of a third of it, or nothing for its last.
fn day(raw: &str) -> Result<Option<i8>, Several> {
    let mut days: Vec<i8> = raw
        .match_indices(['日', '号'])
        .filter_map(|(at, _)| number_before(&raw[..at]))
        .filter(|day| (1..=31).contains(day))
        .collect();
    days.extend(
        [("上旬", 10), ("中旬", 20)]
            .into_iter()
            .filter(|(word, _)| raw.contains(word))
            .map(|(_, day)| day),
    );
    match days[..] {
        [] => Ok(None),
        [day] => Ok(Some(day)),
        _ => Err(Several),
    }
}

fn number_before(text: &str) -> Option<i8> {
    let text = text.trim_end();
    let digits = text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    text[digits..].parse().ok()
}

/// A day of a month; its last where it has no such day, or none is named.
fn on(year: i16, month: i8, day: Option<i8>) -> Date {
    let last = date(year, month, 1).last_of_month();
    day.filter(|day| *day <= last.day())
        .map_or(last, |day| date(year, month, day))
}

/// The part of the rule that gives the day. Where not all months have it, the nearest before it is the last of those
/// that they have.
fn by_month_day(months: &[i8], day: Option<i8>) -> String {
    // A leap day is no day of every year.
    let shortest = months
        .iter()
        .map(|&month| on(2001, month, None).day())
        .min()
        .unwrap_or(28);
    match day {
        None | Some(31) => "BYMONTHDAY=-1".to_owned(),
        Some(day) if day <= shortest => format!("BYMONTHDAY={day}"),
        Some(day) => {
            let days: Vec<String> = (28..=day).map(|day| day.to_string()).collect();
            format!("BYMONTHDAY={};BYSETPOS=-1", days.join(","))
        }
    }
}

/// The days that 每周五 or 每周一、周四 names.
fn weekdays(raw: &str) -> Vec<Weekday> {
    let day = |c| {
        Some(match c {
            '一' => Weekday::Monday,
            '二' => Weekday::Tuesday,
            '三' => Weekday::Wednesday,
            '四' => Weekday::Thursday,
            '五' => Weekday::Friday,
            '六' => Weekday::Saturday,
            '日' | '天' => Weekday::Sunday,
            _ => return None,
        })
    };
    let mut days: Vec<Weekday> = raw.chars().filter_map(day).collect();
    days.sort_unstable_by_key(|day| day.to_monday_zero_offset());
    days.dedup();
    days
}

fn code(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

#[cfg(test)]
mod tests {
    use super::rule;
    use crate::plan::{Every, Front, Provenance, Recurrence};
    use jiff::civil::{Date, date};

    fn front() -> Front {
        Front {
            title: String::new(),
            number: None,
            issuer: None,
            place: None,
            addressees: None,
            passed_by: None,
            written: Some(date(2017, 2, 13)),
            published: None,
            year: Some(2017),
            source: Provenance {
                file: String::new(),
                sha256: String::new(),
                url: None,
                fields: Vec::new(),
                skip: Vec::new(),
            },
            emendations: Vec::new(),
            revisions: Vec::new(),
        }
    }

    fn read(every: Every, raw: &str) -> Option<(Date, String)> {
        let recurrence = Recurrence {
            every,
            raw: raw.to_owned(),
            text: String::new(),
        };
        rule(&recurrence, &front(), 2017)
    }

    #[test]
    fn series_begin_with_the_plan_and_end_with_its_year() {
        for (every, raw, month, day, expected) in [
            (
                Every::Month,
                "每月20日前",
                2,
                20,
                "FREQ=MONTHLY;BYMONTHDAY=20",
            ),
            (
                Every::Month,
                "每月10号前",
                3,
                10,
                "FREQ=MONTHLY;BYMONTHDAY=10",
            ),
            (Every::Month, "每月", 2, 28, "FREQ=MONTHLY;BYMONTHDAY=-1"),
            (Every::Month, "每月末", 2, 28, "FREQ=MONTHLY;BYMONTHDAY=-1"),
            (
                Every::Month,
                "每月31日",
                2,
                28,
                "FREQ=MONTHLY;BYMONTHDAY=-1",
            ),
            (
                Every::Month,
                "每月30日前",
                2,
                28,
                "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
            ),
            (
                Every::Month,
                "每月上旬",
                3,
                10,
                "FREQ=MONTHLY;BYMONTHDAY=10",
            ),
            (
                Every::Quarter,
                "每季度",
                3,
                31,
                "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1",
            ),
            (
                Every::Quarter,
                "每季度末月20日前",
                3,
                20,
                "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20",
            ),
            (
                Every::Quarter,
                "每季度首月10日前",
                4,
                10,
                "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10",
            ),
            (
                Every::Quarter,
                "每季度第二个月",
                2,
                28,
                "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1",
            ),
            (
                Every::HalfYear,
                "每半年",
                6,
                30,
                "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1",
            ),
            (
                Every::Year,
                "每年",
                12,
                31,
                "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1",
            ),
            (
                Every::Year,
                "每年3月22日前",
                3,
                22,
                "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=22",
            ),
            (
                Every::Year,
                "每年6月、12月底前",
                6,
                30,
                "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1",
            ),
            (
                Every::Year,
                "每年一季度",
                3,
                31,
                "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1",
            ),
            (
                Every::Year,
                "每年上半年",
                6,
                30,
                "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1",
            ),
            (Every::Week, "每周五", 2, 17, "FREQ=WEEKLY;BYDAY=FR"),
            (
                Every::Week,
                "每周一、周四",
                2,
                13,
                "FREQ=WEEKLY;BYDAY=MO,TH",
            ),
            (Every::Week, "每周", 2, 19, "FREQ=WEEKLY;BYDAY=SU"),
        ] {
            let expected = format!("{expected};UNTIL=20171231");
            assert_eq!(
                read(every, raw),
                Some((date(2017, month, day), expected)),
                "{raw}"
            );
        }
    }

    #[test]
    fn what_no_one_rule_gives_is_in_no_calendar() {
        assert_eq!(read(Every::Year, "每年6月10日、12月20日前"), None);
        assert_eq!(
            read(Every::Year, "每年1月10日前"),
            None,
            "it was over when the plan was written"
        );
    }
}
