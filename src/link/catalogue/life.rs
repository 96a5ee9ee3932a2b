//! Which plan took the place of which.

use super::proven::by_id;
use super::{Catalogue, Proven};
use crate::base::diag::{Diagnostic, did_you_mean};
use crate::base::message::message;
use crate::plan::{Document, Front, PlanState, Status};
use std::collections::HashMap;

/// Reports plans that were replaced by one that is not there, by themselves, or in a circle.
pub(super) fn report(plans: &[Proven], found: &mut Vec<Diagnostic>) {
    let by_id = by_id(plans);
    for plan in plans {
        let document = &plan.read.document;
        let Some(by) = replaced_by(&document.front) else {
            continue;
        };
        let problem = if !by_id.contains_key(by) {
            let message = message!("by-replaced-this-plan-but-no-plan", by);
            let others = by_id.keys().copied().filter(|id| *id != document.id);
            let help = did_you_mean(by, others);
            let help = help.unwrap_or_else(|| message!("take-that-plan-up-or-write-state"));
            Diagnostic::error("unknown-plan", message).help(help)
        } else if is_in_circle(document, &by_id) {
            let message = message!("id-is-replaced-by-itself-by-way", id = document.id, by);
            Diagnostic::error("replaced-in-circle", message)
                .help(message!("the-last-of-them-is-in-force"))
        } else {
            continue;
        };

        found.push(plan.at_words_of_head(&format!("\"{by}\""), problem));
    }
}

/// Returns whether whoever goes from a plan to the one that replaced it, and so on, comes back to it.
fn is_in_circle(document: &Document, by_id: &HashMap<&str, &Document>) -> bool {
    let mut next = replaced_by(&document.front);
    // A way that is longer than there are plans goes in a circle, if not in this one.
    for _ in 0..by_id.len() {
        match next {
            Some(id) if id == document.id => return true,
            Some(id) => next = by_id.get(id).and_then(|plan| replaced_by(&plan.front)),
            None => return false,
        }
    }
    false
}

/// Returns the address of the plan that replaced a plan.
fn replaced_by(front: &Front) -> Option<&str> {
    let status: &Status = front.status.as_ref()?;
    let by = status.by.as_deref()?;
    (status.state == PlanState::Replaced).then_some(by)
}

/// Links plans with those that took their place, both ways.
pub(super) fn link(catalogue: &mut Catalogue) {
    let by_id = catalogue.plans_by_id();
    for plan in catalogue.plans.indices() {
        let by = replaced_by(&catalogue.plans[plan].document.front);
        if let Some(&by) = by.and_then(|by| by_id.get(by)) {
            catalogue.plans[plan].replaced_by = Some(by);
            catalogue.plans[by].replaces.push(plan);
        }
    }
}
