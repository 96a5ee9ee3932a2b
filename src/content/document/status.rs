//! The table `[status]` of the front matter: whether a plan is in force.

use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::toml_table::{Reader, Table};
use crate::content::limits::LONGEST_TITLE;
use crate::plan::{PlanState, Status};
use jiff::civil::Date;

/// Reads whether a plan is in force. `issued` is the day that its document bears. Reports a plan that was replaced by none,
/// one that was replaced though its state is another, and a change of state before there was a plan.
pub(super) fn read(
    reader: &Reader<'_>,
    mut table: Table<'_>,
    issued: Option<Date>,
) -> Option<Status> {
    let span = table.span();
    let state = table.need::<PlanState>("state");
    let by = table.take_at::<String>("by");
    let date = table.need_date("date");
    let source = table.need_short("source", LONGEST_TITLE);
    let url = table.web_address("url").map(|(url, _)| url.into_string());
    table.finish();

    let (state, date, source) = (state?, date?, source?);
    match (&by, state) {
        (None, PlanState::Replaced) => {
            let problem = Diagnostic::error("missing-key", message!("by-is-missing-here"))
                .help(message!("name-the-plan-that-took-its-place"));
            reader.report(problem, span.clone());
        }
        (Some((_, at)), PlanState::InForce | PlanState::Repealed | PlanState::Lapsed) => {
            let message = message!("by-goes-with-state-replaced-not-state", state = state.key());
            let help = message!("take-it-out-or-write-state-replaced");
            reader.report(
                Diagnostic::error("bad-value", message).help(help),
                at.clone(),
            );
        }
        _ => {}
    }

    if source.trim().is_empty() {
        let problem = Diagnostic::error("bad-value", message!("source-is-empty"))
            .help(message!("name-the-document-that-says"));
        reader.report(problem, span.clone());
    }
    if let Some(issued) = issued.filter(|issued| date < *issued) {
        let message = message!(
            "the-plan-is-of-issued",
            issued = issued.to_string(),
            date = date.to_string()
        );
        let problem = Diagnostic::error("bad-date", message)
            .help(message!("correct-date-of-status-or-the-dates"));
        reader.report(problem, span);
    }

    Some(Status {
        state,
        by: by.map(|(by, _)| by),
        date,
        source,
        url,
    })
}
