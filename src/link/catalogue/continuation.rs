//! Which plan says that it goes on with an earlier one (接续).

use super::proven::by_id;
use super::{Catalogue, PlanId, Proven};
use crate::base::diag::{Diagnostic, did_you_mean};
use crate::base::message::message;
use crate::plan::{Continues, Document};
use std::collections::HashMap;

/// Reports plans that go on with one that is not there, that is not earlier, or whose text does not say so.
pub(super) fn report(plans: &[Proven], found: &mut Vec<Diagnostic>) {
    let by_id = by_id(plans);
    for plan in plans {
        let document = &plan.read.document;
        let Some(continues) = &document.front.continues else {
            continue;
        };
        let earlier = by_id.get(continues.plan.as_str()).copied();
        let (problem, quoted) = if let Some(problem) = wrong_plan(document, earlier, &by_id) {
            (problem, &continues.plan)
        } else if let Some(problem) = unsaid(document, continues) {
            (problem, &continues.words)
        } else {
            continue;
        };

        found.push(plan.at_words_of_head(quoted, problem));
    }
}

/// Returns what is wrong with the plan that a plan goes on with.
fn wrong_plan(
    document: &Document,
    earlier: Option<&Document>,
    by_id: &HashMap<&str, &Document>,
) -> Option<Diagnostic> {
    let named = document.front.continues.as_ref()?.plan.as_str();
    let Some(earlier) = earlier else {
        let message = message!("this-plan-goes-on-with-named", named);
        let others = by_id.keys().copied().filter(|id| *id != document.id);
        let help = did_you_mean(named, others)
            .unwrap_or_else(|| message!("take-that-plan-up-or-take-continues"));
        return Some(Diagnostic::error("unknown-plan", message).help(help));
    };

    let date = |document: &Document| document.front.written.or(document.front.published);
    let is_earlier = matches!((date(earlier), date(document)), (Some(a), Some(b)) if a < b);
    (!is_earlier).then(|| {
        let message = message!("named-is-not-known-to-be-older", named);
        Diagnostic::error("continues-order", message)
            .help(message!("a-plan-goes-on-with-an-earlier"))
    })
}

/// Reports words that do not stand in the text of the plan.
fn unsaid(document: &Document, continues: &Continues) -> Option<Diagnostic> {
    let passages = document.outline.walk();
    let says = |text: &str| text.contains(&continues.words);
    if says(&document.front.title) || passages.iter().any(|(_, text)| says(text)) {
        return None;
    }
    let problem = Diagnostic::error(
        "words-not-found",
        message!("these-words-do-not-stand-in-the-plan"),
    );
    Some(problem.help(message!("copy-the-words-with-which-the-plan")))
}

/// Links plans with those that they go on with, both ways.
pub(super) fn link(catalogue: &mut Catalogue) {
    let by_id = catalogue.plans_by_id();
    for plan in catalogue.plans.indices() {
        let continues = catalogue.plans[plan].document.front.continues.as_ref();
        let earlier = continues.and_then(|continues| by_id.get(&continues.plan));
        if let Some(&earlier) = earlier {
            catalogue.plans[plan].continues = Some(earlier);
            catalogue.plans[earlier].continued_by.push(plan);
        }
    }
}

impl Catalogue {
    /// Returns whether a plan says that it goes on with another, be it by way of plans between them.
    pub(super) fn goes_on_with(&self, plan: PlanId, earlier: PlanId) -> bool {
        let before = std::iter::successors(self.plans[plan].continues, |&before| {
            self.plans[before].continues
        });
        // Plans that go on with each other were reported; they must not be followed for ever.
        let mut before = before.take(self.plans.len());
        before.any(|before| before == earlier)
    }
}
