//! Declared emendations: each must find what it says it found, and no two may change the same.

use super::prover::{Prover, beginning};
use super::ranges::ranges_of;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::plan::Emendation;
use std::ops::Range;

impl Prover<'_> {
    /// Checks that each declared emendation can be applied, and is.
    pub(super) fn check_emendations(&mut self) {
        self.check_emendations_are_found();
        self.check_emendations_are_used();
        self.check_emendations_overlap();
    }

    fn check_emendations_are_found(&mut self) {
        for emendation in &self.document.front.emendations {
            let line = self.archived.line(emendation.line);
            let count = line.matches(emendation.found.as_str()).count();
            let exists = emendation
                .nth
                .is_none_or(|nth| nth >= 1 && nth as usize <= count);

            if emendation.found.is_empty() || count == 0 || !exists {
                let problem = Diagnostic::error(
                    "emendation-not-found",
                    message!(
                        "line-line-of-the-source-does",
                        line = emendation.line,
                        found = emendation.found
                    ),
                )
                .help(message!(
                    "the-line-reads-beginning",
                    beginning = beginning(line)
                ));
                self.report_in_front(problem, &emendation.found);
            }
        }
    }

    /// Warns of emendations on lines that are left out: they change nothing.
    fn check_emendations_are_used(&mut self) {
        let skips = &self.document.source.skip;
        for emendation in &self.document.front.emendations {
            let skip = skips
                .iter()
                .find(|skip| skip.lines.contains(emendation.line));
            if let Some(skip) = skip {
                let problem = Diagnostic::warning(
                    "emendation-unused",
                    message!(
                        "this-emendation-changes-nothing-line-line",
                        line = emendation.line,
                        why = skip.why
                    ),
                )
                .help(message!("remove-the-emendation-or-take-the-line"));
                self.report_in_front(problem, &format!("found = \"{}\"", emendation.found));
            }
        }
    }

    /// Reports two emendations of the same characters: only one of them could be read.
    fn check_emendations_overlap(&mut self) {
        let emendations = &self.document.front.emendations;
        for (id, emendation) in emendations.iter_enumerated() {
            let line = self.archived.line(emendation.line);
            let own = occurrences(line, emendation);
            // Each pair is compared once: every emendation with those before it.
            let overlapping = emendations[..id].iter().find(|other| {
                other.line == emendation.line
                    && occurrences(line, other)
                        .iter()
                        .any(|a| own.iter().any(|b| a.start < b.end && b.start < a.end))
            });

            if let Some(other) = overlapping {
                let problem = Diagnostic::error(
                    "emendations-overlap",
                    message!(
                        "on-line-line-the-emendations-of-found",
                        line = emendation.line,
                        found = other.found,
                        other = emendation.found
                    ),
                )
                .help(message!("make-one-of-the-two-or-say"));
                self.report_in_front(problem, &emendation.found);
            }
        }
    }
}

/// Returns the byte ranges of a line that an emendation means.
pub(super) fn occurrences(line: &str, emendation: &Emendation) -> Vec<Range<usize>> {
    ranges_of(line, &emendation.found, emendation.nth)
}
