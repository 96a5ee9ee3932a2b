//! The year of a plan, which a month without a year is one of.

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
