//! Duties that come back, as days and as rules of a calendar (RFC 5545, section 3.3.10).
//!
//! The text says how often, hardly ever from when or until when: a series runs within the year of its
//! plan, and what shows it says that this is an assumption of the calendar.

use super::{PlanId, TaskId};
use crate::plan::{Front, NodeId, Recurrence};
use crate::time::{DueDays, Every, MonthDay, MonthOfYear, Schedule, Weekday};
use jiff::civil::{Date, date};

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

/// Where a duty is stated.
#[derive(Debug, Clone, Copy)]
pub(super) struct StatedAt {
    /// The plan.
    pub plan: PlanId,
    /// The node.
    pub node: NodeId,
    /// The task of that node.
    pub task: Option<TaskId>,
}

impl Series {
    /// Returns the series of a duty. `None` where its plan has no year, where its days are unknown, or where they are
    /// over when the plan is written.
    pub(super) fn new(recurrence: &Recurrence, front: &Front, at: StatedAt) -> Option<Self> {
        let year = front.year?;
        let begin = front
            .written
            .filter(|written| written.year() == year)
            .unwrap_or(date(year, 1, 1));

        // Nothing was promised for days before the plan was written.
        let mut days = recurrence.schedule.days_in(year);
        days.retain(|day| *day >= begin);
        if days.is_empty() {
            return None;
        }

        let rule = rule(&recurrence.schedule, &days)?;
        Some(Series {
            plan: at.plan,
            node: at.node,
            task: at.task,
            raw: recurrence.raw.clone(),
            text: recurrence.text.clone(),
            year,
            days,
            rule: format!("{rule};UNTIL={year:04}1231"),
        })
    }
}

/// Returns the rule that gives these days of a schedule, without its end.
fn rule(schedule: &Schedule, dates: &[Date]) -> Option<String> {
    match schedule.due_days()? {
        DueDays::OfWeek(weekdays) => {
            let codes = weekdays.into_iter().map(weekday_code);
            Some(format!("FREQ=WEEKLY;BYDAY={}", joined(codes)))
        }
        DueDays::OfMonths { months, days } => {
            Some(rule_of_months(schedule.every(), &months, &days, dates))
        }
    }
}

/// Returns the rule of a schedule on days of months; `dates` are the days that it gives.
fn rule_of_months(
    every: Every,
    months: &[MonthOfYear],
    days: &[MonthDay],
    dates: &[Date],
) -> String {
    // Where a month lacks a day, the rule counts the days of the year. A place in a set
    // (BYMONTHDAY=28,29,30;BYSETPOS=-1) would say it too, but few programs read that of days of months.
    let is_lacking = |day: &MonthDay| {
        !day.is_always_last() && months.iter().any(|month| !day.is_in_every(*month))
    };
    if days.iter().any(is_lacking) {
        let dates = dates.iter().map(|date| date.day_of_year());
        return format!("FREQ=YEARLY;BYYEARDAY={}", joined(dates));
    }

    let frequency = match (months.len(), every) {
        (12, _) => "FREQ=MONTHLY".to_owned(),
        (4, Every::Quarter) => "FREQ=MONTHLY;INTERVAL=3".to_owned(),
        (2, Every::HalfYear) => "FREQ=MONTHLY;INTERVAL=6".to_owned(),
        (_, Every::Year) => format!("FREQ=YEARLY;BYMONTH={}", joined(months)),
        _ => format!("FREQ=MONTHLY;BYMONTH={}", joined(months)),
    };

    // -1 is the last day of the month. The 31st and the last are one, and stand at the end.
    let mut numbers: Vec<i8> = days.iter().map(day_number).collect();
    numbers.dedup();
    format!("{frequency};BYMONTHDAY={}", joined(numbers))
}

/// Returns the number of a day of months in a rule.
fn day_number(day: &MonthDay) -> i8 {
    match day {
        MonthDay::Number(day) if *day < 31 => *day,
        MonthDay::Number(_) | MonthDay::Last => -1,
    }
}

/// Returns values with commas between them.
fn joined(items: impl IntoIterator<Item = impl ToString>) -> String {
    let items = items.into_iter().map(|item| item.to_string());
    items.collect::<Vec<_>>().join(",")
}

/// Returns the name of a day in a rule.
fn weekday_code(day: Weekday) -> &'static str {
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
    use super::{NodeId, PlanId, Series, StatedAt};
    use crate::plan::{Front, Recurrence};
    use crate::time::{Every, read_schedule};
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
            status: None,
            continues: None,
            emendations: oxc_index::IndexVec::new(),
            notices: oxc_index::IndexVec::new(),
            revisions: Vec::new(),
        }
    }

    fn read(every: Every, raw: &str) -> Option<(String, String)> {
        let recurrence = Recurrence {
            schedule: read_schedule(every, raw)?,
            raw: raw.to_owned(),
            text: String::new(),
        };
        let at = StatedAt {
            plan: PlanId::from_usize(0),
            node: NodeId::from_usize(0),
            task: None,
        };
        let series = Series::new(&recurrence, &front(), at)?;
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
