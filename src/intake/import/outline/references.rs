//! Statements that say of which tasks they speak (以上任务由…牵头), and stand where they may speak of others than those that they
//! were read for.

use super::closing_statements::children_of_each;
use super::doubts::excerpt;
use super::draft::{Draft, DraftNode, Passage};
use crate::base::message::message;
use crate::intake::import::statement::Reference;
use crate::plan::NodeId;
use oxc_index::IndexVec;

/// Reports each statement that points at tasks, and may point at others than it was read for.
pub fn doubt_references(draft: &mut Draft) {
    let has_reference = |passage: &Passage| matches!(passage, Passage::Field { of: Some(_), .. });
    let mut passages = draft
        .nodes
        .iter()
        .flat_map(|node| node.passages.iter().chain(&node.tail));
    if !passages.any(has_reference) {
        return;
    }

    let tree = Tree::new(&draft.nodes);
    let mut found = Vec::new();
    for (id, node) in draft.nodes.iter_enumerated() {
        for passage in &node.passages {
            if let Passage::Field {
                of: Some(of), line, ..
            } = passage
                && tree.may_mean_others(&draft.nodes, id, *of)
            {
                found.push((*line, excerpt(&node.heading)));
            }
        }
        for passage in &node.tail {
            if let Passage::Field {
                of: Some(of), line, ..
            } = passage
                && tree.tail_may_mean_others(node, id, *of)
            {
                found.push((*line, excerpt(&node.heading)));
            }
        }
    }
    for (line, heading) in found {
        draft.doubts.warn(
            "unclear-reference",
            message!("this-statement-points-at-tasks", heading),
            line,
            message!("move-its-block-to-the-tasks-it-means"),
        );
    }
}

/// How nodes stand under each other, and who has a statement.
struct Tree {
    /// For each node, whether it or one beside it further up in the list is divided and nobody answers for it.
    follows_unanswered: IndexVec<NodeId, bool>,
    /// The same of nodes with or without others below them.
    follows_unanswered_item: IndexVec<NodeId, bool>,
    has_children: IndexVec<NodeId, bool>,
}

impl Tree {
    fn new(nodes: &IndexVec<NodeId, DraftNode>) -> Self {
        let children = children_of_each(nodes);
        // From the end: those below a node are known when it is looked at.
        let mut is_answered: IndexVec<NodeId, bool> = nodes.iter().map(|_| false).collect();
        for id in children.indices().rev() {
            let below = &children[id];
            let are_answered = !below.is_empty() && below.iter().all(|child| is_answered[*child]);
            is_answered[id] = are_answered || has_statement(&nodes[id]);
        }

        let mut tree = Tree {
            follows_unanswered: nodes.iter().map(|_| false).collect(),
            follows_unanswered_item: nodes.iter().map(|_| false).collect(),
            has_children: children.iter().map(|below| !below.is_empty()).collect(),
        };
        let roots: Vec<NodeId> = nodes
            .iter_enumerated()
            .filter(|(_, node)| node.parent.is_none())
            .map(|(id, _)| id)
            .collect();
        for siblings in children.iter().chain([&roots]) {
            let (mut divided, mut any) = (false, false);
            for &id in siblings {
                tree.follows_unanswered[id] = divided;
                tree.follows_unanswered_item[id] = any;
                divided |= !is_answered[id] && !children[id].is_empty();
                any |= !is_answered[id];
            }
        }
        tree
    }

    /// Whether a statement among the passages of a node may speak of others than this node.
    fn may_mean_others(
        &self,
        nodes: &IndexVec<NodeId, DraftNode>,
        id: NodeId,
        of: Reference,
    ) -> bool {
        let node = &nodes[id];
        match of {
            Reference::Own => false,
            Reference::Some => true,
            Reference::Chapter => node.parent.is_some() || !has_own_text(node),
            Reference::Above => {
                !has_own_text(node) && !self.has_children[id] || self.follows_unanswered_item[id]
            }
        }
    }

    /// Whether a statement that was read for all nodes under one may speak of others than these.
    fn tail_may_mean_others(&self, node: &DraftNode, id: NodeId, of: Reference) -> bool {
        match of {
            Reference::Own | Reference::Some => true,
            Reference::Chapter => node.parent.is_some(),
            Reference::Above => self.follows_unanswered[id],
        }
    }
}

fn has_statement(node: &DraftNode) -> bool {
    let passages = node.passages.iter().chain(&node.tail);
    node.task.is_some() || passages.into_iter().any(Passage::is_field)
}

/// Whether a node says what is to be done, in its text or in a heading that is a sentence.
fn has_own_text(node: &DraftNode) -> bool {
    let before = node
        .passages
        .iter()
        .take_while(|passage| !passage.is_field());
    before.count() > 0 || node.heading.ends_with(['。', ';', '\u{FF1B}'])
}
