//! Nodes of an outline by their place in it.

oxc_index::define_index_type! {
    /// A node's index in [`Outline::nodes`](super::Outline::nodes).
    pub struct NodeId = u32;
}

/// Consecutive nodes of an outline, in printed order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NodeRange {
    /// The first node.
    pub start: NodeId,
    /// The node behind the last one.
    pub end: NodeId,
}

impl NodeRange {
    /// Returns whether a node is one of them.
    pub fn contains(self, node: NodeId) -> bool {
        (self.start..self.end).contains(&node)
    }
}

impl IntoIterator for NodeRange {
    type Item = NodeId;
    type IntoIter = std::iter::Map<std::ops::Range<usize>, fn(usize) -> NodeId>;

    fn into_iter(self) -> Self::IntoIter {
        (self.start.index()..self.end.index()).map(NodeId::from_usize)
    }
}
