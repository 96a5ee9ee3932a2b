//! The digest of each node of a plan's text: all that `Plan` gives away of it without a note.

use crate::base::digest::{Digest, Digester};
use crate::link::catalogue::PlanText;
use crate::plan::NodeId;
use oxc_index::IndexVec;

/// Returns the digest of each node with all that stands under it.
pub(super) fn digests(text: &PlanText) -> IndexVec<NodeId, Digest> {
    let outline = &text.outline;
    let nodes = outline.nodes.iter_enumerated();
    let own: IndexVec<NodeId, Digest> = nodes
        .map(|(id, node)| {
            let mut digest = Digester::default();
            digest
                .add(node)
                .add(&text.numbers[id])
                .add(&outline.cited(id))
                .add(&text.task_of[id].is_some());
            digest.digest()
        })
        .collect();
    let of_subtree = |id| {
        let mut digest = Digester::default();
        for node in outline.subtree(id) {
            digest.add(&own[node]);
        }
        digest.digest()
    };
    outline.nodes.indices().map(of_subtree).collect()
}
