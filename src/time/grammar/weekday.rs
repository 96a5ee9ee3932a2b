//! The days of a week behind 每周: 五, 一、周四, 一至周五.

use super::cursor::Cursor;
use super::list::{Listed, take_list};
use crate::time::Weekday;

const NAMES: [(&str, Weekday); 8] = [
    ("一", Weekday::Monday),
    ("二", Weekday::Tuesday),
    ("三", Weekday::Wednesday),
    ("四", Weekday::Thursday),
    ("五", Weekday::Friday),
    ("六", Weekday::Saturday),
    ("日", Weekday::Sunday),
    ("天", Weekday::Sunday),
];

/// What is counted behind a numeral that is no day: 每周三次, 每周一期.
const COUNTED: [char; 8] = ['次', '天', '个', '期', '场', '轮', '篇', '家'];

/// Reads days of the week. The word for the week may stand before each again: 每周一、每周五.
pub(super) fn take_weekdays(cursor: &mut Cursor<'_>) -> Listed<Weekday> {
    take_list(cursor, |ahead| {
        ahead.take(&["每周", "每星期", "周", "星期"]);
        let day = ahead.take_from(&NAMES)?;
        let is_count = ahead.peek().is_some_and(|c| COUNTED.contains(&c));
        (!is_count).then_some(day)
    })
}
