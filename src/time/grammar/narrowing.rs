//! What narrows a period down to days: the 20日前 of 每月20日前, the 末月20日前 of 每季度末月20日前.

use super::cursor::Cursor;
use super::list::{Listed, take_counted, take_list};
use super::part::{PartOfMonth, take_day, take_end, take_half, take_limit, take_part_of_month};
use super::weekday::take_weekdays;
use crate::time::{Days, Every, MonthDay, MonthOfYear};

/// Reads what narrows a period down, and the word that makes it a limit. Where nothing does, the period itself counts.
pub(super) fn take_days_behind(cursor: &mut Cursor<'_>, every: Every) -> Days {
    if every != Every::Week {
        cursor.take(&["的"]);
    }

    let days = cursor.attempt(|ahead| {
        ahead.skip_spaces();
        let days = match every {
            Every::Week => days_of_each_week(ahead),
            Every::Month => days_of_each_month(ahead),
            Every::Quarter => days_of_each_period(ahead, 3),
            Every::HalfYear => days_of_each_period(ahead, 6),
            Every::Year => days_of_each_year(ahead),
            Every::Ongoing => None,
        }?;
        take_limit(ahead);
        Some(days)
    });
    days.unwrap_or(Days::PeriodEnd)
}

/// Reads what stands behind 每周: 五; 一、周四.
fn days_of_each_week(cursor: &mut Cursor<'_>) -> Option<Days> {
    let listed = take_weekdays(cursor);
    if listed.items.is_empty() {
        None
    } else if listed.has_span {
        Some(Days::Unknown)
    } else {
        Some(Days::OfWeek(listed.items))
    }
}

/// Reads what stands behind 每月: 20日; 10日、25日; 底; 上旬.
fn days_of_each_month(cursor: &mut Cursor<'_>) -> Option<Days> {
    match take_month_days(cursor)? {
        MonthDays::Unknown => Some(Days::Unknown),
        MonthDays::Known(days) => Some(Days::OfMonths {
            months: Vec::new(),
            days,
        }),
    }
}

/// Reads what stands behind 每季度 or 每半年, which are `length` months: 末月20日; 第二个月; 末.
fn days_of_each_period(cursor: &mut Cursor<'_>, length: i8) -> Option<Days> {
    let Some(places) = take_places(cursor, length) else {
        return take_end_of_period(cursor)
            // 每季度10日前: a day without its month is no day of a quarter.
            .or_else(|| take_month_days(cursor).map(|_| Days::Unknown));
    };
    cursor.take(&["的"]);

    let days = match take_month_days(cursor) {
        Some(MonthDays::Unknown) => return Some(Days::Unknown),
        Some(MonthDays::Known(days)) => days,
        None => Vec::new(),
    };
    if places.has_span {
        return Some(Days::Unknown);
    }
    Some(Days::OfMonths {
        months: MonthOfYear::at_places(&places.items, length),
        days,
    })
}

/// Reads months by their places in a period: 首月, 第一、第三个月, 最后一个月.
fn take_places(cursor: &mut Cursor<'_>, length: i8) -> Option<Listed<i8>> {
    let place = cursor.take_from(&[
        ("首月", 1),
        ("首个月", 1),
        ("末月", length),
        ("最后一个月", length),
        ("最后1个月", length),
    ]);
    if let Some(place) = place {
        return Some(Listed {
            items: vec![place],
            has_span: false,
        });
    }

    if cursor.peek() != Some('第') {
        return None;
    }
    take_counted(cursor, length.unsigned_abs().into(), &["个月", "月"])
}

/// Reads the end of a period, 末 or 底, which is no day that it names. A day behind it (每季度末20日) is not understood.
fn take_end_of_period(cursor: &mut Cursor<'_>) -> Option<Days> {
    if !take_end(cursor) {
        return None;
    }
    match take_month_days(cursor) {
        Some(_) => Some(Days::Unknown),
        None => Some(Days::PeriodEnd),
    }
}

/// Reads what stands behind 每年: 年底; 上半年; 一、三季度; 6月、12月底; 3月10日、9月10日.
fn days_of_each_year(cursor: &mut Cursor<'_>) -> Option<Days> {
    let dates = take_list(cursor, take_dates);
    if !dates.items.is_empty() {
        return Some(match dates.has_span {
            true => Days::Unknown,
            false => one_list_of_days(&dates.items),
        });
    }
    if let Some(days) = take_parts_of_year(cursor) {
        return Some(days);
    }

    // 每年年底, 每年底, 每年年初; not 每年年度考核.
    cursor.attempt(|ahead| {
        ahead.take(&["年"]);
        take_end_of_period(ahead).or_else(|| take_month_days(ahead).map(|_| Days::Unknown))
    })
}

/// Reads halves or quarters of a year, which fall due by the end of their last months: 上半年; 一、三季度末.
fn take_parts_of_year(cursor: &mut Cursor<'_>) -> Option<Days> {
    let listed = take_list(cursor, |ahead| {
        if let Some(half) = take_half(ahead) {
            return Some((vec![6 * half as i8], false));
        }
        let quarters = take_counted(ahead, 4, &["季度"])?;
        let last_months = quarters.items.iter().map(|quarter| 3 * quarter).collect();
        Some((last_months, quarters.has_span))
    });
    if listed.items.is_empty() {
        return None;
    }

    take_end(cursor);
    cursor.take(&["的"]);
    let is_narrower = take_month_days(cursor).is_some();
    let has_span = listed.has_span || listed.items.iter().any(|(_, has_span)| *has_span);
    if is_narrower || has_span {
        return Some(Days::Unknown);
    }
    Some(Days::OfMonths {
        months: months_of_year(listed.items.iter().flat_map(|(months, _)| months)),
        days: Vec::new(),
    })
}

/// Months that share the days behind them: 3月10日; 6、12月底.
struct Dates {
    months: Listed<i8>,
    days: Option<MonthDays>,
}

/// Reads months with the days behind them.
fn take_dates(cursor: &mut Cursor<'_>) -> Option<Dates> {
    let months = take_counted(cursor, 12, &["月份", "月"])?;
    cursor.take(&["的"]);
    Some(Dates {
        months,
        days: take_month_days(cursor),
    })
}

/// Returns the days that all of these months share. 6月、12月底 is the end of both; 6月10日、12月20日 is no one list of days
/// for its months.
fn one_list_of_days(dates: &[Dates]) -> Days {
    let Some((last, before)) = dates.split_last() else {
        return Days::PeriodEnd;
    };
    let days = match &last.days {
        Some(MonthDays::Unknown) => return Days::Unknown,
        Some(MonthDays::Known(days)) => days.clone(),
        None => Vec::new(),
    };

    // Days behind the last month alone are those of all: 6月、12月底.
    let are_shared = before.iter().all(|one| one.days.is_none());
    let are_same = before.iter().all(|one| one.days == last.days);
    let has_span = dates.iter().any(|one| one.months.has_span);
    if has_span || !(are_shared || are_same) {
        return Days::Unknown;
    }
    Days::OfMonths {
        months: months_of_year(dates.iter().flat_map(|one| &one.months.items)),
        days,
    }
}

fn months_of_year<'a>(numbers: impl Iterator<Item = &'a i8>) -> Vec<MonthOfYear> {
    numbers
        .filter_map(|number| MonthOfYear::try_from(i64::from(*number)).ok())
        .collect()
}

/// The days of a month that words name.
#[derive(Debug, Clone, PartialEq, Eq)]
enum MonthDays {
    Known(Vec<MonthDay>),
    /// 初, 1日至5日: words that name no single days.
    Unknown,
}

/// Reads days of a month: 20日; 10日、25日; 15日和月底; 上旬. Returns `None` where none stands here.
fn take_month_days(cursor: &mut Cursor<'_>) -> Option<MonthDays> {
    let listed = take_list(cursor, |ahead| {
        let Some(part) = take_part_of_named_month(ahead) else {
            return take_numbered_day(ahead).map(Some);
        };

        // 上旬10日: a day behind the part that it stands in.
        let is_narrower = take_numbered_day(ahead).is_some();
        Some(last_day_of(part).filter(|_| !is_narrower))
    });
    if listed.items.is_empty() {
        return None;
    }

    let days: Option<Vec<MonthDay>> = listed.items.into_iter().collect();
    Some(match days {
        Some(days) if !listed.has_span => MonthDays::Known(days),
        _ => MonthDays::Unknown,
    })
}

/// Reads a part of a month, which may be named a second time: 底; 月底.
fn take_part_of_named_month(cursor: &mut Cursor<'_>) -> Option<PartOfMonth> {
    cursor.attempt(|ahead| {
        let is_named = ahead.take(&["月"]);
        let part = take_part_of_month(ahead)?;
        (!is_named || matches!(part, PartOfMonth::End | PartOfMonth::Beginning)).then_some(part)
    })
}

fn take_numbered_day(cursor: &mut Cursor<'_>) -> Option<MonthDay> {
    cursor.attempt(|ahead| MonthDay::try_from(i64::from(take_day(ahead)?)).ok())
}

/// Returns the day by which something is due that is due in a part of a month; `None` where the part has no such day.
fn last_day_of(part: PartOfMonth) -> Option<MonthDay> {
    match part {
        PartOfMonth::Beginning => None,
        PartOfMonth::FirstTenDays => Some(MonthDay::Number(10)),
        PartOfMonth::SecondTenDays => Some(MonthDay::Number(20)),
        PartOfMonth::LastDays | PartOfMonth::End => Some(MonthDay::Last),
    }
}
