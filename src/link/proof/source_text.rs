//! What the source says outside skips and fields.

use super::marked::ReadChar;
use super::prover::{Prover, out_of_range};
use super::trace::Mark;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::text::is_space;
use crate::plan::{LineRange, StatedField};
use std::collections::BTreeSet;

/// A character of the source as it is read.
pub(super) struct SourceChar {
    pub(super) c: char,
    pub(super) line: u32,
    /// What supplied it, or says that it is deleted.
    pub(super) mark: Option<Mark>,
}

impl Prover<'_> {
    /// Returns what the lines of text say, white space left out; reports lines that the front matter
    /// names twice or that are not there.
    pub(super) fn source_text(&mut self) -> Vec<SourceChar> {
        self.check_declared_lines();

        // Most characters are Chinese: three bytes each.
        let mut chars = Vec::with_capacity(self.archived.text().len() / 3);
        let mut add = |read: Vec<ReadChar>, line| {
            let visible = read.into_iter().filter(|read| !is_space(read.c));
            chars.extend(visible.map(|read| SourceChar {
                c: read.c,
                line,
                mark: read.mark,
            }));
        };
        let declarations = self.declarations();
        for (line, declared) in (1..=self.archived.line_count()).zip(declarations) {
            if self.is_text(line, declared) {
                add(self.read_line(line), line);
            }
            add(self.added_behind(line), line);
        }

        chars
    }

    /// Reports lines of skips and fields that the source does not have.
    fn check_declared_lines(&mut self) {
        let source = &self.document.source;
        let count = self.archived.line_count();

        for skip in &source.skip {
            if skip.lines.last > count {
                let words = format!("[{}, {}]", skip.lines.first, skip.lines.last);
                self.report_in_front(out_of_range(skip.lines, count), &words);
            }
        }

        for stated in &source.fields {
            let line = stated.line;
            if line > count || line == 0 {
                let lines = LineRange {
                    first: line,
                    last: line,
                };
                self.report_in_front(out_of_range(lines, count), &declaration(stated));
            }
        }
    }

    /// Returns how often each line of the source is declared to be a field or a part of a skip, from the first line on.
    fn declarations(&self) -> Vec<isize> {
        let source = &self.document.source;
        let count = self.archived.line_count() as usize;

        // One more where a declaration begins, one less behind its end.
        let mut changes = vec![0; count + 2];
        let mut declare = |first: u32, last: u32| {
            let (first, last) = (first as usize, (last as usize).min(count));
            if first <= last {
                changes[first] += 1;
                changes[last + 1] -= 1;
            }
        };
        for skip in &source.skip {
            declare(skip.lines.first, skip.lines.last);
        }
        // One line may state several fields.
        let fields: BTreeSet<u32> = source.fields.iter().map(|stated| stated.line).collect();
        for line in fields {
            declare(line, line);
        }

        let declared = changes.into_iter().scan(0, |declared, change| {
            *declared += change;
            Some(*declared)
        });
        declared.skip(1).take(count).collect()
    }

    /// Returns whether a line is text, by how often it is declared to be something else; reports one that is both a field and
    /// a skip, or two skips.
    fn is_text(&mut self, line: u32, declared: isize) -> bool {
        if declared > 1 {
            let mut fields = self.document.source.fields.iter();
            let field = fields.find(|stated| stated.line == line);
            let problem = Diagnostic::error(
                "counted-twice",
                message!("line-line-of-the-source-is-declared", line),
            )
            .help(message!("a-line-can-be-text-a-field"));
            let words = field.map_or_else(String::new, declaration);
            self.report_in_front(problem, &words);
        }
        declared == 0
    }
}

/// Returns the words that declare a field's line in the front matter.
fn declaration(stated: &StatedField) -> String {
    format!("{} = {}", stated.field.key(), stated.line)
}
