//! A place in a text that is read from left to right.

use crate::base::text::{is_space, take_digits, take_numeral};
use std::ops::RangeInclusive;

/// What stands between the two ends of a span: 3月至5月, 2018—2020年.
pub(super) const DASHES: [&str; 8] = ["—", "–", "-", "~", "\u{FF5E}", "至", "到", "─"];

/// What stands between times that are listed: 二、三季度, 中秋和国庆节.
pub(super) const JOINTS: [&str; 4] = ["、", "和", "及", "与"];

/// A place in a text. What is read moves it on; what is not there leaves it where it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    /// Returns a cursor at a byte of a text, which must be the beginning of a character or the end.
    pub fn new(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }

    /// Returns the byte at which it stands.
    pub fn at(self) -> usize {
        self.at
    }

    /// Returns what stands before it.
    pub fn before(self) -> &'t str {
        &self.text[..self.at]
    }

    /// Returns what stands behind it.
    pub fn rest(self) -> &'t str {
        &self.text[self.at..]
    }

    /// Returns the words between an earlier cursor and this one.
    pub fn since(self, earlier: Self) -> &'t str {
        &self.text[earlier.at..self.at]
    }

    /// Returns the next character.
    pub fn peek(self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Returns the next character and goes past it.
    pub fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// Goes past one character if it is one of these; says whether it did.
    pub fn take_char(&mut self, chars: &[char]) -> bool {
        let found = self.peek().is_some_and(|c| chars.contains(&c));
        if found {
            self.next();
        }
        found
    }

    /// Goes past the first of these words that stands here; says whether one does. Where one word begins with
    /// another, the longer one must come first.
    pub fn take(&mut self, words: &[&str]) -> bool {
        self.take_one(words).is_some()
    }

    /// Goes past the first of these words that stands here, and returns it.
    pub fn take_one<'w>(&mut self, words: &[&'w str]) -> Option<&'w str> {
        let word = words.iter().find(|word| self.rest().starts_with(**word))?;
        self.at += word.len();
        Some(word)
    }

    /// Goes past the first word of a table that stands here, and returns what it stands for.
    pub fn take_from<T: Copy>(&mut self, table: &[(&str, T)]) -> Option<T> {
        let (word, meaning) = table
            .iter()
            .find(|(word, _)| self.rest().starts_with(*word))?;
        self.at += word.len();
        Some(*meaning)
    }

    /// Goes past white space.
    pub fn skip_spaces(&mut self) {
        self.at = self.text.len() - self.rest().trim_start_matches(is_space).len();
    }

    /// Goes past the dashes of a span; says whether there are any.
    pub fn take_dashes(&mut self) -> bool {
        let before = self.at;
        while self.take(&DASHES) {}
        self.at > before
    }

    /// Reads a number in Arabic digits, half or full width, that lies in a range.
    pub fn digits(&mut self, range: RangeInclusive<u32>) -> Option<u32> {
        let found = take_digits(self.rest());
        self.accept(found, range)
    }

    /// Reads a number in Arabic or Chinese numerals that lies in a range.
    pub fn numeral(&mut self, range: RangeInclusive<u32>) -> Option<u32> {
        let found = take_numeral(self.rest());
        self.accept(found, range)
    }

    fn accept(&mut self, found: Option<(u32, &str)>, range: RangeInclusive<u32>) -> Option<u32> {
        let (number, rest) = found.filter(|(number, _)| range.contains(number))?;
        self.at = self.text.len() - rest.len();
        Some(number)
    }

    /// Reads with a function that may move the cursor before it fails; then the cursor goes back.
    pub fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut ahead = *self;
        let found = read(&mut ahead)?;
        *self = ahead;
        Some(found)
    }
}
