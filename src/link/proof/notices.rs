//! The second proof of what notices change: each amendment is looked for in the characters of its notice, and in the text
//! of the plan.

use super::undo::visible;
use crate::base::diag::{Diagnostic, Warned};
use crate::base::message::message;
use crate::base::source::Source;
use crate::content::document::ReadPlan;
use crate::plan::{Amendment, Deed};
use std::collections::BTreeSet;

/// What the lines of a notice are used for.
#[derive(Debug, Clone, Default)]
pub struct NoticeAccount {
    /// Its lines that change the plan.
    pub governing: BTreeSet<u32>,
    /// How many amendments it has.
    pub amendments: usize,
}

/// Accounts for the notices of a plan, which come in the order of the plan's own. An error says which amendment its notice
/// does not hold, or the plan's text or source.
pub fn account_for_notices(
    plan: &ReadPlan,
    archived: &Source,
    notices: &[&Source],
) -> Warned<Vec<NoticeAccount>> {
    let mut problems = Vec::new();
    let passages = plan.document.outline.walk();
    let text: String = passages
        .iter()
        .flat_map(|(_, text)| visible(text))
        .collect();

    let mut accounts = Vec::new();
    for (notice, source) in plan.document.front.notices.iter().zip(notices) {
        let mut account = NoticeAccount {
            amendments: notice.amendments.len(),
            ..NoticeAccount::default()
        };
        for amendment in &notice.amendments {
            account
                .governing
                .extend(amendment.at.first..=amendment.at.last);
            problems.extend(problem_in_notice(amendment, source));
            problems.extend(problem_in_plan(amendment, &text, archived));
        }
        accounts.push(account);
    }
    Warned::new(accounts, problems)
}

/// Returns what is wrong where the words of an amendment do not stand on the lines of the notice.
fn problem_in_notice(amendment: &Amendment, source: &Source) -> Option<Diagnostic> {
    let lines = amendment.at;
    let count = source.line_count();
    let mut chars: Vec<char> = Vec::new();
    for line in lines.first..=lines.last.min(count) {
        chars.extend(visible(source.line(line)));
    }

    let holds = |words: &str| {
        let words: Vec<char> = visible(words).collect();
        !words.is_empty() && chars.windows(words.len()).any(|window| window == words)
    };
    if lines.last <= count && amendment.quoted().all(holds) {
        return None;
    }
    let message = message!("lines-of-this-notice-do-not-hold", lines = lines.describe());
    Some(
        Diagnostic::error("not-in-notice", message)
            .at_line(source, lines.first.min(count))
            .help(message!("correct-at-new-or-says")),
    )
}

/// Returns what is wrong where the plan does not hold the words that count now, and those that are struck out.
fn problem_in_plan(amendment: &Amendment, text: &str, archived: &Source) -> Option<Diagnostic> {
    let words: String = match amendment.deed()? {
        Deed::Replace(_, _, words) | Deed::Strike(_, words) | Deed::Add(_, words) => {
            visible(words).collect()
        }
        Deed::Delete(lines) => (lines.first..=lines.last)
            .flat_map(|line| visible(archived.line(line)))
            .collect(),
    };
    if text.contains(&words) {
        return None;
    }
    let line = amendment.governed().first;
    Some(
        Diagnostic::error("cannot-undo", message!("what-the-notice-says-of-this-line"))
            .at_line(archived, line)
            .help(message!("restore-the-text-of-the-plan")),
    )
}
