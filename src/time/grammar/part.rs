//! Parts of a year and of a month: 上半年, 三季度, 6月, 20日, 上旬, 底.

use super::cursor::Cursor;

/// A part of a month or of another period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PartOfMonth {
    /// 初
    Beginning,
    /// 上旬: the first ten days.
    FirstTenDays,
    /// 中旬: the ten days behind them.
    SecondTenDays,
    /// 下旬: the rest.
    LastDays,
    /// 底, 末
    End,
}

/// Goes past 底 or 末, which make the end of a time its limit; says whether one stands here.
pub(super) fn take_end(cursor: &mut Cursor<'_>) -> bool {
    cursor.take(&["底", "末"])
}

/// Goes past the words that close a limit: 前. 前后 and 前夕 close none.
pub(super) fn take_limit(cursor: &mut Cursor<'_>) -> bool {
    let no_limit = ["前后", "前夕"];
    !no_limit
        .iter()
        .any(|words| cursor.rest().starts_with(words))
        && cursor.take(&["之前", "以前", "前"])
}

/// Reads a part of a month.
pub(super) fn take_part_of_month(cursor: &mut Cursor<'_>) -> Option<PartOfMonth> {
    cursor.take_from(&[
        ("上中旬", PartOfMonth::SecondTenDays),
        ("中下旬", PartOfMonth::LastDays),
        ("上旬", PartOfMonth::FirstTenDays),
        ("中旬", PartOfMonth::SecondTenDays),
        ("下旬", PartOfMonth::LastDays),
        ("初", PartOfMonth::Beginning),
        ("底", PartOfMonth::End),
        ("末", PartOfMonth::End),
    ])
}

/// Reads a half of a year; returns 1 or 2.
pub(super) fn take_half(cursor: &mut Cursor<'_>) -> Option<u8> {
    cursor.take_from(&[("上半年", 1), ("下半年", 2)])
}

/// Reads a quarter of a year: 三季度, 第四季度, 三季. Returns 1 to 4.
pub(super) fn take_quarter(cursor: &mut Cursor<'_>) -> Option<u8> {
    cursor.attempt(|ahead| {
        ahead.take(&["第"]);
        let quarter = ahead.numeral(1..=4)? as u8;
        ahead.take(&["季度", "季"]).then_some(quarter)
    })
}

/// Reads a month of a year: 6月, 六月, 6 月. Returns 1 to 12.
pub(super) fn take_month(cursor: &mut Cursor<'_>) -> Option<i8> {
    cursor.attempt(|ahead| {
        let month = ahead.numeral(1..=12)? as i8;
        ahead.skip_spaces();
        ahead.take(&["月"]).then_some(month)
    })
}

/// Reads a day of a month: 20日, 二十号, 20 日. Returns its number as printed, which may be no day.
pub(super) fn take_day(cursor: &mut Cursor<'_>) -> Option<u32> {
    cursor.attempt(|ahead| {
        let day = ahead.numeral(0..=u32::MAX)?;
        ahead.skip_spaces();
        ahead.take(&["日", "号"]).then_some(day)
    })
}

/// Goes past the hour of a day: 24时, 18点, 17时30分.
pub(super) fn take_hour(cursor: &mut Cursor<'_>) {
    cursor.attempt(|ahead| {
        ahead.numeral(0..=24)?;
        if !ahead.take(&["时", "点"]) {
            return None;
        }
        ahead.attempt(|minutes| {
            minutes.numeral(0..=59)?;
            minutes.take(&["分"]).then_some(())
        });
        Some(())
    });
}
