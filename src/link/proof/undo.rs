//! Undoes emendations by counting: each stands at an offset of the source's text, so it stands at
//! the same offset of the plan's text once those before it are undone.

use crate::base::source::Source;
use crate::base::text::is_space;
use crate::plan::{BlockAt, Document, Emendation};
use std::ops::Range;

/// A character of the plan's text or of the source.
#[derive(Clone, Copy)]
pub(super) struct Char<Where> {
    pub(super) c: char,
    pub(super) at: Where,
}

/// An emendation at one of its occurrences.
pub(super) struct Edit<'a> {
    pub(super) emendation: &'a Emendation,
    /// How many visible characters of text stand before it in the source.
    pub(super) offset: usize,
}

pub(super) fn visible(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !is_space(*c))
}

/// The visible characters of the lines that are text, each with its line, and where emendations
/// change them.
pub(super) fn source_text<'a>(
    document: &'a Document,
    archived: &Source,
    is_text: impl Fn(u32) -> bool,
) -> (Vec<Char<u32>>, Vec<Edit<'a>>) {
    let mut chars = Vec::new();
    let mut edits = Vec::new();
    for number in (1..=archived.line_count()).filter(|line| is_text(*line)) {
        let line = archived.line(number);
        let mut here: Vec<(usize, &Emendation)> = Vec::new();
        for emendation in &document.front.emendations {
            if emendation.line == number && !emendation.found.is_empty() {
                let hits = line.match_indices(&emendation.found).zip(1..);
                here.extend(
                    hits.filter(|(_, nth)| emendation.nth.is_none_or(|only| only == *nth))
                        .map(|((at, _), _)| (at, emendation)),
                );
            }
        }
        here.sort_by_key(|(at, _)| *at);
        edits.extend(here.into_iter().map(|(at, emendation)| Edit {
            emendation,
            offset: chars.len() + visible(&line[..at]).count(),
        }));
        chars.extend(visible(line).map(|c| Char { c, at: number }));
    }
    (chars, edits)
}

/// A stretch of the restored text that belongs to one passage.
pub(super) struct Stretch {
    pub(super) at: BlockAt,
    pub(super) range: Range<usize>,
    /// The line of the emendation, where the passage holds its reading.
    pub(super) line: Option<u32>,
}

/// Puts back what the emendations found; fails at the first whose reading is not where it must be.
pub(super) fn undo<'a>(
    plan: &[Char<BlockAt>],
    edits: &[Edit<'a>],
) -> Result<(Vec<char>, Vec<Stretch>), &'a Emendation> {
    let mut restored: Vec<char> = Vec::with_capacity(plan.len());
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut rest = plan;
    let mut keep =
        |chars: &[Char<BlockAt>], restored: &mut Vec<char>, edit: Option<&Emendation>| {
            let begin = restored.len();
            match edit {
                Some(edit) => restored.extend(visible(&edit.found)),
                None => restored.extend(chars.iter().map(|char| char.c)),
            }
            let mut from = 0;
            for run in chars.chunk_by(|a, b| a.at == b.at) {
                // What was found belongs as a whole to every passage that its reading stands in.
                let range = match edit {
                    Some(_) => begin..restored.len(),
                    None => begin + from..begin + from + run.len(),
                };
                stretches.push(Stretch {
                    at: run[0].at,
                    range,
                    line: edit.map(|edit| edit.line),
                });
                from += run.len();
            }
        };
    for edit in edits {
        let kept = edit
            .offset
            .checked_sub(restored.len())
            .filter(|kept| *kept <= rest.len())
            .ok_or(edit.emendation)?;
        keep(&rest[..kept], &mut restored, None);
        rest = &rest[kept..];
        let mut read = 0;
        for c in visible(&edit.emendation.reading) {
            if rest.get(read).is_none_or(|char| char.c != c) {
                return Err(edit.emendation);
            }
            read += 1;
        }
        keep(&rest[..read], &mut restored, Some(edit.emendation));
        rest = &rest[read..];
    }
    keep(rest, &mut restored, None);
    Ok((restored, stretches))
}
