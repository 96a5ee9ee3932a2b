//! The grammar of time on texts of any sort.

use crate::support::cases_of;
use gangmu::time::{Due, Every, Month, find_dates, find_dues, find_schedules, read_schedule};
use proptest::prelude::*;
use std::ops::Range;

/// Pieces that times are made of, and that stand beside them.
const PIECES: [&str; 44] = [
    "2017",
    "年",
    "2月",
    "10日",
    "月",
    "日",
    "底",
    "末",
    "前",
    "每",
    "季度",
    "半年",
    "周",
    "一",
    "二",
    "三、",
    "十二",
    "〇",
    "○",
    "上",
    "下",
    "第",
    "个",
    "至",
    "-",
    "—",
    "、",
    "和",
    ",",
    "。",
    "(",
    ")",
    " ",
    "\u{3000}",
    "20",
    "１２",
    "31",
    "“十四五”",
    "旬",
    "次",
    "通报",
    "起",
    "市",
    "\u{200B}",
];

fn text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..24);
    prop_oneof![pieces.prop_map(|pieces| pieces.concat()), "\\PC{0,40}"]
}

fn every() -> impl Strategy<Value = Every> {
    prop_oneof![
        Just(Every::Week),
        Just(Every::Month),
        Just(Every::Quarter),
        Just(Every::HalfYear),
        Just(Every::Year),
    ]
}

/// Whether ranges are parts of a text, in order, none over another.
fn are_in_order(text: &str, ranges: &[Range<usize>]) -> bool {
    let are_parts = ranges.iter().all(|range| text.get(range.clone()).is_some());
    are_parts && ranges.windows(2).all(|pair| pair[0].end <= pair[1].start)
}

fn due() -> impl Strategy<Value = Due> {
    let years = 1990i16..2090;
    prop_oneof![
        years.clone().prop_map(Due::Year),
        (years.clone(), 1u8..=2).prop_map(|(year, half)| Due::Half(year, half)),
        (years.clone(), 1u8..=4).prop_map(|(year, quarter)| Due::Quarter(year, quarter)),
        (years.clone(), 1i8..=12).prop_map(|(year, month)| Due::Month(Month { year, month })),
        (years, 1i8..=12, 1i8..=28)
            .prop_map(|(year, month, day)| Due::Day(jiff::civil::date(year, month, day))),
    ]
}

/// Writes a time as plans print it.
fn printed(due: Due) -> String {
    match due {
        Due::Year(year) => format!("{year}年底前"),
        Due::Half(year, 1) => format!("{year}年上半年"),
        Due::Half(year, _) => format!("{year}年下半年"),
        Due::Quarter(year, quarter) => format!("{year}年第{quarter}季度"),
        Due::Month(Month { year, month }) => format!("{year}年{month}月底前"),
        Due::Day(day) => format!("{}年{}月{}日前", day.year(), day.month(), day.day()),
    }
}

proptest! {
    #![proptest_config(cases_of(2000))]

    #[test]
    fn whatever_is_found_is_a_part_of_the_text(text in text(), every in every()) {
        let dates: Vec<_> = find_dates(&text).into_iter().map(|found| found.range).collect();
        prop_assert!(are_in_order(&text, &dates), "dates {dates:?}");

        let dues: Vec<_> = find_dues(&text, 2020).into_iter().map(|found| found.range).collect();
        prop_assert!(dues.iter().all(|range| text.get(range.clone()).is_some()), "dues {dues:?}");

        let schedules: Vec<_> = find_schedules(&text).into_iter().map(|found| found.range).collect();
        prop_assert!(are_in_order(&text, &schedules), "schedules {schedules:?}");

        // Days of a schedule lie in its year, in order.
        if let Some(schedule) = read_schedule(every, &text) {
            let days = schedule.days_in(2021);
            prop_assert!(days.iter().all(|day| day.year() == 2021));
            prop_assert!(days.is_sorted());
        }
    }

    #[test]
    fn what_is_printed_is_read(due in due()) {
        let text = printed(due);
        let found = find_dues(&text, 2020);
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(found[0].meaning.due, due, "{}", text);
        prop_assert_eq!(found[0].range.start, 0, "{}", text);
    }
}
