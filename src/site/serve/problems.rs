//! What keeps the preview from showing the content as it is now: open pages show it over the last good site.

use super::problem::Problem;
use super::reload::Builds;
use crate::base::diag::{Diagnostic, Renderer, Severity};

/// How many problems pages show at once.
const MOST_SHOWN: usize = 50;

/// Tells open pages what is wrong; a new site takes it away.
#[derive(Debug, Clone)]
pub struct Problems(pub(super) Builds);

impl Problems {
    /// Shows diagnostics, the gravest first.
    pub fn show(&self, found: &[Diagnostic]) {
        let mut sorted: Vec<&Diagnostic> = found.iter().collect();
        sorted.sort_by_key(|problem| std::cmp::Reverse(problem.severity));

        let renderer = Renderer::new(false);
        let shown = sorted.iter().take(MOST_SHOWN).map(|problem| Problem {
            severity: problem.severity,
            text: renderer.render(problem),
        });
        let mut problems: Vec<Problem> = shown.collect();
        if let Some(more) = sorted
            .len()
            .checked_sub(MOST_SHOWN)
            .filter(|more| *more > 0)
        {
            problems.push(Problem {
                severity: Severity::Note,
                text: format!("{more} more: see the terminal"),
            });
        }
        self.0.show(problems);
    }

    /// Shows what hindered a build beside the content.
    pub fn show_hindrance(&self, error: &str) {
        let text = format!("error: {error}\n\nThe build is tried again.");
        let severity = Severity::Error;
        self.0.show(vec![Problem { severity, text }]);
    }
}
