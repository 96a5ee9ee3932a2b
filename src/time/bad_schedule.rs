//! Days that do not go with how often a duty comes back.

use super::{Days, Every, MonthDay, MonthOfYear};
use std::fmt;

/// Why days are no schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadSchedule {
    /// Days of the week, but it does not come back every week.
    NotEveryWeek(Every),
    /// Months or days of months, but it comes back every week.
    EveryWeek,
    /// Months, but it comes back in every month.
    EveryMonth,
    /// Days without the months that they are of.
    NoMonths(Every),
    /// Months of one period that are missing in another.
    MissingMonths(Every, Vec<MonthOfYear>),
    /// A day that none of the months has in any year.
    NoSuchDay(MonthDay),
    /// A list of days with nothing in it.
    NoDays,
}

impl BadSchedule {
    /// Returns the first thing that is wrong with a schedule of these days.
    pub(super) fn check(every: Every, days: &Days) -> Result<(), Self> {
        match (days, every.months()) {
            (Days::PeriodEnd | Days::Unknown, _) => Ok(()),
            (Days::OfWeek(_), Some(_)) => Err(BadSchedule::NotEveryWeek(every)),
            (Days::OfWeek(weekdays), None) if weekdays.is_empty() => Err(BadSchedule::NoDays),
            (Days::OfWeek(_), None) => Ok(()),
            (Days::OfMonths { .. }, None) => Err(BadSchedule::EveryWeek),
            (Days::OfMonths { months, days }, Some(length)) => {
                Self::check_months(every, months, length)?;
                Self::check_days(months, days)
            }
        }
    }

    /// Checks that the months come back in each period, of so many months.
    fn check_months(every: Every, months: &[MonthOfYear], length: i8) -> Result<(), Self> {
        // Each month is meant, so naming months would contradict it.
        if every == Every::Month {
            return if months.is_empty() {
                Ok(())
            } else {
                Err(BadSchedule::EveryMonth)
            };
        }
        if months.is_empty() {
            return Err(BadSchedule::NoMonths(every));
        }

        // What comes back every quarter falls on the same months of each.
        let places: Vec<i8> = months
            .iter()
            .map(|month| (month.number() - 1) % length + 1)
            .collect();
        let all = MonthOfYear::at_places(&places, length);
        if all.len() > months.len() {
            return Err(BadSchedule::MissingMonths(every, all));
        }
        Ok(())
    }

    /// Checks that each day stands in one of the months.
    fn check_days(months: &[MonthOfYear], days: &[MonthDay]) -> Result<(), Self> {
        if months.is_empty() && days.is_empty() {
            return Err(BadSchedule::NoDays);
        }

        let missing = days
            .iter()
            .find(|day| !months.is_empty() && !months.iter().any(|month| day.is_in_some(*month)));
        missing.map_or(Ok(()), |day| Err(BadSchedule::NoSuchDay(*day)))
    }

    /// Returns what to write instead.
    pub fn help(&self) -> String {
        match self {
            BadSchedule::NotEveryWeek(_) => {
                "write `days`, as in days = [20] or days = [\"last\"], or every = \"week\"".into()
            }
            BadSchedule::EveryWeek => "write `weekdays`, as in weekdays = [\"friday\"]".into(),
            BadSchedule::EveryMonth => {
                "leave `months` out, or write every = \"year\" with the months that are meant"
                    .into()
            }
            BadSchedule::NoMonths(every) => {
                let months = match every {
                    Every::Quarter => "3, 6, 9, 12",
                    Every::HalfYear => "6, 12",
                    Every::Week | Every::Month | Every::Year => "12",
                };
                format!("name the months of the year too, as in months = [{months}], days = [20]")
            }
            BadSchedule::MissingMonths(_, all) => {
                let all: Vec<String> = all.iter().map(ToString::to_string).collect();
                format!(
                    "write months = [{}], or every = \"year\" with the months that are meant",
                    all.join(", ")
                )
            }
            BadSchedule::NoSuchDay(_) => "write a day that the month has, or \"last\"".into(),
            BadSchedule::NoDays => {
                "leave the key out: without days, the duty falls due by the end of each period"
                    .into()
            }
        }
    }
}

impl fmt::Display for BadSchedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BadSchedule::NotEveryWeek(every) => write!(
                f,
                "`weekdays` goes with every = \"week\", not with \"{}\"",
                every.key()
            ),
            BadSchedule::EveryWeek => {
                f.write_str("`months` and `days` do not go with every = \"week\"")
            }
            BadSchedule::EveryMonth => f.write_str(
                "`months` does not go with every = \"month\", which is each month of the year",
            ),
            BadSchedule::NoMonths(every) => write!(
                f,
                "`days` does not say of which months, which every = \"{}\" needs",
                every.key()
            ),
            BadSchedule::MissingMonths(every, _) => {
                write!(f, "these `months` do not come back every {}", every.key())
            }
            BadSchedule::NoSuchDay(day) => write!(f, "none of the `months` has a day {day}"),
            BadSchedule::NoDays => f.write_str("an empty list names no days"),
        }
    }
}

impl std::error::Error for BadSchedule {}
