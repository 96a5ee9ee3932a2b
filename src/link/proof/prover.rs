//! What all parts of the first proof share: the plan, its source, and what was found wrong.

use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;
use crate::base::text::is_space;
use crate::content::document::{Places, ReadPlan};
use crate::plan::{Document, LineRange};
use std::ops::Range;

/// A plan being proved. Each file of this module adds the checks of one part of the plan.
pub(super) struct Prover<'a> {
    pub(super) document: &'a Document,
    /// Where the parts of the plan stand in its file.
    pub(super) places: &'a Places,
    /// The plan's own text.
    pub(super) file: &'a Source,
    /// The text that the plan was read from.
    pub(super) archived: &'a Source,
    problems: Vec<Diagnostic>,
}

impl<'a> Prover<'a> {
    /// Returns a prover that has checked nothing yet.
    pub(super) fn new(plan: &'a ReadPlan, file: &'a Source, archived: &'a Source) -> Self {
        Self {
            document: &plan.document,
            places: &plan.places,
            file,
            archived,
            problems: Vec::new(),
        }
    }

    /// Reports a problem that has its place already.
    pub(super) fn report(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// Reports a problem of the front matter: at these words where it holds them, else at its first
    /// line.
    pub(super) fn report_in_front(&mut self, problem: Diagnostic, words: &str) {
        let front = self.places.front.clone();
        let text = &self.file.text()[front.clone()];
        let span = match text.find(words).filter(|_| !words.is_empty()) {
            Some(at) => front.start + at..front.start + at + words.len(),
            None => front.start..front.start + text.lines().next().map_or(0, str::len),
        };
        self.report(problem.at(self.file, span));
    }

    /// Returns how many problems were reported so far.
    pub(super) fn problem_count(&self) -> usize {
        self.problems.len()
    }

    /// Returns all that was reported.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        self.problems
    }

    /// Warns of a plan without text: nothing in it could be wrong, but its page would be empty.
    pub(super) fn check_text_is_there(&mut self) {
        let passages = self.document.outline.walk();
        let is_empty = passages.iter().all(|(_, text)| text.chars().all(is_space));
        if is_empty {
            let help = message!("enter-it-from-name-until", name = self.archived.name());
            let problem =
                Diagnostic::warning("no-text", message!("this-plan-has-no-text-yet")).help(help);
            self.report_in_front(problem, "title = ");
        }
    }
}

/// Returns the error for lines that the source does not have.
pub(super) fn out_of_range(lines: LineRange, line_count: u32) -> Diagnostic {
    Diagnostic::error(
        "lines-out-of-range",
        message!(
            "lines-the-source-has-line-count-lines",
            lines = lines.describe(),
            line_count
        ),
    )
    .help(message!("lines-are-counted"))
}

/// Returns the beginning of a text, enough to know it by.
pub(super) fn beginning(text: &str) -> String {
    let mut beginning: String = text.chars().take(24).collect();
    if beginning.len() < text.len() {
        beginning.push('…');
    }
    beginning
}

/// Returns where words stand in a part of a text; the whole part where they do not stand verbatim.
pub(super) fn narrowed(text: &str, part: Range<usize>, words: &str) -> Range<usize> {
    match text[part.clone()].find(words) {
        Some(at) => part.start + at..part.start + at + words.len(),
        None => part,
    }
}
