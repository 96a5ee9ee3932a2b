//! The outline (提纲) of a document: its numbered nodes in printed order, each with its text.

use super::{Label, LabelKind, Milestone, NodeId, NodeRange, Recurrence, Target, Task};
use oxc_index::{IndexSlice, IndexVec};

/// How many characters of its name a message calls a node by.
const CALLED: usize = 16;

/// A paragraph of official text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Block {
    /// Running text.
    Text(String),
    /// A statement of units or deadlines: 牵头单位:…, 完成时限:…, 〔责任单位:…〕.
    Field(String),
}

impl Block {
    /// Returns the paragraph itself.
    pub fn text(&self) -> &str {
        match self {
            Block::Text(text) | Block::Field(text) => text,
        }
    }

    /// Returns whether it states units or deadlines.
    pub fn is_field(&self) -> bool {
        matches!(self, Block::Field(_))
    }
}

/// A numbered heading with the text up to the next one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Node {
    /// Its address within the document: `3-1-9-1`. Unique, ASCII, kept for ever.
    pub id: String,
    /// Its number.
    pub label: Label,
    /// The whole heading as printed, its number included.
    pub heading: String,
    /// How deep it stands, from 1.
    pub depth: usize,
    /// The text under the heading.
    pub blocks: Vec<Block>,
    /// A closing statement that stands behind the last node below this one but speaks of this one.
    pub tail: Vec<Block>,
    /// Deadlines in the running text.
    pub goals: Vec<Milestone>,
    /// Recurring duties.
    pub recurrences: Vec<Recurrence>,
    /// Figures to be reached.
    pub targets: Vec<Target>,
    /// Words of its text that look like a deadline or a unit's part, and that a person saw to be none.
    pub seen: Vec<String>,
    /// Who owes what by when, where the node says so.
    pub task: Option<Task>,
}

impl Node {
    /// Returns the heading without its number and without the full stop that ends it; empty where the
    /// heading is the number alone.
    pub fn title(&self) -> &str {
        let title = &self.heading[self.label.len.min(self.heading.len())..];
        title
            .trim()
            .trim_end_matches(['。', ':', '\u{FF1A}', ';', '\u{FF1B}'])
    }

    /// Returns the title or, where there is none, the beginning of the text: at most `limit` characters.
    pub fn name(&self, limit: usize) -> String {
        let whole = if self.title().is_empty() {
            // Running text says what the task is; a field statement only who does it, and by when.
            let text = self.blocks.iter().find(|b| matches!(b, Block::Text(_)));
            text.or(self.blocks.first())
                .map_or("", |block| block.text())
        } else {
            self.title()
        };

        let whole = whole.trim().trim_end_matches(['。', ';', '\u{FF1B}']);
        if whole.chars().count() <= limit {
            return whole.to_owned();
        }

        let mut name: String = whole.chars().take(limit.saturating_sub(1)).collect();
        name.push('…');
        name
    }

    /// Returns the number as printed, and the name.
    pub fn labelled(&self, limit: usize) -> String {
        let label = &self.heading[..self.label.len.min(self.heading.len())];
        format!("{label}{}", self.name(limit))
    }

    /// Returns its number and the beginning of its name, by which messages tell it from others: many bear the same number.
    pub fn called(&self) -> String {
        self.labelled(CALLED)
    }
}

/// A place where a paragraph or heading stands in an outline.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum BlockAt {
    /// A paragraph before the first node.
    Opening(usize),
    /// A node's heading.
    Heading(NodeId),
    /// A paragraph under a node, by its place there.
    Body(NodeId, usize),
    /// A closing statement of a node, by its place there.
    Tail(NodeId, usize),
    /// A paragraph behind the last node of the main text.
    Closing(usize),
}

/// The addresses that nodes have unless their headings declare others: the slugs of their paths.
#[derive(Debug, Default)]
pub struct Addresses {
    /// The nodes that are open, outermost first, with the bullets counted under each.
    open: Vec<(NodeId, u32)>,
    /// Bullets under no node.
    bullets: u32,
}

impl Addresses {
    /// Returns the address of the next node in printed order; `nodes` are all that stand before it.
    pub fn next(
        &mut self,
        nodes: &IndexSlice<NodeId, [Node]>,
        label: &Label,
        depth: usize,
    ) -> String {
        let is_closed = |(node, _): &mut (NodeId, u32)| nodes[*node].depth >= depth;
        while self.open.pop_if(is_closed).is_some() {}

        let bullets = match self.open.last_mut() {
            Some((_, bullets)) => bullets,
            None => &mut self.bullets,
        };
        let ordinal = if label.kind == LabelKind::Bullet {
            *bullets += 1;
            *bullets
        } else {
            label.number
        };

        let above = self.open.last().map(|(node, _)| nodes[*node].id.as_str());
        let address = label.address_below(above, ordinal);
        self.open.push((nodes.len_idx(), 0));
        address
    }
}

/// The nodes of a document in printed order; a node's descendants follow it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    /// Paragraphs before the first node.
    pub opening: Vec<Block>,
    /// The nodes.
    pub nodes: IndexVec<NodeId, Node>,
    /// Paragraphs behind the main text, before the attachments.
    pub closing: Vec<Block>,
}

impl Outline {
    /// Returns the node that a node stands under.
    pub fn parent(&self, node: NodeId) -> Option<NodeId> {
        let depth = self.nodes[node].depth;

        self.before(node)
            .into_iter()
            .rev()
            .find(|&other| self.nodes[other].depth < depth)
    }

    /// Returns the node that each node stands under, in one go.
    pub fn parents(&self) -> IndexVec<NodeId, Option<NodeId>> {
        // The nodes that are open, outermost first.
        let mut open: Vec<NodeId> = Vec::new();
        let parent = |(id, node): (NodeId, &Node)| {
            while open
                .pop_if(|above| self.nodes[*above].depth >= node.depth)
                .is_some()
            {}
            let parent = open.last().copied();
            open.push(id);
            parent
        };
        self.nodes.iter_enumerated().map(parent).collect()
    }

    /// Returns the label by which each node is cited among its siblings, in one go; see [`Outline::cited`].
    pub fn all_cited(&self) -> IndexVec<NodeId, String> {
        // Of each open depth, how many bullets there were.
        let mut open: Vec<(usize, u32)> = Vec::new();
        let cited = |node: &Node| {
            while open.pop_if(|(depth, _)| *depth > node.depth).is_some() {}
            if open.last().is_none_or(|(depth, _)| *depth < node.depth) {
                open.push((node.depth, 0));
            }
            match (node.label.kind, open.last_mut()) {
                (LabelKind::Bullet, Some((_, bullets))) => {
                    *bullets += 1;
                    format!("——{bullets}")
                }
                _ => node.label.text.clone(),
            }
        };
        self.nodes.iter().map(cited).collect()
    }

    /// Returns the nodes before a node.
    fn before(&self, node: NodeId) -> NodeRange {
        NodeRange {
            start: NodeId::from_usize(0),
            end: node,
        }
    }

    /// Returns the nodes from the top down to a node, itself included.
    pub fn lineage(&self, node: NodeId) -> Vec<NodeId> {
        let mut lineage = vec![node];
        while let Some(parent) = self.parent(lineage[lineage.len() - 1]) {
            lineage.push(parent);
        }
        lineage.reverse();
        lineage
    }

    /// Returns a node and all that stand under it.
    pub fn subtree(&self, node: NodeId) -> NodeRange {
        let depth = self.nodes[node].depth;
        let behind = node + 1;

        let below = self.nodes[behind..]
            .iter()
            .take_while(|other| other.depth > depth)
            .count();

        NodeRange {
            start: node,
            end: behind + below,
        }
    }

    /// Returns the printed number of a node; for a bullet, which has none, its place among its siblings.
    pub fn ordinal(&self, id: NodeId) -> u32 {
        let node = &self.nodes[id];
        if node.label.kind != LabelKind::Bullet {
            return node.label.number;
        }

        let before = self.nodes[..id]
            .iter()
            .rev()
            .take_while(|other| other.depth >= node.depth)
            .filter(|other| other.depth == node.depth && other.label.kind == node.label.kind);
        before.count() as u32 + 1
    }

    /// Returns the label by which a node is cited among its siblings: 三, (一), 9, ——2, 附件1.
    pub fn cited(&self, node: NodeId) -> String {
        let label = &self.nodes[node].label;
        if label.kind == LabelKind::Bullet {
            format!("——{}", self.ordinal(node))
        } else {
            label.text.clone()
        }
    }

    /// Returns the labels from the top down to a node: `["三", "(一)", "9"]`.
    pub fn path(&self, node: NodeId) -> Vec<String> {
        self.lineage(node)
            .into_iter()
            .map(|i| self.cited(i))
            .collect()
    }

    /// Returns the nodes of the main text.
    pub fn main_nodes(&self) -> NodeRange {
        self.before(self.main_end())
    }

    /// Returns the nodes of the attachments.
    pub fn attached_nodes(&self) -> NodeRange {
        NodeRange {
            start: self.main_end(),
            end: self.nodes.len_idx(),
        }
    }

    /// Returns where the main text ends and the attachments begin.
    pub fn main_end(&self) -> NodeId {
        let attached = |node: &Node| node.depth == 1 && node.label.kind == LabelKind::Attachment;
        self.nodes
            .position(attached)
            .unwrap_or(self.nodes.len_idx())
    }

    /// Returns every heading and paragraph in printed order.
    pub fn walk(&self) -> Vec<(BlockAt, &str)> {
        let mut passages = Vec::new();
        push_blocks(&self.opening, BlockAt::Opening, &mut passages);
        passages.extend(self.walk_nodes(self.main_nodes()));

        push_blocks(&self.closing, BlockAt::Closing, &mut passages);
        passages.extend(self.walk_nodes(self.attached_nodes()));
        passages
    }

    /// Returns the headings and paragraphs of whole subtrees in printed order.
    pub fn walk_nodes(&self, nodes: NodeRange) -> Vec<(BlockAt, &str)> {
        let mut passages = Vec::new();
        // Nodes whose tail is still to come, innermost last.
        let mut open: Vec<NodeId> = Vec::new();
        for id in nodes {
            let node = &self.nodes[id];
            while let Some(above) = open.pop_if(|above| self.nodes[*above].depth >= node.depth) {
                self.push_tail(above, &mut passages);
            }

            passages.push((BlockAt::Heading(id), node.heading.as_str()));
            push_blocks(&node.blocks, |at| BlockAt::Body(id, at), &mut passages);
            open.push(id);
        }

        while let Some(above) = open.pop() {
            self.push_tail(above, &mut passages);
        }
        passages
    }

    fn push_tail<'a>(&'a self, node: NodeId, passages: &mut Vec<(BlockAt, &'a str)>) {
        let tail = &self.nodes[node].tail;
        push_blocks(tail, |at| BlockAt::Tail(node, at), passages);
    }
}

/// Appends paragraphs, each with the place that `place` makes of its index.
fn push_blocks<'a>(
    blocks: &'a [Block],
    place: impl Fn(usize) -> BlockAt,
    passages: &mut Vec<(BlockAt, &'a str)>,
) {
    let blocks = blocks.iter().enumerate();
    passages.extend(blocks.map(|(at, block)| (place(at), block.text())));
}
