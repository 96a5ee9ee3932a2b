//! The time of a build and the date of today. Both can be set by SOURCE_DATE_EPOCH, in seconds
//! (<https://reproducible-builds.org/specs/source-date-epoch/>).

use crate::plan::Revision;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{TimeZone, offset};

/// Returns the time that a build is to give as its own; `None` where none is set, so that the same content gives the
/// same bytes.
pub fn build_time() -> Option<Timestamp> {
    let seconds = std::env::var("SOURCE_DATE_EPOCH").ok()?.parse().ok()?;
    Timestamp::from_second(seconds).ok()
}

/// Returns the date of today in UTC+8.
pub fn today() -> Date {
    let beijing = TimeZone::fixed(offset(8));
    let now = build_time().unwrap_or_else(Timestamp::now);
    now.to_zoned(beijing).date()
}

/// Returns the first revision of a plan, dated today in UTC+8.
pub fn first_revision() -> Revision {
    Revision {
        date: today(),
        note: "收录。".to_owned(),
        at: Vec::new(),
    }
}
