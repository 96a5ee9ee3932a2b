//! Undoes emendations by counting: each stands at an offset of the source's text, so it stands at
//! the same offset of the plan's text once those before it are undone.

use crate::base::source::Source;
use crate::base::text::is_space;
use crate::plan::{BlockAt, Document, Emendation};
use std::ops::Range;

/// A character of the plan's text or of the source, with its place there.
#[derive(Clone, Copy)]
pub(super) struct Char<Place> {
    pub(super) c: char,
    pub(super) at: Place,
}

/// An emendation at one of its occurrences.
pub(super) struct Edit<'a> {
    pub(super) emendation: &'a Emendation,
    /// How many visible characters of text stand before it in the source.
    pub(super) offset: usize,
}

/// The text of a source.
pub(super) struct SourceText<'a> {
    /// Its visible characters, each with its line.
    pub(super) chars: Vec<Char<u32>>,
    /// Where emendations change them, in order.
    pub(super) edits: Vec<Edit<'a>>,
}

/// A stretch of the restored text that belongs to one passage.
pub(super) struct Stretch {
    pub(super) at: BlockAt,
    /// Its characters in the restored text.
    pub(super) range: Range<usize>,
    /// The line of the emendation, where the passage holds its reading.
    pub(super) line: Option<u32>,
}

/// The text of a plan with its emendations undone.
#[derive(Default)]
pub(super) struct Restored {
    pub(super) chars: Vec<char>,
    pub(super) stretches: Vec<Stretch>,
}

/// Returns the characters of a text that can be seen.
pub(super) fn visible(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !is_space(*c))
}

/// Reads the lines of a source that are text.
pub(super) fn source_text<'a>(
    document: &'a Document,
    archived: &Source,
    is_text: impl Fn(u32) -> bool,
) -> SourceText<'a> {
    let mut chars = Vec::new();
    let mut edits = Vec::new();

    for number in (1..=archived.line_count()).filter(|line| is_text(*line)) {
        let line = archived.line(number);

        let mut occurrences: Vec<(usize, &Emendation)> = Vec::new();
        for emendation in &document.front.emendations {
            if emendation.line == number && !emendation.found.is_empty() {
                let hits = line.match_indices(&emendation.found).zip(1..);
                occurrences.extend(
                    hits.filter(|(_, nth)| emendation.nth.is_none_or(|only| only == *nth))
                        .map(|((at, _), _)| (at, emendation)),
                );
            }
        }

        // Emendations are declared in any order; undoing counts from left to right.
        occurrences.sort_by_key(|(at, _)| *at);

        edits.extend(occurrences.into_iter().map(|(at, emendation)| Edit {
            emendation,
            offset: chars.len() + visible(&line[..at]).count(),
        }));
        chars.extend(visible(line).map(|c| Char { c, at: number }));
    }

    SourceText { chars, edits }
}

/// Puts back what the emendations found.
///
/// # Errors
/// The first emendation whose reading is not where it must be.
pub(super) fn undo<'a>(
    plan: &[Char<BlockAt>],
    edits: &[Edit<'a>],
) -> Result<Restored, &'a Emendation> {
    let mut restored = Restored {
        chars: Vec::with_capacity(plan.len()),
        stretches: Vec::new(),
    };
    let mut rest = plan;

    for edit in edits {
        // So many characters stand between the emendation before and this one; a plan that lacks text has fewer left.
        let kept = edit
            .offset
            .checked_sub(restored.chars.len())
            .filter(|kept| *kept <= rest.len())
            .ok_or(edit.emendation)?;
        restored.keep(&rest[..kept]);
        rest = &rest[kept..];

        // The reading must stand here in full; it is replaced by what was found.
        let mut length = 0;
        for c in visible(&edit.emendation.reading) {
            if rest.get(length).is_none_or(|char| char.c != c) {
                return Err(edit.emendation);
            }
            length += 1;
        }

        restored.put_back(&rest[..length], edit.emendation);
        rest = &rest[length..];
    }

    restored.keep(rest);
    Ok(restored)
}

impl Restored {
    /// Adds characters that no emendation changes.
    fn keep(&mut self, chars: &[Char<BlockAt>]) {
        for run in chars.chunk_by(|a, b| a.at == b.at) {
            let begin = self.chars.len();
            self.chars.extend(run.iter().map(|char| char.c));
            self.stretches.push(Stretch {
                at: run[0].at,
                range: begin..self.chars.len(),
                line: None,
            });
        }
    }

    /// Adds what was found in place of its reading.
    fn put_back(&mut self, reading: &[Char<BlockAt>], emendation: &Emendation) {
        let begin = self.chars.len();
        self.chars.extend(visible(&emendation.found));

        // What was found belongs as a whole to every passage that its reading stands in.
        for run in reading.chunk_by(|a, b| a.at == b.at) {
            self.stretches.push(Stretch {
                at: run[0].at,
                range: begin..self.chars.len(),
                line: Some(emendation.line),
            });
        }
    }
}
