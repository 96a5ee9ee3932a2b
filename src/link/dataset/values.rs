//! How values of the catalogue are written into cells.

use crate::link::catalogue::Plan;
use crate::plan::{Block, Node, NodeId};

/// Returns the id of a node, and of the task that it is: `plan/node`.
pub fn node_id(plan: &Plan, node: NodeId) -> String {
    format!("{}/{}", plan.document.id, plan.node_id(node))
}

/// Returns the title that tables show: the heading, or the beginning of the text.
pub fn title(node: &Node) -> String {
    node.name(80)
}

/// Returns `None` where the text is empty.
pub fn non_empty(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// Returns several values in one text, a line each; `None` where there are none.
pub fn lines(values: &[String]) -> Option<String> {
    (!values.is_empty()).then(|| values.join("\n"))
}

/// Returns paragraphs in one text, a line each; `None` where there are none.
pub fn paragraphs(blocks: &[Block]) -> Option<String> {
    let words: Vec<&str> = blocks.iter().map(Block::text).collect();
    (!words.is_empty()).then(|| words.join("\n"))
}

/// Something that stands in a list, with its place there.
#[derive(Debug, Clone, Copy)]
pub struct Numbered<Owner, Item> {
    /// What the list belongs to.
    pub owner: Owner,
    /// Its place in the list, from 1.
    pub position: usize,
    /// Itself.
    pub item: Item,
}

/// Numbers the items of a list from 1.
pub fn numbered<Owner: Copy, Item, Items>(
    owner: Owner,
    items: Items,
) -> impl Iterator<Item = Numbered<Owner, Item>> + Clone
where
    Items: IntoIterator<Item = Item, IntoIter: Clone>,
{
    let numbered = move |(at, item)| Numbered {
        owner,
        position: at + 1,
        item,
    };
    items.into_iter().enumerate().map(numbered)
}

/// A node in its plan.
#[derive(Debug, Clone, Copy)]
pub struct NodeInPlan<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its index there.
    pub index: NodeId,
    /// Itself.
    pub node: &'a Node,
}

impl<'a> NodeInPlan<'a> {
    /// Returns a node of a plan.
    pub fn new(plan: &'a Plan, index: NodeId) -> Self {
        Self {
            plan,
            index,
            node: &plan.text.outline.nodes[index],
        }
    }

    /// Returns its id among those of all plans: `plan/node`.
    pub fn id(self) -> String {
        node_id(self.plan, self.index)
    }

    /// Returns its whole number, as it is cited.
    pub fn number(self) -> &'a str {
        &self.plan.text.numbers[self.index]
    }
}
