//! The year that a bare month of a plan means.

use crate::base::text::fold_char;
use crate::intake::import::plan_year::{PlanYear, SPANS, TITLE_YEARS, YearEvidence, year_before};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// The years that a text of our time speaks of.
const TEXT_YEARS: RangeInclusive<i16> = 1990..=2100;
/// What times are read in where a text names no year at all; what they mean is not known then.
const NO_YEAR: i16 = 2000;

/// Returns the first year of the span that a title names: 三年行动计划(2021—2023年).
pub fn first_year_of_span(title: &str) -> Option<i16> {
    let title: String = title.chars().map(fold_char).filter(|c| *c != ' ').collect();
    title.match_indices('年').find_map(|(at, _)| {
        let (before, last) = year_before(&title[..at])?;
        let before = before.trim_end_matches(SPANS);
        let (_, first) = year_before(before.strip_suffix('年').unwrap_or(before))?;
        let is_span = TITLE_YEARS.contains(&first) && (1..=20).contains(&(last - first));
        is_span.then_some(first)
    })
}

/// Returns the year of a plan that nothing in its head dates: that of its title's span, else the one that its text speaks
/// of most.
pub fn guessed_year(title: &str, text: &str) -> PlanYear {
    match first_year_of_span(title).or_else(|| likely_year(text)) {
        Some(year) => PlanYear {
            year,
            from: YearEvidence::Guess,
        },
        None => PlanYear {
            year: NO_YEAR,
            from: YearEvidence::Nothing,
        },
    }
}

/// Returns the year that a text speaks of most, of several the earliest.
pub fn likely_year(text: &str) -> Option<i16> {
    let mut counts: BTreeMap<i16, usize> = BTreeMap::new();
    for (at, _) in text.match_indices('年') {
        if let Some((_, year)) = year_before(&text[..at]).filter(|(_, y)| TEXT_YEARS.contains(y)) {
            *counts.entry(year).or_default() += 1;
        }
    }
    let most = counts.iter().max_by_key(|(year, count)| (**count, -**year));
    most.map(|(year, _)| *year)
}

#[cfg(test)]
mod tests {
    use super::{first_year_of_span, likely_year};

    #[test]
    fn years() {
        assert_eq!(likely_year("2019年完成,2019年底前,2020年"), Some(2019));
        assert_eq!(likely_year("没有年份"), None);
        assert_eq!(first_year_of_span("行动计划(2021—2023年)"), Some(2021));
        assert_eq!(first_year_of_span("行动计划(2021年-2023年)"), Some(2021));
        assert_eq!(first_year_of_span("2021年行动计划"), None);
    }
}
