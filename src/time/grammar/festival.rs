//! Limits that a festival of a named year is: 今年国庆节前, 2019年春节前.

use super::cursor::{Cursor, JOINTS};
use super::part::take_limit;
use super::point::PointInTime;
use super::year::{YearContext, take_year};
use crate::time::Due;
use crate::time::festival::Festival;

/// The names of festivals, without a 节 behind them.
const NAMES: [(&str, Festival); 21] = [
    ("元旦", Festival::Solar(1, 1)),
    ("五一国际劳动", Festival::Solar(5, 1)),
    ("五一劳动", Festival::Solar(5, 1)),
    ("五一", Festival::Solar(5, 1)),
    ("劳动节", Festival::Solar(5, 1)),
    ("五四", Festival::Solar(5, 4)),
    ("六一", Festival::Solar(6, 1)),
    ("建党节", Festival::Solar(7, 1)),
    ("七一", Festival::Solar(7, 1)),
    ("建军节", Festival::Solar(8, 1)),
    ("八一", Festival::Solar(8, 1)),
    ("教师节", Festival::Solar(9, 10)),
    ("国庆", Festival::Solar(10, 1)),
    ("清明", Festival::Qingming),
    ("春节", Festival::Spring),
    ("新春佳节", Festival::Spring),
    ("元宵", Festival::Lantern),
    ("端午", Festival::DragonBoat),
    ("中秋", Festival::MidAutumn),
    ("重阳", Festival::DoubleNinth),
    ("双十一", Festival::Solar(11, 11)),
];

/// 十一 is a festival in quotation marks only; elsewhere it is a number.
const QUOTED: [(&str, Festival); 1] = [("十一", Festival::Solar(10, 1))];

const OPENING_QUOTES: [char; 4] = ['“', '"', '「', '\u{2018}'];
const CLOSING_QUOTES: [char; 4] = ['”', '"', '」', '\u{2019}'];

/// The most festivals that one 前 closes.
const MOST_LISTED: usize = 4;

/// Reads festivals that one 前 closes, each a limit: 2018年中秋、国庆节前. Returns the bytes at which they begin. Only those
/// whose year is named are read: in a plan of 2018, 春节前 may be that of 2018 or of 2019, and nothing says which is meant.
pub(super) fn take_festivals(
    cursor: &mut Cursor<'_>,
    years: YearContext,
) -> Option<Vec<(usize, PointInTime)>> {
    cursor.attempt(|ahead| {
        let mut found = Vec::new();
        let mut last = None;
        while found.len() < MOST_LISTED && (found.is_empty() || ahead.take(&JOINTS)) {
            let at = ahead.at();
            let named = take_year(ahead, years);
            ahead.skip_spaces();
            let festival = take_festival(ahead)?;
            let year = named.or(last)?;
            last = Some(year);
            found.push((
                at,
                PointInTime {
                    due: Due::Day(festival.day(year)?),
                    limit: true,
                },
            ));
        }
        ahead.take(&["到来", "来临"]);
        take_limit(ahead).then_some(found)
    })
}

/// Reads the name of a festival, in quotation marks or not, with or without 节.
fn take_festival(cursor: &mut Cursor<'_>) -> Option<Festival> {
    let is_quoted = cursor.take_char(&OPENING_QUOTES);
    let festival = match cursor.take_from(&NAMES) {
        Some(festival) => festival,
        None if is_quoted => cursor.take_from(&QUOTED)?,
        None => return None,
    };
    cursor.take(&["节"]);
    if is_quoted && !cursor.take_char(&CLOSING_QUOTES) {
        return None;
    }
    cursor.take(&["节"]);
    Some(festival)
}
