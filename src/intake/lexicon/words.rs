//! The words of one family.

use std::cmp::Reverse;
use std::ops::Range;

/// The words of one family; where several fit, the longest counts.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// The longest first, in characters; words of one length in the order of their files.
    words: Vec<Word>,
}

#[derive(Debug, Clone)]
struct Word {
    text: String,
    example: String,
    /// In characters.
    length: usize,
}

impl Words {
    /// Adds a word with an example of its use; returns whether it is new.
    pub(super) fn add(&mut self, text: &str, example: &str) -> bool {
        if self.contains(text) {
            return false;
        }

        let length = text.chars().count();
        let place = self.words.partition_point(|word| word.length >= length);
        self.words.insert(
            place,
            Word {
                text: text.to_owned(),
                example: example.to_owned(),
                length,
            },
        );
        true
    }

    /// Returns the words, longest first.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| word.text.as_str())
    }

    /// Returns the printed example of each word, in the order of [`Words::iter`].
    pub fn examples(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| word.example.as_str())
    }

    /// Whether a text is one of the words.
    pub fn contains(&self, text: &str) -> bool {
        self.iter().any(|word| word == text)
    }

    /// Whether a text begins with one of the words.
    pub fn begin(&self, text: &str) -> bool {
        self.iter().any(|word| text.starts_with(word))
    }

    /// Whether a text ends with one of the words.
    pub fn end(&self, text: &str) -> bool {
        self.iter().any(|word| text.ends_with(word))
    }

    /// Whether one of the words stands somewhere in a text.
    pub fn occur_in(&self, text: &str) -> bool {
        self.iter().any(|word| text.contains(word))
    }

    /// Returns how many of the words stand in a text, each counted once.
    pub fn count_in(&self, text: &str) -> usize {
        self.iter().filter(|word| text.contains(word)).count()
    }

    /// Returns the text behind the longest word that it begins with.
    pub fn strip_start<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.iter().find_map(|word| text.strip_prefix(word))
    }

    /// Returns the text before the longest word that it ends with.
    pub fn strip_end<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.iter().find_map(|word| text.strip_suffix(word))
    }

    /// Returns the bytes of the last word in a text; of words that begin at one place, the longest.
    pub fn find_last(&self, text: &str) -> Option<Range<usize>> {
        self.iter()
            .filter_map(|word| text.rfind(word).map(|at| at..at + word.len()))
            .max_by_key(|found| (found.start, found.end))
    }

    /// Returns the text without all the words that it begins with, one behind the other.
    pub fn strip_all_at_start<'t>(&self, mut text: &'t str) -> &'t str {
        while let Some(rest) = self.strip_start(text) {
            text = rest;
        }
        text
    }

    /// Returns the bytes of the first word in a text; of words that begin at one place, the longest.
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        self.iter()
            .filter_map(|word| text.find(word).map(|at| at..at + word.len()))
            .min_by_key(|found| (found.start, Reverse(found.end)))
    }

    /// Returns the bytes of all words in a text, in order: of words that begin at one place, the longest, and none that
    /// begins within another.
    pub fn find_all(&self, text: &str) -> Vec<Range<usize>> {
        let mut all: Vec<Range<usize>> = self
            .iter()
            .flat_map(|word| text.match_indices(word))
            .map(|(at, word)| at..at + word.len())
            .collect();
        all.sort_by_key(|found| (found.start, Reverse(found.end)));

        let mut end = 0;
        all.retain(|found| {
            let is_free = found.start >= end;
            if is_free {
                end = found.end;
            }
            is_free
        });
        all
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    fn words(list: &[&str]) -> Words {
        let mut words = Words::default();
        for word in list {
            words.add(word, word);
        }
        words
    }

    #[test]
    fn the_longest_word_counts() {
        let words = words(&["时间", "完成时间", "时限", "完成时间节点"]);
        assert_eq!(
            words.iter().collect::<Vec<_>>(),
            ["完成时间节点", "完成时间", "时间", "时限"]
        );
        assert_eq!(words.strip_end("计划完成时间"), Some("计划"));
        assert_eq!(words.strip_start("完成时间节点:"), Some(":"));
        assert_eq!(words.find("的完成时间"), Some(3..15));
        assert_eq!(
            words.find_all("完成时间、时间时限"),
            [0..12, 15..21, 21..27]
        );
        assert_eq!(words.find_last("完成时间、时限"), Some(15..21));
        assert_eq!(words.strip_all_at_start("时限完成时间内"), "内");
    }

    #[test]
    fn a_word_is_added_once() {
        let mut words = words(&["局"]);
        assert!(!words.add("局", "市公安局"));
        assert!(words.add("厅", "省公安厅"));
        assert_eq!(words.iter().count(), 2);
    }
}
