//! One grammar of the times that Chinese official texts print.
//!
//! Each sort of time has a file: what it looks like, and what it means. All of them read with a [`cursor::Cursor`],
//! which stays where it is when what is asked for does not stand there, and look ahead by a bounded distance.

mod cursor;

mod damage;

mod part;

mod year;

mod phrase;

mod date;

mod list;

mod weekday;

mod narrowing;

mod point;

mod figures;

mod festival;

mod series;

mod due;

mod schedule;

pub use damage::looks_like_digit;
pub use date::find_dates;
pub use due::find_dues;
pub use phrase::Phrase;
pub use point::PointInTime;
pub use schedule::{Returning, find_schedules, opens_schedule, read_period, read_schedule};
