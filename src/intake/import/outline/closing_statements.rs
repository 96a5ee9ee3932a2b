//! Finds out whether a statement behind the last of several items covers all of them.

use super::draft::{Draft, DraftNode, Origin, Passage};
use crate::plan::{LabelKind, NodeId};
use oxc_index::IndexVec;

/// Moves a statement behind the last of several items to the node above them, where the other items have no
/// statement: 〔责任单位:…〕 after (3) covers (1) to (3).
pub fn move_up(draft: &mut Draft) {
    let children = children_of_each(&draft.nodes);

    // From the end: a node that gets a statement has one when its own parent is looked at.
    for parent in children.indices().rev() {
        if let Some(last) = item_that_closes(draft, &children, parent) {
            move_statement(draft, last, parent);
        }
    }
}

/// Returns the children of each node, in printed order.
pub fn children_of_each(nodes: &IndexVec<NodeId, DraftNode>) -> IndexVec<NodeId, Vec<NodeId>> {
    let mut children: IndexVec<NodeId, Vec<NodeId>> = nodes.iter().map(|_| Vec::new()).collect();
    for (node, draft) in nodes.iter_enumerated() {
        if let Some(parent) = draft.parent {
            children[parent].push(node);
        }
    }
    children
}

/// Returns the last of the items under a node, if a statement behind it may cover them all.
fn item_that_closes(
    draft: &Draft,
    children: &IndexVec<NodeId, Vec<NodeId>>,
    parent: NodeId,
) -> Option<NodeId> {
    let (&last, others) = children[parent].split_last()?;
    let has_field = |node: NodeId| draft.nodes[node].passages.iter().any(Passage::is_field);

    let are_leaves = children[parent]
        .iter()
        .all(|&item| children[item].is_empty());
    // A list in which another item has a statement is answered for item by item.
    let is_only_statement =
        has_field(last) && !has_field(parent) && !others.iter().any(|&item| has_field(item));
    let closes = !others.is_empty()
        && are_leaves
        && is_only_statement
        && may_speak_of_others(&draft.nodes[last]);
    closes.then_some(last)
}

/// Whether a statement behind an item may cover others too: it stands on a line of its own, or the
/// item is one of those in which a task is divided.
fn may_speak_of_others(item: &DraftNode) -> bool {
    let is_division = matches!(
        item.label.kind,
        LabelKind::Decimal | LabelKind::Subitem | LabelKind::Circled | LabelKind::Bullet
    );
    (item.has_own_statement || is_division)
        && item.label.kind.rank() >= LabelKind::Item.rank()
        && item.origin == Origin::Number
}

/// Moves the statements at the end of an item to the node above it.
fn move_statement(draft: &mut Draft, item: NodeId, parent: NodeId) {
    let passages = &draft.nodes[item].passages;
    let text_end = passages
        .iter()
        .rposition(|passage| !passage.is_field())
        .map_or(0, |last_text| last_text + 1);

    // An item with a statement of its own before the last one keeps both.
    if passages[..text_end].iter().any(Passage::is_field) {
        return;
    }
    // A statement that names no unit and no deadline cannot cover its siblings.
    let says_something = passages[text_end..]
        .iter()
        .any(|passage| matches!(passage, Passage::Field { said, .. } if !said.is_empty()));
    if !says_something {
        return;
    }

    let tail = draft.nodes[item].passages.split_off(text_end);
    let end = draft.nodes[item].lines.last;
    draft.nodes[item].lines.last = draft.nodes[item].text_end;
    draft.nodes[parent].tail = tail;
    draft.nodes[parent].tail_end = Some(end);
}
