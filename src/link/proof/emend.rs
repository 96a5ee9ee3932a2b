//! Declared emendations: each must find what it says it found, and no two may change the same.

use super::{Prover, excerpt};
use crate::base::diag::Diagnostic;
use crate::plan::Emendation;
use std::ops::Range;

impl Prover<'_> {
    /// Each declared emendation must find what it says it found.
    pub(super) fn emendations(&mut self) {
        for emendation in &self.document.front.emendations {
            let line = self.archived.line(emendation.line);
            let count = line.matches(emendation.found.as_str()).count();
            let reached = emendation
                .nth
                .is_none_or(|nth| nth >= 1 && nth as usize <= count);
            if emendation.found.is_empty() || count == 0 || !reached {
                let problem = Diagnostic::error(
                    "emendation-not-found",
                    format!(
                        "line {} of the source does not hold `{}`",
                        emendation.line, emendation.found
                    ),
                )
                .help(format!("the line reads: {}", excerpt(line)));
                self.at_front(problem, &emendation.found);
            }
        }
        self.unread();
        self.overlaps();
    }

    /// An emendation of a line that is left out changes nothing.
    fn unread(&mut self) {
        let source = &self.document.front.source;
        for emendation in &self.document.front.emendations {
            let skip = source
                .skip
                .iter()
                .find(|skip| skip.lines.contains(emendation.line));
            if let Some(skip) = skip {
                let problem = Diagnostic::warning(
                    "emendation-unused",
                    format!(
                        "line {} of the source is left out ({}), so nothing is read there",
                        emendation.line, skip.why
                    ),
                )
                .help("take the emendation away, or the line out of the skip");
                self.at_front(problem, &format!("found = \"{}\"", emendation.found));
            }
        }
    }

    /// Two emendations of the same characters: only one of them could be read.
    fn overlaps(&mut self) {
        let emendations = &self.document.front.emendations;
        for (index, emendation) in emendations.iter().enumerate() {
            let line = self.archived.line(emendation.line);
            let mine = occurrences(line, emendation);
            let other = emendations[..index].iter().find(|other| {
                other.line == emendation.line
                    && occurrences(line, other)
                        .iter()
                        .any(|a| mine.iter().any(|b| a.start < b.end && b.start < a.end))
            });
            if let Some(other) = other {
                let problem = Diagnostic::error(
                    "emendations-overlap",
                    format!(
                        "on line {}, the emendations of `{}` and `{}` change the same characters",
                        emendation.line, other.found, emendation.found
                    ),
                )
                .help("make one of the two, or say with `nth` which occurrence each means");
                self.at_front(problem, &emendation.found);
            }
        }
    }

    /// A line with its emendations applied: bytes of the reading with the emendation that made them.
    pub(super) fn emended(&self, number: u32) -> Vec<(char, Option<usize>)> {
        let line = self.archived.line(number);
        let mut marks: Vec<(Range<usize>, usize)> = Vec::new();
        for (index, emendation) in self.document.front.emendations.iter().enumerate() {
            if emendation.line == number {
                let ranges = occurrences(line, emendation).into_iter();
                marks.extend(ranges.map(|range| (range, index)));
            }
        }
        marks.sort_by_key(|(range, _)| (range.start, usize::MAX - range.end));
        let mut chars = Vec::with_capacity(line.len());
        let mut from = 0;
        for (range, index) in marks {
            if range.start < from {
                continue;
            }
            chars.extend(line[from..range.start].chars().map(|c| (c, None)));
            let reading = &self.document.front.emendations[index].reading;
            chars.extend(reading.chars().map(|c| (c, Some(index))));
            from = range.end;
        }
        chars.extend(line[from..].chars().map(|c| (c, None)));
        chars
    }

    pub(super) fn emended_text(&self, number: u32) -> String {
        self.emended(number).into_iter().map(|(c, _)| c).collect()
    }
}

/// The byte ranges of a line that an emendation means.
fn occurrences(line: &str, emendation: &Emendation) -> Vec<Range<usize>> {
    if emendation.found.is_empty() {
        return Vec::new();
    }
    line.match_indices(emendation.found.as_str())
        .zip(1..)
        .filter(|(_, nth)| emendation.nth.is_none_or(|only| only == *nth))
        .map(|((at, found), _)| at..at + found.len())
        .collect()
}
