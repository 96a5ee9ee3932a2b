//! What is measured, and the verb that says what becomes of it: 地区生产总值增长.

use super::comparison;
use crate::base::text::is_han;
use crate::intake::lexicon::{Lexicon, Words};
use crate::plan::{Bound, Change};

/// The lengths, in characters, that the name of something measured may have.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=26;

/// What is measured, with what the verb behind it says.
#[derive(Debug)]
pub struct Indicator<'t> {
    /// What is measured, as printed.
    pub name: &'t str,
    /// Whether the figure is one to change by.
    pub change: Option<Change>,
    /// On which side of the figure one has to come out.
    pub bound: Bound,
    /// What the figure is compared with, as printed before the verb; empty where nothing is.
    pub against: &'t str,
}

/// What a family of verbs says of the figure behind it.
struct Verb<'l> {
    words: &'l Words,
    change: Option<Change>,
    bound: Bound,
}

impl<'t> Indicator<'t> {
    /// Reads what stands before a figure. `is_fulfilled` says that its clause begins as 完成固定资产投资100亿元
    /// does. Returns `None` where it is no indicator with a verb, nor an act that is counted.
    pub fn read(before: &'t str, is_fulfilled: bool, lexicon: &Lexicon) -> Option<Self> {
        let indicator = match Self::with_verb(before, lexicon) {
            Some(indicator) => indicator,
            None => Self::without_verb(before, is_fulfilled, lexicon)?,
        };
        is_indicator(indicator.name, lexicon).then_some(indicator)
    }

    /// Reads an indicator with a verb behind it: 地区生产总值增长7.5%, 失业率控制在4%以内.
    fn with_verb(before: &'t str, lexicon: &Lexicon) -> Option<Self> {
        let words = &lexicon.targets;
        let verb = |words, change, bound| Verb {
            words,
            change,
            bound,
        };
        let verbs = [
            verb(&words.at_least, None, Bound::AtLeast),
            verb(&words.at_most, None, Bound::AtMost),
            verb(&words.exactly, None, Bound::Exactly),
            verb(&words.increase, Some(Change::Increase), Bound::Exactly),
            verb(&words.decrease, Some(Change::Decrease), Bound::Exactly),
        ];

        // 不超过 is a bound above, though 超过 is one below: the longest verb counts.
        let mut indicator = verbs
            .into_iter()
            .filter_map(|verb| {
                Some(Indicator {
                    name: verb.words.strip_end(before)?,
                    change: verb.change,
                    bound: verb.bound,
                    against: "",
                })
            })
            .min_by_key(|indicator| indicator.name.len())?;

        // Words between indicator and verb may stand one behind the other.
        loop {
            if let Some(at) = comparison::at_end(indicator.name, lexicon)
                && indicator.against.is_empty()
            {
                (indicator.name, indicator.against) = indicator.name.split_at(at);
            } else if let Some(shorter) = words.aims.strip_end(indicator.name) {
                indicator.name = shorter;
            } else {
                return Some(indicator);
            }
        }
    }

    /// Reads an indicator whose verb stands before it: 新建污水处理厂2座, 完成固定资产投资100亿元.
    fn without_verb(before: &'t str, is_fulfilled: bool, lexicon: &Lexicon) -> Option<Self> {
        let words = &lexicon.targets;
        let is_counted = words.acts.begin(before);
        let is_total = is_fulfilled && words.totals.end(before);
        (is_counted || is_total).then_some(Indicator {
            name: before,
            change: None,
            bound: Bound::Exactly,
            against: "",
        })
    }
}

/// Whether a text is the name of something measured.
fn is_indicator(text: &str, lexicon: &Lexicon) -> bool {
    let words = &lexicon.targets;
    let stands_in_names =
        |c: char| is_han(c) || c.is_ascii_alphanumeric() || "().\u{FF08}\u{FF09}“”·&+".contains(c);

    LENGTHS.contains(&text.chars().count())
        && text.chars().all(stands_in_names)
        && !words.verbal.occur_in(text)
        && !words.unfinished.end(text)
        && !words.acts.contains(text)
}
