//! Days that do not go with how often a duty comes back.

use super::{Days, Every, MonthDay, MonthOfYear};
use crate::base::message::{Message, message};
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
    /// Days, but it goes on all the time.
    AllTheTime,
}

impl BadSchedule {
    /// Returns the first thing that is wrong with a schedule of these days.
    pub(super) fn check(every: Every, days: &Days) -> Result<(), Self> {
        match (days, every.months()) {
            (Days::PeriodEnd | Days::OfWeek(_) | Days::OfMonths { .. }, _)
                if every == Every::Ongoing =>
            {
                Err(BadSchedule::AllTheTime)
            }
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
    pub fn help(&self) -> Message {
        match self {
            BadSchedule::NotEveryWeek(_) => {
                message!("write-days-as-in-days-or-days")
            }
            BadSchedule::EveryWeek => message!("write-weekdays-as-in-weekdays-friday"),
            BadSchedule::EveryMonth => {
                message!("leave-months-out-or-write-every-year")
            }
            BadSchedule::NoMonths(every) => {
                let months = match every {
                    Every::Quarter => "3, 6, 9, 12",
                    Every::HalfYear => "6, 12",
                    Every::Week | Every::Month | Every::Year | Every::Ongoing => "12",
                };
                message!("name-the-months-of-the-year-too", months)
            }
            BadSchedule::MissingMonths(_, all) => {
                let all: Vec<String> = all.iter().map(ToString::to_string).collect();
                message!("write-months-all-or-every-year", all = all.join(", "))
            }
            BadSchedule::NoSuchDay(_) => message!("write-a-day-that-the-month-has"),
            BadSchedule::NoDays => {
                message!("leave-the-key-out-without-days")
            }
            BadSchedule::AllTheTime => message!("leave-out-months-days-weekdays"),
        }
    }

    /// Returns what is wrong.
    pub fn message(&self) -> Message {
        match self {
            BadSchedule::NotEveryWeek(every) => {
                message!("weekdays-goes-with-every-week", every = every.key())
            }
            BadSchedule::EveryWeek => message!("months-and-days-do-not-go"),
            BadSchedule::EveryMonth => message!("months-does-not-go-with-every-month"),
            BadSchedule::NoMonths(every) => {
                message!("days-does-not-say-of-which-months", every = every.key())
            }
            BadSchedule::MissingMonths(every, _) => {
                message!("these-months-do-not-come-back-every", every = every.key())
            }
            BadSchedule::NoSuchDay(day) => {
                message!("none-of-the-months-has-a-day", day = day.to_string())
            }
            BadSchedule::NoDays => message!("an-empty-list-names-no-days"),
            BadSchedule::AllTheTime => message!("what-goes-on-all-the-time-has-no-days"),
        }
    }
}

impl fmt::Display for BadSchedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl std::error::Error for BadSchedule {}
