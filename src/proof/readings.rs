//! Declared emendations: what they replace, and what a line reads with them.

use super::{Prover, excerpt};
use crate::diag::Diagnostic;
use crate::plan::{Document, Emendation};
use crate::source::Source;
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
        self.effects();
    }

    /// Each occurrence that an emendation means must be read as it says: not taken by another, and
    /// not on a line that is left out.
    fn effects(&mut self) {
        let front = &self.document.front;
        let mut problems = Vec::new();
        for (index, emendation) in front.emendations.iter().enumerate() {
            let line = emendation.line;
            if let Some(skip) = front.source.skip.iter().find(|s| s.lines.contains(line)) {
                problems.push((
                    index,
                    Diagnostic::warning(
                        "emendation-unused",
                        format!(
                            "line {line} of the source is left out ({}), so nothing is read there",
                            skip.why
                        ),
                    )
                    .help("take the emendation away, or the line out of the skip"),
                ));
                continue;
            }
            let meant = meant(emendation, self.archived.line(line)).count();
            let read = pieces(self.document, self.archived, line)
                .iter()
                .filter(|piece| matches!(piece, Piece::Read(i) if *i == index))
                .count();
            if read < meant {
                problems.push((
                    index,
                    Diagnostic::error(
                        "emendations-overlap",
                        format!("another emendation of line {line} already reads part of `{}`", emendation.found),
                    )
                    .help("make one emendation of the two, or say with `nth` which occurrence each means"),
                ));
            }
        }
        for (index, problem) in problems {
            let words = &self.document.front.emendations[index].found;
            self.at_front(problem, &format!("found = \"{words}"));
        }
    }
}

/// A part of a line: as it stands in the source, or read by an emendation.
pub enum Piece<'s> {
    /// As it stands.
    Plain(&'s str),
    /// The index of the emendation.
    Read(usize),
}

/// Where a line holds what an emendation means.
fn meant<'l>(
    emendation: &'l Emendation,
    line: &'l str,
) -> impl Iterator<Item = Range<usize>> + use<'l> {
    let found = emendation.found.as_str();
    line.match_indices(found)
        .enumerate()
        .filter(move |(count, _)| {
            !found.is_empty() && emendation.nth.is_none_or(|nth| nth as usize == count + 1)
        })
        .map(|(_, (at, found))| at..at + found.len())
}

/// The parts of a line, in order.
pub fn pieces<'s>(document: &Document, archived: &'s Source, number: u32) -> Vec<Piece<'s>> {
    let line = archived.line(number);
    let mut marks: Vec<(Range<usize>, usize)> = Vec::new();
    for (index, emendation) in document.front.emendations.iter().enumerate() {
        if emendation.line == number {
            marks.extend(meant(emendation, line).map(|range| (range, index)));
        }
    }
    marks.sort_by_key(|(range, _)| (range.start, usize::MAX - range.end));
    let mut pieces = Vec::new();
    let mut from = 0;
    for (range, index) in marks {
        if range.start < from {
            continue;
        }
        pieces.push(Piece::Plain(&line[from..range.start]));
        pieces.push(Piece::Read(index));
        from = range.end;
    }
    pieces.push(Piece::Plain(&line[from..]));
    pieces
}

/// A line with its emendations applied: the characters of a reading with its emendation.
pub fn emended(document: &Document, archived: &Source, number: u32) -> Vec<(char, Option<usize>)> {
    let mut chars = Vec::new();
    for piece in pieces(document, archived, number) {
        match piece {
            Piece::Plain(text) => chars.extend(text.chars().map(|c| (c, None))),
            Piece::Read(index) => {
                let reading = &document.front.emendations[index].reading;
                chars.extend(reading.chars().map(|c| (c, Some(index))));
            }
        }
    }
    chars
}
