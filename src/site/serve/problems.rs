//! What keeps the preview from showing the content as it is now: open pages show it over the last good site.

use super::problem::Problem;
use super::reload::Builds;
use crate::base::diag::{Diagnostic, Renderer, Severity};
use crate::base::message::{Language, Message, message};

/// How many problems pages show at once.
const MOST_SHOWN: usize = 50;

/// Tells open pages what is wrong; a new site takes it away.
#[derive(Debug, Clone)]
pub struct Problems {
    pub(super) builds: Builds,
    /// The language of those who see them.
    pub(super) language: Language,
}

impl Problems {
    /// Shows diagnostics, the gravest first.
    pub fn show(&self, found: &[Diagnostic]) {
        let mut sorted: Vec<&Diagnostic> = found.iter().collect();
        sorted.sort_by_key(|problem| std::cmp::Reverse(problem.severity));

        let renderer = Renderer::new(false, self.language);
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
                text: message!("more-more-see-the-terminal", more).in_language(self.language),
            });
        }
        self.builds.show(problems);
    }

    /// Shows what hindered a build beside the content.
    pub fn show_hindrance(&self, error: &Message) {
        let text = message!("hindered", error).in_language(self.language);
        let severity = Severity::Error;
        self.builds.show(vec![Problem { severity, text }]);
    }
}
