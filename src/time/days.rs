//! The days on which something comes back.

use super::{MonthDay, MonthOfYear, Weekday};

/// Which days of its weeks, months or years a schedule names.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Days {
    /// None: it falls due by the end of each period, as in 每季度.
    PeriodEnd,
    /// Days of each week: 每周一、周四.
    OfWeek(Vec<Weekday>),
    /// Days of months: 每季度末月20日前, 每年6月、12月底前.
    OfMonths {
        /// The months; none where it comes back every month.
        months: Vec<MonthOfYear>,
        /// The days of each of these months; where there are none, it falls due by the end of the month.
        days: Vec<MonthDay>,
    },
    /// Days that this type cannot say, as those of 每月初 and 每季度次月10日前. A day that a text does not mean is worse
    /// than none, so such a schedule falls on no day.
    Unknown,
}

/// The days on which a schedule falls due, with the end of the period where its words name no day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DueDays {
    /// Days of each week.
    OfWeek(Vec<Weekday>),
    /// Days of months of each year.
    OfMonths {
        /// The months, at least one.
        months: Vec<MonthOfYear>,
        /// The days of each of them, at least one.
        days: Vec<MonthDay>,
    },
}
