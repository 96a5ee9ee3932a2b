//! A line of the source as it is read: with its emendations applied, and with what notices changed.

use super::emendations::occurrences;
use super::prover::Prover;
use super::ranges::ranges_of;
use super::trace::Mark;
use crate::plan::Deed;
use std::ops::Range;

/// A character of a line as it is read.
pub(super) struct ReadChar {
    pub(super) c: char,
    /// What supplied it, or says that it is deleted.
    pub(super) mark: Option<Mark>,
}

/// What is read in place of a part of a line.
struct Edit<'a> {
    range: Range<usize>,
    mark: Mark,
    text: &'a str,
}

impl Prover<'_> {
    /// Returns a line of the source with its emendations and amendments applied. What a notice deletes stays.
    pub(super) fn read_line(&self, number: u32) -> Vec<ReadChar> {
        let line = self.archived.line(number);
        let mut edits = self.edits(number);
        edits.sort_by_key(|edit| (edit.range.start, usize::MAX - edit.range.end));

        let mut chars = Vec::with_capacity(line.len());
        let mut add = |text: &str, mark| chars.extend(text.chars().map(|c| ReadChar { c, mark }));
        let mut from = 0;

        for edit in edits {
            // Of two that overlap, which is an error, the longer counts.
            if edit.range.start < from {
                continue;
            }
            add(&line[from..edit.range.start], None);
            add(edit.text, Some(edit.mark));
            from = edit.range.end;
        }

        add(&line[from..], None);
        chars
    }

    /// Returns what is read otherwise on a line than it is printed.
    fn edits(&self, number: u32) -> Vec<Edit<'_>> {
        let line = self.archived.line(number);
        let front = &self.document.front;

        let mut edits: Vec<Edit<'_>> = Vec::new();
        for (id, emendation) in front.emendations.iter_enumerated() {
            if emendation.line == number {
                let ranges = occurrences(line, emendation).into_iter();
                edits.extend(ranges.map(|range| Edit {
                    range,
                    mark: Mark::Read(id),
                    text: &emendation.reading,
                }));
            }
        }

        for (id, _, amendment) in front.amendments() {
            let mark = Mark::Amended(id);
            match amendment.deed() {
                Some(Deed::Replace(at, old, new)) if at == number => {
                    let ranges = ranges_of(line, old, amendment.nth).into_iter();
                    edits.extend(ranges.map(|range| Edit {
                        range,
                        mark,
                        text: new,
                    }));
                }
                Some(Deed::Strike(at, old)) if at == number => {
                    let ranges = ranges_of(line, old, amendment.nth).into_iter();
                    edits.extend(ranges.map(|range| Edit {
                        range,
                        mark,
                        text: old,
                    }));
                }
                Some(Deed::Delete(lines)) if lines.contains(number) => edits.push(Edit {
                    range: 0..line.len(),
                    mark,
                    text: line,
                }),
                _ => {}
            }
        }
        edits
    }

    /// Returns what notices add behind a line of the source.
    pub(super) fn added_behind(&self, number: u32) -> Vec<ReadChar> {
        let mut chars = Vec::new();
        for (id, _, amendment) in self.document.front.amendments() {
            if let Some(Deed::Add(after, new)) = amendment.deed()
                && after == number
            {
                let mark = Some(Mark::Amended(id));
                chars.extend(new.chars().map(|c| ReadChar { c, mark }));
            }
        }
        chars
    }

    /// Returns the text of a line as the head of the plan has it: without what a notice deletes.
    pub(super) fn read_head(&self, number: u32) -> String {
        let front = &self.document.front;
        let is_deleted = |mark: Option<Mark>| match mark {
            Some(Mark::Amended(id)) => front.amendment(id).is_some_and(|(_, own)| own.deletes()),
            Some(Mark::Read(_)) | None => false,
        };
        let chars = self.read_line(number).into_iter();
        chars
            .filter(|read| !is_deleted(read.mark))
            .map(|read| read.c)
            .collect()
    }

    /// Returns the text of a line of the source as it is read.
    pub(super) fn read_text(&self, number: u32) -> String {
        self.read_line(number)
            .into_iter()
            .map(|read| read.c)
            .collect()
    }
}
