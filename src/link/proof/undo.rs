//! Undoes emendations and amendments by counting: each stands at an offset of the source's text, so it stands at
//! the same offset of the plan's text once those before it are undone.

use crate::base::source::Source;
use crate::base::text::is_space;
use crate::plan::{BlockAt, Deed, Document};
use std::collections::HashMap;
use std::ops::Range;

/// A character of the plan's text or of the source, with its place there.
#[derive(Clone, Copy)]
pub(super) struct Char<Place> {
    pub(super) c: char,
    pub(super) at: Place,
}

/// A change of the source's text at one place.
pub(super) struct Edit<'a> {
    pub(super) line: u32,
    /// What stands in the source; empty where text was added behind the line.
    pub(super) found: &'a str,
    /// What stands in the plan.
    pub(super) reading: &'a str,
    /// How many visible characters of text stand before it in the source.
    pub(super) offset: usize,
}

/// The text of a source.
pub(super) struct SourceText<'a> {
    /// Its visible characters, each with its line.
    pub(super) chars: Vec<Char<u32>>,
    /// Where they are changed, in order.
    pub(super) edits: Vec<Edit<'a>>,
}

/// A stretch of the restored text that belongs to one passage.
pub(super) struct Stretch {
    pub(super) at: BlockAt,
    /// Its characters in the restored text.
    pub(super) range: Range<usize>,
    /// The line of the change, where the passage holds its reading.
    pub(super) line: Option<u32>,
}

/// The text of a plan with its changes undone.
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

    let changes = changes_by_line(document);
    for number in 1..=archived.line_count() {
        let line = archived.line(number);
        let own = changes.get(&number).map_or(&[][..], Vec::as_slice);

        if is_text(number) {
            let mut occurrences: Vec<(usize, &Change<'_>)> = Vec::new();
            for change in own.iter().filter(|change| !change.found.is_empty()) {
                let hits = line.match_indices(change.found).zip(1..);
                occurrences.extend(
                    hits.filter(|(_, nth)| change.nth.is_none_or(|only| only == *nth))
                        .map(|((at, _), _)| (at, change)),
                );
            }

            // Changes are declared in any order; undoing counts from left to right.
            occurrences.sort_by_key(|(at, _)| *at);

            edits.extend(occurrences.into_iter().map(|(at, change)| Edit {
                line: number,
                found: change.found,
                reading: change.reading,
                offset: chars.len() + visible(&line[..at]).count(),
            }));
            chars.extend(visible(line).map(|c| Char { c, at: number }));
        }

        // What is added stands behind the line, be it text or not.
        let added = own.iter().filter(|change| change.is_added);
        edits.extend(added.map(|change| Edit {
            line: number,
            found: "",
            reading: change.reading,
            offset: chars.len(),
        }));
    }

    SourceText { chars, edits }
}

/// A change as it is declared for a line.
struct Change<'a> {
    found: &'a str,
    reading: &'a str,
    nth: Option<u32>,
    is_added: bool,
}

/// Returns what is declared for each line. What a notice deletes stays in the plan, so there is nothing to undo.
fn changes_by_line(document: &Document) -> HashMap<u32, Vec<Change<'_>>> {
    let front = &document.front;
    let mut changes: HashMap<u32, Vec<Change<'_>>> = HashMap::new();
    for own in &front.emendations {
        changes.entry(own.line).or_default().push(Change {
            found: &own.found,
            reading: &own.reading,
            nth: own.nth,
            is_added: false,
        });
    }
    for (_, _, own) in front.amendments() {
        let (line, found, reading) = match own.deed() {
            Some(Deed::Replace(line, old, new)) => (line, old, new),
            Some(Deed::Add(after, new)) => (after, "", new),
            Some(Deed::Strike(..) | Deed::Delete(_)) | None => continue,
        };
        changes.entry(line).or_default().push(Change {
            found,
            reading,
            nth: own.nth,
            is_added: own.after.is_some(),
        });
    }
    changes
}

/// Puts back what the changes found.
///
/// # Errors
/// The first change whose reading is not where it must be.
pub(super) fn undo<'e, 'a>(
    plan: &[Char<BlockAt>],
    edits: &'e [Edit<'a>],
) -> Result<Restored, &'e Edit<'a>> {
    let mut restored = Restored {
        chars: Vec::with_capacity(plan.len()),
        stretches: Vec::new(),
    };
    let mut rest = plan;

    for edit in edits {
        // So many characters stand between the change before and this one; a plan that lacks text has fewer left.
        let kept = edit
            .offset
            .checked_sub(restored.chars.len())
            .filter(|kept| *kept <= rest.len())
            .ok_or(edit)?;
        restored.keep(&rest[..kept]);
        rest = &rest[kept..];

        // The reading must stand here in full; it is replaced by what was found.
        let mut length = 0;
        for c in visible(edit.reading) {
            if rest.get(length).is_none_or(|char| char.c != c) {
                return Err(edit);
            }
            length += 1;
        }

        restored.put_back(&rest[..length], edit);
        rest = &rest[length..];
    }

    restored.keep(rest);
    Ok(restored)
}

impl Restored {
    /// Adds characters that nothing changes.
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
    fn put_back(&mut self, reading: &[Char<BlockAt>], edit: &Edit<'_>) {
        let begin = self.chars.len();
        self.chars.extend(visible(edit.found));

        // What was found belongs as a whole to every passage that its reading stands in.
        for run in reading.chunk_by(|a, b| a.at == b.at) {
            self.stretches.push(Stretch {
                at: run[0].at,
                range: begin..self.chars.len(),
                line: Some(edit.line),
            });
        }
    }
}
