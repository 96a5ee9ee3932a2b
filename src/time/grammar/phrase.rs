//! A phrase of time, as a text prints it.

use std::ops::Range;

/// A phrase of time: where it stands in a text, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase<M> {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What it means.
    pub meaning: M,
}

impl<M> Phrase<M> {
    /// Returns its words; nothing where the text is not the one in which it was found.
    pub fn words<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.range.clone()).unwrap_or_default()
    }

    /// Returns whether a byte stands in one of these phrases, which are those of a text in order.
    pub fn hold(phrases: &[Self], at: usize) -> bool {
        // Of those that share the word behind them the first goes to the same end as the last.
        let begun = phrases.partition_point(|phrase| phrase.range.start <= at);
        phrases[..begun]
            .last()
            .is_some_and(|last| last.range.contains(&at))
    }

    /// Whether it shares the word behind it with another phrase: the two of 二、三季度.
    pub fn shares_end(&self, other: &Self) -> bool {
        self.range.end == other.range.end
    }
}
