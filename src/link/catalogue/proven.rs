//! Plans on their way into the catalogue.

use super::{Catalogue, PlaceId, PlanId, TaskId};
use crate::base::diag::Diagnostic;
use crate::base::source::Source;
use crate::content::document::ReadPlan;
use crate::intake::archive::{Loss, Text};
use crate::link::proof::Trace;
use crate::plan::{Document, NodeId};
use std::collections::HashMap;

/// A plan that was proved against its source.
#[derive(Debug, Clone)]
pub struct Proven {
    /// The plan, and where its parts stand in its file.
    pub read: ReadPlan,
    /// Its file.
    pub file: Source,
    /// Its archived source.
    pub archived: Source,
    /// What of its file the lines of the source do not show: no proof can see it.
    pub losses: Vec<Loss>,
    /// The archived notices that corrected it, in the order of its own.
    pub notices: Vec<Text>,
    /// Where its text came from.
    pub trace: Trace,
}

impl Proven {
    /// Points a diagnostic at words of the plan's head; at its beginning where the words are not there.
    pub(super) fn at_words_of_head(&self, words: &str, diagnostic: Diagnostic) -> Diagnostic {
        let front = self.read.places.front.clone();
        diagnostic.at(&self.file, self.file.words_in(front, words))
    }
}

/// Returns plans by their addresses.
pub(super) fn by_id(plans: &[Proven]) -> HashMap<&str, &Document> {
    let documents = plans.iter().map(|plan| &plan.read.document);
    documents.map(|own| (own.id.as_str(), own)).collect()
}

impl Catalogue {
    /// Returns the plans by their addresses.
    pub(super) fn plans_by_id(&self) -> HashMap<String, PlanId> {
        let plans = self.plans.iter_enumerated();
        plans
            .map(|(id, plan)| (plan.document.id.clone(), id))
            .collect()
    }
}

/// The node that is being added, and what it belongs to.
pub(super) struct Origin<'a> {
    /// The plan as it was read and proved.
    pub proven: &'a Proven,
    /// The plan.
    pub plan: PlanId,
    /// Its place, if that is known.
    pub place: Option<PlaceId>,
    /// A name of its place that no other place has; as printed, where the place is not known.
    pub place_name: Option<&'a str>,
    /// The node.
    pub node: NodeId,
    /// Its task, if it has one.
    pub task: Option<TaskId>,
}
