//! Times as Chinese official texts print them, read into typed values.
//!
//! What comes in is text; what goes out are phrases with their place in it and what they mean: whole dates, points in
//! time by which something is due, and schedules of what comes back. Nothing here knows of plans, so the module can be
//! used by itself.
//!
//! | sort | printed as | read by | means |
//! |---|---|---|---|
//! | whole dates | 2017年2月13日, 2018-01-05 09:30, 二〇二一年三月五日, 20171229 | [`find_dates`] | a `Date` |
//! | days | 2月10日前, 2018.9.30, 10月1日至11月30日, 2019年春节前 | [`find_dues`] | [`Due::Day`] |
//! | months | 3月末前, 八月底, 7月上旬, 3—6月 | [`find_dues`] | [`Due::Month`] |
//! | quarters, halves | 三季度, 第四季度末, 上半年 | [`find_dues`] | [`Due::Quarter`], [`Due::Half`] |
//! | years | 2018年底, 年内, 到2019年, 2018—2020年, “十四五”末 | [`find_dues`] | [`Due::Year`] |
//! | what comes back | 每月20日前, 每季度末月, 每年6月、12月底前, 每周五, 按月, 月通报 | [`find_schedules`] | [`Schedule`] |
//!
//! A time is as precise as its words and no more: 年底前 is a year, not the 31st of December. What is refused: a number
//! that a copy has damaged (2023年l2月, 1 2月), a day that is none (6月31日), a bare year that is no limit (2018年,全市实施), and
//! names that look like times (2018年度, 每年级). Days that a [`Schedule`] cannot say (每月初) are known to be unknown.
//!
//! ```
//! use gangmu::time::{find_dues, find_schedules};
//!
//! let text = "二〇一八年六月底前开工,每季度末月20日前报送进展。";
//!
//! let due = &find_dues(text, 2018)[0];
//! assert_eq!(due.words(text), "二〇一八年六月底前");
//! assert_eq!(due.meaning.due.to_string(), "2018-06");
//! assert!(due.meaning.limit);
//!
//! let reports = &find_schedules(text)[0];
//! assert_eq!(reports.words(text), "每季度末月20日前");
//! assert_eq!(reports.meaning.schedule.days_in(2018)[3].to_string(), "2018-12-20");
//! ```

mod month;

mod slot;

mod due;

mod every;

mod weekday;

mod month_day;

mod shapes;

mod days;

mod bad_schedule;

mod schedule;

mod festival;

mod grammar;

pub use bad_schedule::BadSchedule;
pub use days::{Days, DueDays};
pub use due::{BadDue, Due};
pub use every::Every;
pub use grammar::{
    Phrase, PointInTime, Returning, find_dates, find_dues, find_schedules, looks_like_digit,
    opens_schedule, read_period, read_schedule,
};
pub use month::Month;
pub use month_day::{BadMonth, BadMonthDay, MonthDay, MonthOfYear};
pub use schedule::Schedule;
pub use slot::Slot;
pub use weekday::Weekday;
