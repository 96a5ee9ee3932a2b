//! Duties that come back, as days and as rules of a calendar (RFC 5545, section 3.3.10).
//!
//! The text says how often, hardly ever from when or until when: a series runs within the year of its
//! plan, and what shows it says that this is an assumption of the calendar.

use super::cycle::{self, Cycle, LAST};
use super::{PlanId, TaskId};
use crate::plan::{Every, Front, NodeId, Recurrence};
use jiff::civil::{Date, Weekday, date};

/// A duty as a series of days.
#[derive(Debug)]
pub struct Series {
    /// Its plan.
    pub plan: PlanId,
    /// The node that states it.
    pub node: NodeId,
    /// The task that it belongs to.
    pub task: Option<TaskId>,
    /// The words that say how often.
    pub raw: String,
    /// What is due each time.
    pub text: String,
    /// The year that it runs in.
    pub year: i16,
    /// Its days, at least one, from the plan's date on.
    pub days: Vec<Date>,
    /// The rule that gives them, the first of them being its start.
    pub rule: String,
}

/// The series of a duty. None where its plan has no year, where its words name no days, or where they are over when the
/// plan is written.
pub(super) fn of(
    recurrence: &Recurrence,
    front: &Front,
    (plan, node, task): (PlanId, NodeId, Option<TaskId>),
) -> Option<Series> {
    let year = front.year?;
    let cycle = cycle::read(recurrence)?;
    let begin = front
        .written
        .filter(|written| written.year() == year)
        .unwrap_or(date(year, 1, 1));
    let mut days = days(&cycle, year);
    days.retain(|day| *day >= begin);
    if days.is_empty() {
        return None;
    }
    let rule = rule(recurrence.every, &cycle, &days);
    Some(Series {
        plan,
        node,
        task,
        raw: recurrence.raw.clone(),
        text: recurrence.text.clone(),
        year,
        days,
        rule: format!("{rule};UNTIL={year:04}1231"),
    })
}

/// The days of a year, in order.
fn days(cycle: &Cycle, year: i16) -> Vec<Date> {
    let mut all: Vec<Date> = match cycle {
        Cycle::Week(weekdays) => {
            let weekdays = named(weekdays, Weekday::Sunday);
            let days = date(year, 1, 1).series(jiff::Span::new().days(1));
            days.take_while(|day| day.year() == year)
                .filter(|day| weekdays.contains(&day.weekday()))
                .collect()
        }
        Cycle::Year(months, days) => {
            let days = named(days, LAST);
            let of = |month: &i8| days.iter().map(|day| on(year, *month, *day)).collect();
            months
                .iter()
                .flat_map(|month| -> Vec<Date> { of(month) })
                .collect()
        }
    };
    all.sort_unstable();
    all.dedup();
    all
}

/// What is due within a time is due on its last day.
fn named<T: Copy>(days: &[T], last: T) -> Vec<T> {
    match days {
        [] => vec![last],
        days => days.to_vec(),
    }
}

/// A day of a month; its last where it has no such day.
fn on(year: i16, month: i8, day: i8) -> Date {
    let last = date(year, month, 1).last_of_month();
    date(year, month, day.min(last.day()))
}

/// The rule that gives these days. Where months are named that lack the day, it counts the days of the year: a place in
/// a set (BYMONTHDAY=28,29,30;BYSETPOS=-1) would say it too, but few programs read that of days of months.
fn rule(every: Every, cycle: &Cycle, days: &[Date]) -> String {
    let (months, wanted) = match cycle {
        Cycle::Week(weekdays) => {
            let days = named(weekdays, Weekday::Sunday);
            let days: Vec<&str> = days.into_iter().map(code).collect();
            return format!("FREQ=WEEKLY;BYDAY={}", days.join(","));
        }
        Cycle::Year(months, wanted) => (months, named(wanted, LAST)),
    };
    let lacks = |month: &i8, day: i8| day != LAST && on(2001, *month, day).day() != day;
    if months
        .iter()
        .any(|month| wanted.iter().any(|day| lacks(month, *day)))
    {
        let days = days.iter().map(|day| day.day_of_year());
        return format!("FREQ=YEARLY;BYYEARDAY={}", joined(days));
    }
    let freq = match (months.len(), every) {
        (12, _) => "FREQ=MONTHLY".to_owned(),
        (4, Every::Quarter) => "FREQ=MONTHLY;INTERVAL=3".to_owned(),
        (2, Every::HalfYear) => "FREQ=MONTHLY;INTERVAL=6".to_owned(),
        (_, Every::Year) => format!("FREQ=YEARLY;BYMONTH={}", joined(months)),
        _ => format!("FREQ=MONTHLY;BYMONTH={}", joined(months)),
    };
    let wanted = wanted.iter().map(|&day| if day == LAST { -1 } else { day });
    format!("{freq};BYMONTHDAY={}", joined(wanted))
}

fn joined(numbers: impl IntoIterator<Item = impl ToString>) -> String {
    let numbers = numbers.into_iter().map(|number| number.to_string());
    numbers.collect::<Vec<_>>().join(",")
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
    use super::{NodeId, PlanId, of};
    use crate::plan::{Every, Front, Provenance, Recurrence};
    use jiff::civil::date;
    use serde::Deserialize;

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

    fn read(every: Every, raw: &str) -> Option<(String, String)> {
        let recurrence = Recurrence {
            every,
            raw: raw.to_owned(),
            text: String::new(),
        };
        let series = of(
            &recurrence,
            &front(),
            (PlanId::from_usize(0), NodeId::from_usize(0), None),
        )?;
        let days: Vec<String> = series.days.iter().map(ToString::to_string).collect();
        Some((series.rule, days.join(" ")))
    }

    #[derive(Deserialize)]
    struct Row {
        every: Every,
        raw: String,
        rule: String,
        days: String,
    }

    #[test]
    fn series_begin_with_the_plan_and_end_with_its_year() {
        let rows = include_str!("../../../tests/fixtures/series.json");
        let rows: Vec<Row> = serde_json::from_str(rows).unwrap();
        assert!(rows.len() > 40);
        for row in rows {
            let expected = (format!("{};UNTIL=20171231", row.rule), row.days);
            assert_eq!(read(row.every, &row.raw), Some(expected), "{}", row.raw);
        }
    }

    #[test]
    fn what_is_not_understood_to_its_end_is_in_no_calendar() {
        for (every, raw) in [
            // No one day of several months.
            (Every::Year, "每年6月10日、12月20日前"),
            (Every::Year, "每年3月底和9月10日"),
            // Over when the plan was written.
            (Every::Year, "每年1月10日前"),
            // A beginning names no last day.
            (Every::Year, "每年年初"),
            (Every::Year, "每年初"),
            (Every::Year, "每年6月初"),
            (Every::Month, "每月初"),
            (Every::Month, "每个月月初"),
            (Every::Quarter, "每季度初"),
            // A month that is not said, or one of the next quarter.
            (Every::Quarter, "每季度10日前"),
            (Every::Quarter, "每季度次月10日前"),
            (Every::Quarter, "每季度结束后10日内"),
            (Every::Year, "每年20日前"),
            // How many times, within what, from when.
            (Every::Week, "每周三次"),
            (Every::Week, "每周一至周五"),
            (Every::Month, "每月两次"),
            (Every::Month, "每月1日至5日"),
            (Every::Month, "每月20日起"),
            (Every::Month, "每月最后一周"),
            (Every::Year, "每年3月至5月"),
            (Every::Year, "每年二次"),
            // No such day.
            (Every::Month, "每月32日"),
            (Every::Year, "每年13月底前"),
            // Words of another length.
            (Every::Month, "每季度"),
            (Every::Year, "每半年"),
            (Every::Week, "按月"),
            (Every::Month, "随时"),
        ] {
            assert_eq!(read(every, raw), None, "{raw}");
        }
    }
}
