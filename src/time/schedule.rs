//! When a duty that comes back falls due.

use super::{BadSchedule, Days, DueDays, Every, Month, MonthDay, MonthOfYear, Weekday};
use jiff::civil::{Date, date};
use serde::Serialize;

/// How often a duty comes back, and on which days.
///
/// ```
/// use gangmu::time::{Days, Every, MonthDay, MonthOfYear, Schedule};
///
/// let months = [3, 6, 9, 12].map(|month| MonthOfYear::try_from(month).unwrap());
/// let schedule = Schedule::new(
///     Every::Quarter,
///     Days::OfMonths {
///         months: months.to_vec(),
///         days: vec![MonthDay::try_from(20).unwrap()],
///     },
/// )
/// .unwrap();
///
/// let days: Vec<String> = schedule.days_in(2017).iter().map(ToString::to_string).collect();
/// assert_eq!(days, ["2017-03-20", "2017-06-20", "2017-09-20", "2017-12-20"]);
///
/// // What is due each month, and no more is said, is due by the end of each month.
/// let monthly = Schedule::by_end_of_each(Every::Month);
/// assert_eq!(monthly.days_in(2017)[1].to_string(), "2017-02-28");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Schedule {
    every: Every,
    #[serde(skip)]
    days: Days,
}

impl Schedule {
    /// Returns a schedule that falls on these days, put in order, each once.
    ///
    /// # Errors
    /// Fails where the days do not go with how often it comes back, as the months of a week.
    pub fn new(every: Every, mut days: Days) -> Result<Self, BadSchedule> {
        match &mut days {
            Days::OfWeek(weekdays) => sort_and_dedup(weekdays),
            Days::OfMonths { months, days } => {
                sort_and_dedup(months);
                sort_and_dedup(days);
            }
            // It has no period that could end.
            Days::PeriodEnd if every == Every::Ongoing => days = Days::Unknown,
            Days::PeriodEnd | Days::Unknown => {}
        }

        BadSchedule::check(every, &days)?;
        Ok(Self { every, days })
    }

    /// Returns the schedule of what falls due by the end of each period: 每季度.
    pub fn by_end_of_each(every: Every) -> Self {
        Self {
            every,
            days: Days::PeriodEnd,
        }
    }

    /// Returns the schedule of what goes on all the time: 长期坚持.
    pub fn ongoing() -> Self {
        Self::on_unknown_days(Every::Ongoing)
    }

    /// Returns the schedule of what comes back on days that cannot be said: 每月初.
    pub fn on_unknown_days(every: Every) -> Self {
        Self {
            every,
            days: Days::Unknown,
        }
    }

    /// Returns how often it comes back.
    pub fn every(&self) -> Every {
        self.every
    }

    /// Returns the days that it names.
    pub fn days(&self) -> &Days {
        &self.days
    }

    /// Returns the days on which it falls due, or `None` where they are unknown. What is due within a time is due
    /// on the last day of that time.
    pub fn due_days(&self) -> Option<DueDays> {
        match (&self.days, self.every.months()) {
            (Days::Unknown, _) => None,
            (Days::OfWeek(weekdays), _) => Some(DueDays::OfWeek(weekdays.clone())),
            // A week has no length in months, and ends on Sunday.
            (Days::PeriodEnd, None) => Some(DueDays::OfWeek(vec![Weekday::Sunday])),
            (Days::PeriodEnd, Some(length)) => Some(DueDays::OfMonths {
                months: MonthOfYear::at_places(&[length], length),
                days: vec![MonthDay::Last],
            }),
            (Days::OfMonths { months, days }, _) => Some(DueDays::OfMonths {
                months: if months.is_empty() {
                    MonthOfYear::at_places(&[1], 1)
                } else {
                    months.clone()
                },
                days: if days.is_empty() {
                    vec![MonthDay::Last]
                } else {
                    days.clone()
                },
            }),
        }
    }

    /// Returns the days of a year on which it falls due, in order; none where they are unknown.
    pub fn days_in(&self, year: i16) -> Vec<Date> {
        let mut dates: Vec<Date> = match self.due_days() {
            None => Vec::new(),
            Some(DueDays::OfWeek(weekdays)) => date(year, 1, 1)
                .series(jiff::Span::new().days(1))
                .take_while(|day| day.year() == year)
                .filter(|day| weekdays.contains(&Weekday::of_date(*day)))
                .collect(),
            Some(DueDays::OfMonths { months, days }) => months
                .iter()
                .map(|month| Month {
                    year,
                    month: month.number(),
                })
                .flat_map(|month| days.iter().map(move |day| day.in_month(month)))
                .collect(),
        };

        // The 30th and the last day of February are one.
        sort_and_dedup(&mut dates);
        dates
    }
}

fn sort_and_dedup<T: Ord>(list: &mut Vec<T>) {
    list.sort_unstable();
    list.dedup();
}
