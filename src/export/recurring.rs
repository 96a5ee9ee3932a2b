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
pub fn all<'a>(
    catalogue: &'a Catalogue,
    uid: impl Fn(PlanId, usize, usize) -> String,
) -> Vec<Series<'a>> {
    let mut series = Vec::new();
    for (id, plan) in catalogue.plans.iter().enumerate() {
        let front = &plan.document.front;
        let Some(year) = front.year else { continue };
        for (index, node) in plan.document.outline.nodes.iter().enumerate() {
            for (at, recurrence) in node.recurrences.iter().enumerate() {
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
                    uid: uid(id, index, at + 1),
                });
            }
        }
    }
    series
}

/// The first day in the year that the plan could ask for, and the rule.
fn rule(recurrence: &Recurrence, front: &Front, year: i16) -> Option<(Date, String)> {
    let begin = front
        .written
        .filter(|written| written.year() == year)
        .unwrap_or(date(year, 1, 1));
    let end = date(year, 12, 31);
    let until = format!("UNTIL={}", super::calendar::compact(end));
    let (first, rule) = match recurrence.every {
        Every::Week => {
            let day = weekday(&recurrence.raw).unwrap_or(Weekday::Sunday);
            let ahead = begin.weekday().until(day);
            let first = begin.saturating_add(jiff::Span::new().days(ahead));
            (first, format!("FREQ=WEEKLY;BYDAY={}", code(day)))
        }
        Every::Month => {
            let day = day_of_month(&recurrence.raw);
            let first = (begin.month()..=12)
                .map(|month| on(year, month, day))
                .find(|day| *day >= begin)?;
            (
                first,
                format!("FREQ=MONTHLY;BYMONTHDAY={}", day.unwrap_or(-1)),
            )
        }
        Every::Quarter => (
            last(year, &[3, 6, 9, 12], begin)?,
            "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1".to_owned(),
        ),
        Every::HalfYear => (
            last(year, &[6, 12], begin)?,
            "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1".to_owned(),
        ),
        Every::Year => (end, "FREQ=YEARLY".to_owned()),
    };
    (first <= end).then(|| (first, format!("{rule};{until}")))
}

/// A day of a month, or its last day; no month is skipped, so days beyond 28 are the last.
fn on(year: i16, month: i8, day: Option<i8>) -> Date {
    match day {
        Some(day) => date(year, month, day),
        None => date(year, month, 1).last_of_month(),
    }
}

fn last(year: i16, months: &[i8], begin: Date) -> Option<Date> {
    months
        .iter()
        .map(|&month| on(year, month, None))
        .find(|day| *day >= begin)
}

/// The day that 每月20日前 names, if every month has it.
fn day_of_month(raw: &str) -> Option<i8> {
    let end = raw.find('日').or_else(|| raw.find('号'))?;
    let digits = raw[..end].trim_end();
    let from = digits.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| {
        at + digits[at..].chars().next().map_or(1, char::len_utf8)
    });
    digits[from..]
        .parse()
        .ok()
        .filter(|day| (1..=28).contains(day))
}

/// The day that 每周五 or 每星期五 names.
fn weekday(raw: &str) -> Option<Weekday> {
    let at = ["星期", "周"]
        .iter()
        .find_map(|word| raw.find(word).map(|at| at + word.len()))?;
    Some(match raw[at..].chars().next()? {
        '一' => Weekday::Monday,
        '二' => Weekday::Tuesday,
        '三' => Weekday::Wednesday,
        '四' => Weekday::Thursday,
        '五' => Weekday::Friday,
        '六' => Weekday::Saturday,
        '日' | '天' => Weekday::Sunday,
        _ => return None,
    })
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
    use super::{day_of_month, rule, weekday};
    use crate::plan::{Every, Front, Provenance, Recurrence};
    use jiff::civil::{Weekday, date};

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

    #[test]
    fn days_are_read_as_printed() {
        assert_eq!(day_of_month("每月20日前"), Some(20));
        assert_eq!(day_of_month("每月5号"), Some(5));
        assert_eq!(
            day_of_month("每月31日"),
            None,
            "some months have no such day"
        );
        assert_eq!(day_of_month("每月末"), None);
        assert_eq!(weekday("每周五"), Some(Weekday::Friday));
        assert_eq!(weekday("每周"), None);
    }

    #[test]
    fn series_begin_with_the_plan_and_end_with_its_year() {
        let cases = [
            (
                Every::Month,
                "每月20日前",
                date(2017, 2, 20),
                "FREQ=MONTHLY;BYMONTHDAY=20;UNTIL=20171231",
            ),
            (
                Every::Month,
                "每月10日前",
                date(2017, 3, 10),
                "FREQ=MONTHLY;BYMONTHDAY=10;UNTIL=20171231",
            ),
            (
                Every::Month,
                "每月",
                date(2017, 2, 28),
                "FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20171231",
            ),
            (
                Every::Quarter,
                "每季度",
                date(2017, 3, 31),
                "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1;UNTIL=20171231",
            ),
            (
                Every::HalfYear,
                "每半年",
                date(2017, 6, 30),
                "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1;UNTIL=20171231",
            ),
            (
                Every::Year,
                "每年",
                date(2017, 12, 31),
                "FREQ=YEARLY;UNTIL=20171231",
            ),
            (
                Every::Week,
                "每周五",
                date(2017, 2, 17),
                "FREQ=WEEKLY;BYDAY=FR;UNTIL=20171231",
            ),
        ];
        for (every, raw, first, expected) in cases {
            let recurrence = Recurrence {
                every,
                raw: raw.to_owned(),
                text: String::new(),
            };
            assert_eq!(
                rule(&recurrence, &front(), 2017),
                Some((first, expected.to_owned())),
                "{raw}"
            );
        }
    }
}
