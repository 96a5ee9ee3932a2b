//! Proof that a plan says what its source says: every character of the text stands in the archived
//! source, in order, declared emendations and amendments aside, and every line of the source is text, a field or
//! a declared skip. What official notices changed stands in those notices, and what they changed or delete in the source. The same walk tells which lines each passage came from.
//!
//! [`prove`] walks the plan and its source side by side. [`account_for_source`] proves the same a
//! second way, and says what each line of the source is used for.

mod trace;

// The first proof.
mod prover;

mod ranges;

mod emendations;

// Emendations and amendments, applied.
mod marked;

mod source_text;

mod alignment;

mod head;

mod facts;

// What notices say of themselves, and of the plan.
mod amendments;

mod schedules;

mod years;

mod dues;

// What nothing speaks for.
mod unclaimed;

// The second proof.
mod undo;

mod account;

mod notices;

pub use account::{LineCounts, LineUse, SourceAccount, account_for_source};
pub use amendments::amended_fields;
pub use notices::{NoticeAccount, account_for_notices};
pub use trace::{AmendedRange, EmendedRange, Origin, Trace};
pub use unclaimed::unclaimed_times;

use crate::base::diag::{Diagnostic, Warned};
use crate::base::source::Source;
use crate::content::document::ReadPlan;
use prover::Prover;

/// Proves a plan against its archived source; `file` is the plan's own text, for the places of
/// what is wrong.
///
/// Returns which lines each passage came from, with all that is wrong.
pub fn prove(plan: &ReadPlan, file: &Source, archived: &Source) -> Warned<Trace> {
    let mut prover = Prover::new(plan, file, archived);
    prover.check_emendations();
    prover.check_amendments();

    let source_text = prover.source_text();
    let before = prover.problem_count();
    let trace = prover.align(&source_text);

    // Lines mean nothing while the text itself is out of step.
    let in_step = prover.problem_count() == before;

    prover.check_head();
    prover.check_facts(in_step.then_some(&trace));
    prover.check_schedules();
    prover.check_dues();
    prover.check_text_is_there();
    Warned::new(trace, prover.finish())
}

/// Proves what the notices of a plan change against the notices themselves, which come in the order of the plan's own.
/// Returns all that is wrong.
pub fn prove_notices(
    plan: &ReadPlan,
    file: &Source,
    archived: &Source,
    notices: &[&Source],
) -> Vec<Diagnostic> {
    let mut prover = Prover::new(plan, file, archived);
    prover.check_notices(notices);
    prover.finish()
}
