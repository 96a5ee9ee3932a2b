//! What time it is, or was said to be: SOURCE_DATE_EPOCH, in seconds
//! (<https://reproducible-builds.org/specs/source-date-epoch/>).

use crate::plan::Revision;
use jiff::Timestamp;
use jiff::tz::{TimeZone, offset};

/// The time of a build, where a build is told to say it.
pub fn told() -> Option<Timestamp> {
    let seconds = std::env::var("SOURCE_DATE_EPOCH").ok()?.parse().ok()?;
    Timestamp::from_second(seconds).ok()
}

/// The first revision of a plan: today, by the clocks of Beijing, it was taken up.
pub fn taken_up() -> Revision {
    let beijing = TimeZone::fixed(offset(8));
    let now = told().unwrap_or_else(Timestamp::now);
    Revision {
        date: now.to_zoned(beijing).date(),
        note: "收录。".to_owned(),
    }
}
