//! Builds the outline from the lines of a plan.
//!
//! In come the paragraphs of the text and what the document says of all its statements (`Terms`). A
//! `Draft` grows line by line: a number opens a node (`numbering`), also one that stands inside a line
//! (`inline_numbers`) or has lost its mark (`bare_numbers`); what follows becomes the passages of that
//! node (`passages`), or a table its rows (`rows`). `closing_statements` finds out which items the
//! last statement of a list covers, and `tasks` reads off the passages who owes what by when. Out comes
//! the `Outline`, with the lines that turned out not to be text.

mod doubts;
mod terms;

mod bare_numbers;
mod numbering;

mod inline_numbers;

mod draft;

mod passages;

mod wide_cells;

mod rows;

mod broken_rows;
mod row_texts;
mod row_times;

mod duties;

mod closing_statements;
mod references;
mod tasks;

mod walk;

pub use terms::Terms;

use super::lines::Line;
use crate::base::diag::Diagnostic;
use crate::base::source::Source;
use crate::plan::{Outline, Skip};
use doubts::Doubts;
use draft::Draft;

/// An outline, and the lines that turned out not to be text.
#[derive(Debug, Default)]
pub struct Built {
    /// The outline.
    pub outline: Outline,
    /// Lines without a meaning of their own.
    pub skip: Vec<Skip>,
}

/// Builds the outline of a plan from its paragraphs, and reports what is doubtful in them.
pub fn build(
    source: &Source,
    body: &[Line],
    terms: &Terms<'_>,
    doubts: &mut Vec<Diagnostic>,
) -> Built {
    let mut draft = Draft::new(terms, Doubts::new(source, doubts));
    let walked = walk::walk(&mut draft, body);

    draft.reread_labels();
    closing_statements::move_up(&mut draft);
    references::doubt_references(&mut draft);

    Built {
        outline: tasks::read_outline(draft, walked.closing),
        skip: walked.skip,
    }
}
