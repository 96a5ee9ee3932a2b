//! The year of a plan, which a month without a year is one of.

use crate::base::text::fold_char;
use std::ops::RangeInclusive;

/// The years that a title can name.
pub const TITLE_YEARS: RangeInclusive<i16> = 1949..=2200;

/// What stands between the years of a span.
pub const SPANS: [char; 6] = ['—', '-', '至', '–', '~', '到'];

/// The year of a plan, and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanYear {
    /// The year.
    pub year: i16,
    /// Where it comes from.
    pub from: YearEvidence,
}

/// Where the year of a plan comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearEvidence {
    /// A date, a number or the title of the plan says it.
    Head,
    /// It is the first of the years that the title spans, or the one that the text speaks of most.
    Guess,
    /// The text names no year at all.
    Nothing,
}

impl PlanYear {
    /// Returns the year of a part that its title may name: 附件1 2026年工作任务清单, a column 2026年目标.
    pub fn of_title(self, title: &str) -> Self {
        match title_year(title) {
            Some(year) => Self {
                year,
                from: YearEvidence::Head,
            },
            None => self,
        }
    }

    /// Whether the head of the plan says it.
    pub fn is_certain(self) -> bool {
        self.from == YearEvidence::Head
    }

    /// Returns the year, where anything says it.
    pub fn known(self) -> Option<i16> {
        (self.from != YearEvidence::Nothing).then_some(self.year)
    }

    /// Whether words of time mean nothing because the year that they leave out is not known.
    pub fn leaves_open(self, words: &str) -> bool {
        let names_year = words.find('年').is_some_and(|at| {
            let digits = words[..at].bytes().rev().take_while(u8::is_ascii_digit);
            digits.count() == 4
        });
        self.from == YearEvidence::Nothing && !names_year
    }
}

/// Returns the year that a title names: 甲市2018年工作要点. A span of years (2018—2020年) says nothing about
/// a bare month.
pub fn title_year(title: &str) -> Option<i16> {
    let title: String = title.chars().map(fold_char).filter(|c| *c != ' ').collect();
    let (year, before) = title.match_indices('年').find_map(|(at, _)| {
        let (before, year) = year_before(&title[..at])?;
        TITLE_YEARS.contains(&year).then_some((year, before))
    })?;

    let spans = before.ends_with(SPANS);
    (!spans).then_some(year)
}

/// Reads the four digits that a text ends with as a year, and returns what stands before them, too.
pub fn year_before(text: &str) -> Option<(&str, i16)> {
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &text[before.len()..];
    (digits.len() == 4)
        .then(|| digits.parse().ok())
        .flatten()
        .map(|year| (before, year))
}

#[cfg(test)]
mod tests {
    use super::title_year;

    #[test]
    fn years_of_titles() {
        assert_eq!(
            title_year("甲市推进经济带建设2018年工作实施方案"),
            Some(2018)
        );
        assert_eq!(title_year("三年行动计划(2018—2020年)"), None);
        assert_eq!(title_year("实施方案"), None);
    }
}
