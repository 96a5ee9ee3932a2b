//! A source as it is matched, and the plan that was read from it as it is printed.
//!
//! Import reads folded lines: radicals are characters, traditional characters simplified ones, marks that nobody sees are not
//! there, nor is white space that parts the characters of one word (市 民 政 局, 6 月 底 前). What was read is then put back
//! into the words of the document, character by character.

use super::letter_spaces::needless_spaces;
use crate::base::diag::Diagnostic;
use crate::base::source::Source;
use crate::base::text::{Folding, is_space, is_unseen};
use crate::intake::archive::Text;
use std::ops::Range;
use std::sync::Arc;

/// A character as it is matched, and where it is printed.
#[derive(Debug, Clone)]
pub struct FoldedChar {
    /// As it is matched.
    pub c: char,
    /// Its bytes in the line, marks behind it that nobody sees included.
    pub printed: Range<usize>,
}

/// A source as it is matched.
#[derive(Debug)]
pub struct FoldedText {
    /// Its lines as they are matched; as many as are printed.
    pub text: Text,
    /// The lines as printed.
    printed: Source,
    /// The rules.
    folding: Arc<Folding>,
}

impl FoldedText {
    /// Folds a text; `None` where folding changes nothing.
    pub fn new(text: &Text, folding: &Arc<Folding>) -> Option<Self> {
        let printed = text.source.clone();
        let mut folded = String::with_capacity(printed.text().len());
        for line in printed.text().split_inclusive('\n') {
            folded.extend(fold_line(line, folding).into_iter().map(|one| one.c));
        }
        if folded == printed.text() {
            return None;
        }

        let title = text.title.as_deref().map(|title| folding.name(title));
        Some(Self {
            text: Text {
                source: Source::new(printed.name(), folded),
                article: text.article,
                title,
                losses: text.losses.clone(),
                marks_merged_cells: text.marks_merged_cells,
                needs_transcript: text.needs_transcript,
            },
            printed,
            folding: Arc::clone(folding),
        })
    }

    /// Returns the lines as printed.
    pub fn printed(&self) -> &Source {
        &self.printed
    }

    /// Returns the characters of a line, counted from 1.
    pub fn line(&self, number: u32) -> Vec<FoldedChar> {
        fold_line(self.printed.line(number), &self.folding)
    }

    /// Points a report at the line as it is printed.
    pub fn at_printed(&self, mut report: Diagnostic) -> Diagnostic {
        let Some(place) = report.place.take() else {
            return report;
        };
        let line = place.source.position(place.span.start).line;
        report.at_line(&self.printed, line)
    }
}

/// Returns the characters of a line as they are matched.
fn fold_line(line: &str, folding: &Folding) -> Vec<FoldedChar> {
    let needless = needless_spaces(line);
    let mut needless = needless.into_iter().peekable();
    let mut chars: Vec<FoldedChar> = Vec::with_capacity(line.len() / 3 + 1);
    // Marks before the first character that is seen belong to it.
    let mut start = None;

    for (at, c) in line.char_indices() {
        let end = at + c.len_utf8();
        if needless.next_if_eq(&at).is_some() {
            continue;
        }
        match folding.char(c) {
            Some(c) => chars.push(FoldedChar {
                c,
                printed: start.take().unwrap_or(at)..end,
            }),
            None => match chars.last_mut() {
                Some(last) if last.printed.end == at && !is_space(last.c) => last.printed.end = end,
                _ => {
                    start.get_or_insert(at);
                }
            },
        }
    }
    chars
}

/// Returns whether a character is printed nowhere, neither in a plan nor in its source.
pub fn is_seen(c: char) -> bool {
    !is_unseen(c) && !super::unseen::is_left_out(c)
}
