//! What official notices change: the old words must stand in the plan's source, the new ones in the notice.

use super::emendations::occurrences;
use super::head::{StatedLine, states};
use super::prover::{Prover, beginning, out_of_range};
use super::ranges::ranges_of;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;
use crate::base::text::squeeze;
use crate::plan::{Amendment, Deed, Document, Front, HeadField, LineRange, Notice, Provenance};
use std::collections::HashMap;
use std::ops::Range;

/// What changes characters of the source.
#[derive(Debug, Clone, Copy)]
enum ChangedBy {
    Amendment,
    Emendation,
}

/// The bytes of each line of the source that something changes. Each line is looked up by its number: a notice may change
/// thousands.
#[derive(Debug, Default)]
struct Changed(HashMap<u32, Vec<(Range<usize>, ChangedBy)>>);

impl Changed {
    fn add(&mut self, line: u32, ranges: Vec<Range<usize>>, by: ChangedBy) {
        let ranges = ranges.into_iter().map(|range| (range, by));
        self.0.entry(line).or_default().extend(ranges);
    }

    /// Returns what changes some of these bytes of a line already.
    fn meets(&self, line: u32, own: &[Range<usize>]) -> Option<ChangedBy> {
        let mut there = self.0.get(&line)?.iter();
        let met = there.find(|(a, _)| own.iter().any(|b| a.start < b.end && b.start < a.end));
        met.map(|(_, by)| *by)
    }
}

impl Prover<'_> {
    /// Checks that each amendment finds in the plan's source what it changes, and that no other changes the same.
    pub(super) fn check_amendments(&mut self) {
        let front = &self.document.front;
        for (_, _, amendment) in front.amendments() {
            self.check_governed(amendment);
        }

        let mut changed = Changed::default();
        for own in &front.emendations {
            let ranges = occurrences(self.archived.line(own.line), own);
            changed.add(own.line, ranges, ChangedBy::Emendation);
        }
        for (_, _, amendment) in front.amendments() {
            self.check_amendment_overlaps(amendment, &mut changed);
        }
    }

    /// Checks that what an amendment governs is there, and is text.
    fn check_governed(&mut self, amendment: &Amendment) {
        let lines = amendment.governed();
        let count = self.archived.line_count();
        if lines.last > count {
            self.report_in_front(out_of_range(lines, count), &key_of(amendment));
            return;
        }

        if let Some(Deed::Replace(number, old, _) | Deed::Strike(number, old)) = amendment.deed() {
            let line = self.archived.line(number);
            if ranges_of(line, old, amendment.nth).is_empty() {
                let message = message!("line-line-of-the-source-does", line = number, found = old);
                let problem = Diagnostic::error("amendment-not-found", message).help(message!(
                    "the-line-reads-beginning-a-notice-may",
                    beginning = beginning(line)
                ));
                self.report_in_front(problem, old);
            }
        }

        // What is added may follow on a line that is left out.
        let source = &self.document.source;
        let is_field = |line: u32| source.fields.iter().any(|stated| stated.line == line);
        let is_skip = |line: u32| source.skip.iter().any(|skip| skip.lines.contains(line));
        let unused = match (amendment.line, amendment.after) {
            (_, Some(_)) => None,
            // Words of the head may be others; then the plan has its field as the notice wants it.
            (Some(line), None) if is_field(line) => {
                self.amended_fields(amendment).is_empty().then_some(line)
            }
            _ => (lines.first..=lines.last).find(|line| is_field(*line) || is_skip(*line)),
        };
        if let Some(line) = unused {
            let (message, help) = match amendment.line.is_some_and(is_field) {
                true => (
                    message!("no-field-of-line-is-changed", line),
                    message!("write-the-field-as-the-notice-wants-it"),
                ),
                false => (
                    message!("line-line-of-the-source", line),
                    message!("correct-the-line-or-take-it-out"),
                ),
            };
            let problem = Diagnostic::error("amendment-unused", message).help(help);
            self.report_in_front(problem, &key_of(amendment));
        }
    }

    /// Returns the fields of the head that an amendment changes.
    fn amended_fields(&self, amendment: &Amendment) -> Vec<HeadField> {
        let Document { front, source, .. } = self.document;
        amended_fields((front, source), amendment, self.archived)
    }

    /// Reports an amendment that changes the same characters as one of those before it, or as an emendation.
    fn check_amendment_overlaps(&mut self, amendment: &Amendment, changed: &mut Changed) {
        let lines = amendment.governed();
        for number in lines.first..=lines.last.min(self.archived.line_count()) {
            let own = changed_in(self.archived.line(number), number, amendment);
            if let Some(by) = changed.meets(number, &own) {
                let other = match by {
                    ChangedBy::Amendment => message!("another-amendment"),
                    ChangedBy::Emendation => message!("an-emendation"),
                };
                let message = message!("on-line-number-this-amendment-and-other", number, other);
                let problem = Diagnostic::error("amendments-overlap", message)
                    .help(message!("make-one-of-the-two-the-words"));
                self.report_in_front(problem, &key_of(amendment));
                return;
            }
            changed.add(number, own, ChangedBy::Amendment);
        }
    }

    /// Checks that each notice says what the plan says of it, and that the new words stand on the lines that are named.
    pub(super) fn check_notices(&mut self, notices: &[&Source]) {
        let document = self.document;
        for (notice, source) in document.front.notices.iter().zip(notices) {
            self.check_notice_head(notice, source);
            for amendment in &notice.amendments {
                self.check_quoted(amendment, source);
            }
        }
    }

    fn check_notice_head(&mut self, notice: &Notice, source: &Source) {
        let lines = (1..=source.line_count()).map(|line| source.line(line).to_owned());
        let lines: Vec<StatedLine> = lines.map(StatedLine::new).collect();
        let any = |holds: &dyn Fn(&StatedLine) -> bool| lines.iter().any(holds);

        // A title may be broken into lines.
        let whole: String = (1..=source.line_count())
            .map(|line| source.line(line))
            .collect();
        let checks = [
            (
                "title",
                notice.title.clone(),
                StatedLine::new(whole).holds(&notice.title),
            ),
            (
                "number",
                notice.number.clone().unwrap_or_default(),
                notice
                    .number
                    .as_ref()
                    .is_none_or(|number| any(&|line| line.holds_number(number))),
            ),
            (
                "date",
                notice.date.to_string(),
                any(&|line| line.holds_date(Some(notice.date))),
            ),
        ];
        for (key, value, is_stated) in checks {
            if !is_stated {
                let message =
                    message!("key-is-value-but-no-line", key, value, name = source.name());
                let problem = Diagnostic::error("field-differs", message)
                    .help(message!("write-it-as-the-notice-does"));
                self.report_in_front(problem, &value);
            }
        }
    }

    /// Checks that the words of an amendment stand on its lines of the notice.
    fn check_quoted(&mut self, amendment: &Amendment, source: &Source) {
        let LineRange { first, last } = amendment.at;
        let count = source.line_count();
        let words = format!("at = [{first}, {last}]");
        if last > count {
            let message = message!(
                "at-name-has-count-lines",
                at = amendment.at.describe(),
                name = source.name(),
                count
            );
            let problem = Diagnostic::error("lines-out-of-range", message)
                .help(message!("lines-are-counted"));
            self.report_in_front(problem, &words);
            return;
        }

        let text: String = (first..=last).map(|line| source.line(line)).collect();
        let text = squeeze(&text);
        let missing = amendment.quoted().find(|own| !text.contains(&squeeze(own)));
        if let Some(missing) = missing {
            let (words, lines) = (beginning(missing), amendment.at.describe());
            let message = message!(
                "words-does-not-stand-on-lines",
                words,
                lines,
                name = source.name()
            );
            let problem = Diagnostic::error("not-in-notice", message).help(message!(
                "the-lines-read-beginning-write-the-words",
                beginning = beginning(source.line(first).trim())
            ));
            self.report_in_front(problem, missing.lines().next().unwrap_or_default());
        }
    }
}

/// Returns the fields of the head that an amendment changes: those that its line states, but not as the source prints it.
pub fn amended_fields(
    (front, source): (&Front, &Provenance),
    amendment: &Amendment,
    archived: &Source,
) -> Vec<HeadField> {
    let Some(line) = amendment.line else {
        return Vec::new();
    };
    let stated = source.fields.iter();
    let own = stated.filter(|stated| stated.line == line);
    own.map(|stated| stated.field)
        .filter(|field| !states(front, *field, archived.line(line)))
        .collect()
}

/// Returns the bytes of a line that an amendment changes or deletes.
fn changed_in(line: &str, number: u32, amendment: &Amendment) -> Vec<Range<usize>> {
    match amendment.deed() {
        Some(Deed::Replace(at, old, _) | Deed::Strike(at, old)) if at == number => {
            ranges_of(line, old, amendment.nth)
        }
        Some(Deed::Delete(lines)) if lines.contains(number) => {
            std::iter::once(0..line.len()).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns the words by which an amendment is found in the front matter.
fn key_of(amendment: &Amendment) -> String {
    match (amendment.line, amendment.lines, amendment.after) {
        (_, Some(lines), _) => format!("lines = [{}, {}]", lines.first, lines.last),
        (_, _, Some(after)) => format!("after = {after}"),
        (line, ..) => format!("line = {}", line.unwrap_or_default()),
    }
}
