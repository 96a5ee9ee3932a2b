//! The second proof of what notices change: each amendment is looked for in the characters of its notice, and in the text
//! of the plan.

use super::head::states;
use super::undo::visible;
use crate::base::diag::{Diagnostic, Warned};
use crate::base::message::message;
use crate::base::source::Source;
use crate::content::document::ReadPlan;
use crate::plan::{Amendment, Deed, Document, Provenance};
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
            match states_head(&plan.document.source, amendment) {
                true => problems.extend(problem_in_head(&plan.document, amendment, archived)),
                false => problems.extend(problem_in_plan(amendment, &text, archived)),
            }
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

/// Returns whether an amendment speaks of a line that states fields of the head.
fn states_head(source: &Provenance, amendment: &Amendment) -> bool {
    let mut fields = source.fields.iter();
    amendment
        .line
        .is_some_and(|line| fields.any(|stated| stated.line == line))
}

/// Returns what is wrong where a field of the head is not what the notices make of its line. The line is put together anew,
/// character by character, from all that they say of it.
fn problem_in_head(
    document: &Document,
    amendment: &Amendment,
    archived: &Source,
) -> Option<Diagnostic> {
    let front = &document.front;
    let line = amendment.line?;
    let printed = archived.line(line);
    let mut changes: Vec<(usize, &str, &str)> = Vec::new();
    for (_, _, own) in front.amendments() {
        let (old, new) = match own.deed() {
            Some(Deed::Replace(at, old, new)) if at == line => (old, new),
            Some(Deed::Strike(at, old)) if at == line => (old, ""),
            _ => continue,
        };
        changes.extend(places(printed, old, own.nth).map(|from| (from, old, new)));
    }
    for own in front.emendations.iter().filter(|own| own.line == line) {
        let places = places(printed, &own.found, own.nth);
        changes.extend(places.map(|from| (from, own.found.as_str(), own.reading.as_str())));
    }

    // From the end, so that what stands before keeps its place.
    changes.sort_unstable_by_key(|(from, ..)| usize::MAX - from);
    let mut made = printed.to_owned();
    for (from, old, new) in changes {
        made.replace_range(from..from + old.len(), new);
    }

    let stated = document.source.fields.iter().filter(|own| own.line == line);
    let mut fields = stated.map(|own| own.field);
    if fields.all(|field| states(front, field, &made)) {
        return None;
    }
    let message = message!("the-head-is-not-what-the-notices-make-of-line", line, made);
    Some(
        Diagnostic::error("cannot-undo", message)
            .at_line(archived, line)
            .help(message!("write-the-field-as-the-notice-wants-it")),
    )
}

/// Returns where words stand on a line, or where the one of them that is meant does.
fn places<'a>(line: &'a str, words: &'a str, nth: Option<u32>) -> impl Iterator<Item = usize> + 'a {
    let all = line.match_indices(words).zip(1..);
    all.filter(move |(_, number)| nth.is_none_or(|nth| nth == *number))
        .map(|((from, _), _)| from)
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
