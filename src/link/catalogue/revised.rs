//! Which passages the revisions of a plan say they changed.

use super::{Catalogue, PlanId, Proven, TaskId};
use crate::base::diag::{Diagnostic, did_you_mean};
use crate::base::message::message;
use crate::plan::{Document, NodeId};

/// Reports passages of revisions that their plans do not have.
pub(super) fn report(plans: &[Proven], found: &mut Vec<Diagnostic>) {
    for plan in plans {
        let document = &plan.read.document;
        let named = document.front.revisions.iter().flat_map(|own| &own.at);
        for id in named.filter(|id| node_of(document, id).is_none()) {
            let nodes = document.outline.nodes.iter();
            let help = did_you_mean(id, nodes.map(|node| node.id.as_str()));
            let message = message!("the-plan-has-no-passage-node", node = id);
            let problem = Diagnostic::error("unknown-node", message)
                .help(help.unwrap_or_else(|| message!("an-address-is-made-of-numbers")));
            found.push(plan.at_words_of_head(&format!("\"{id}\""), problem));
        }
    }
}

/// Returns the passages that each revision of a plan says it changed, in the order of the revisions.
pub(super) fn passages(document: &Document) -> Vec<Vec<NodeId>> {
    let revisions = document.front.revisions.iter();
    let passages = revisions.map(|own| {
        let nodes = own.at.iter().filter_map(|id| node_of(document, id));
        nodes.collect()
    });
    passages.collect()
}

fn node_of(document: &Document, id: &str) -> Option<NodeId> {
    document.outline.nodes.position(|node| node.id == id)
}

impl Catalogue {
    /// Returns the tasks of a passage: its own, and those of what stands under it.
    pub fn tasks_under(&self, plan: PlanId, node: NodeId) -> impl Iterator<Item = TaskId> {
        let text = self.plans[plan].text.untracked();
        let nodes = text.outline.subtree(node);
        let tasks = text.task_of.iter_enumerated();
        tasks.filter_map(move |(own, task)| task.filter(|_| nodes.contains(own)))
    }

    /// Returns the indexes of the revisions of a plan that say they changed a passage, or what it stands under.
    pub fn revisions_of(&self, plan: PlanId, node: NodeId) -> impl Iterator<Item = usize> {
        let outline = &self.plans[plan].text.untracked().outline;
        let revised = self.plans[plan].revised.iter().enumerate();
        revised.filter_map(move |(at, nodes)| {
            let changed = nodes.iter().any(|&own| outline.subtree(own).contains(node));
            changed.then_some(at)
        })
    }
}
