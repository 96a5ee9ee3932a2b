//! An outline that grows line by line.

use super::doubts::Doubts;
use super::numbering::Numbering;
use super::terms::Terms;
use crate::base::message::message;
use crate::intake::import::plan_year::PlanYear;
use crate::intake::import::statement::{Reference, Statement, UnreadClause};
use crate::plan::{Block, Label, LabelKind, LineRange, NodeId, Recurrence, Task};
use oxc_index::IndexVec;
use std::collections::HashMap;

/// The deepest heading that Markdown can hold below the title.
const MAX_DEPTH: usize = 5;

/// A paragraph of a draft.
#[derive(Debug, Clone)]
pub enum Passage {
    /// Running text.
    Text(String),
    /// A field statement, with what it says.
    Field {
        /// As printed.
        text: String,
        /// What it says.
        said: Box<Statement>,
        /// The line of the source that it begins on.
        line: u32,
        /// Which tasks it speaks of, if it says so.
        of: Option<Reference>,
    },
    /// A cell of a column of units or deadlines; what it says was read with its row.
    Cell(String),
}

impl Passage {
    /// Whether it states units or deadlines.
    pub fn is_field(&self) -> bool {
        !matches!(self, Passage::Text(_))
    }

    /// Turns it into a paragraph of an outline.
    pub fn into_block(self) -> Block {
        match self {
            Passage::Text(text) => Block::Text(text),
            Passage::Field { text, .. } | Passage::Cell(text) => Block::Field(text),
        }
    }
}

/// Where a node comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A number in the text.
    Number,
    /// A row of a table.
    Row,
}

/// A node of a draft.
#[derive(Debug)]
pub struct DraftNode {
    /// Its address within the document.
    pub address: String,
    /// Its number.
    pub label: Label,
    /// The whole heading as printed, its number included.
    pub heading: String,
    /// How deep it stands, from 1, but never deeper than Markdown can say.
    pub depth: usize,
    /// The node that it stands under.
    pub parent: Option<NodeId>,
    /// What a bare month means in it.
    pub year: PlanYear,
    /// Where it comes from.
    pub origin: Origin,
    /// Its lines in the source.
    pub lines: LineRange,
    /// The last line of its heading and text, without the statements behind them.
    pub text_end: u32,
    /// The text under the heading.
    pub passages: Vec<Passage>,
    /// Whether one of its paragraphs is a field statement and nothing else.
    pub has_own_statement: bool,
    /// A statement that stands behind the last node below this one but belongs to this one.
    pub tail: Vec<Passage>,
    /// The last line of that statement.
    pub tail_end: Option<u32>,
    /// What the row of a table states.
    pub task: Option<Task>,
    /// Clauses of its text that give offices a part, each with its line.
    pub unread: Vec<(u32, UnreadClause)>,
    /// What comes back by the row of a table.
    pub recurrences: Vec<Recurrence>,
    /// How many bullets stand right under it.
    bullets: u32,
    /// How many rows without a number stand right under it.
    unnumbered_rows: u32,
}

/// An outline that grows line by line.
pub struct Draft<'a> {
    /// What the document says of all its statements.
    pub terms: &'a Terms<'a>,
    /// The reports on the source.
    pub doubts: Doubts<'a>,
    /// Paragraphs before the first node.
    pub opening: Vec<Passage>,
    /// The nodes in printed order.
    pub nodes: IndexVec<NodeId, DraftNode>,
    /// The numbers so far.
    pub numbering: Numbering,
    /// Bullets under no node.
    bullets: u32,
    /// Rows without a number under no node.
    unnumbered_rows: u32,
    /// How many nodes would have each address.
    addresses: HashMap<String, u32>,
}

impl<'a> Draft<'a> {
    /// Begins a draft.
    pub fn new(terms: &'a Terms<'a>, doubts: Doubts<'a>) -> Self {
        Draft {
            terms,
            doubts,
            opening: Vec::new(),
            nodes: IndexVec::new(),
            numbering: Numbering::default(),
            bullets: 0,
            unnumbered_rows: 0,
            addresses: HashMap::new(),
        }
    }

    /// Opens a node for a label that stands on a line, with its heading, and returns it.
    pub fn open(&mut self, label: &Label, heading: &str, line: u32) -> NodeId {
        let parent = self.numbering.close_for(label.kind);
        let depth = parent.map_or(1, |parent| self.nodes[parent].depth + 1);
        // Both look at the numbers above this one, so the node is added behind them.
        let address = self.unique_address(parent, label, line);
        self.check_number(parent, label, line);
        self.push_node(label, heading, line, parent, depth, address)
    }

    /// Opens a node for a row in which no number is printed, and returns it.
    pub fn open_unnumbered_row(&mut self, heading: &str, line: u32) -> NodeId {
        let parent = self.numbering.close_for(LabelKind::Row);
        let depth = parent.map_or(1, |parent| self.nodes[parent].depth + 1);
        let rows = match parent {
            Some(parent) => &mut self.nodes[parent].unnumbered_rows,
            None => &mut self.unnumbered_rows,
        };
        *rows += 1;

        let label = Label::of_unnumbered_row(*rows);
        let above = parent.map(|parent| self.nodes[parent].address.as_str());
        let address = label.row_address_below(above);
        self.push_node(&label, heading, line, parent, depth, address)
    }

    /// Adds a node under a parent, and returns it.
    fn push_node(
        &mut self,
        label: &Label,
        heading: &str,
        line: u32,
        parent: Option<NodeId>,
        depth: usize,
        address: String,
    ) -> NodeId {
        let year = match parent {
            Some(parent) => self.nodes[parent].year,
            None => self.terms.year,
        };
        let is_annex = label.kind == LabelKind::Attachment;
        let node = self.nodes.push(DraftNode {
            address,
            label: label.clone(),
            heading: heading.to_owned(),
            depth: depth.min(MAX_DEPTH),
            parent,
            year: match is_annex {
                true => year.of_title(heading.get(label.len..).unwrap_or_default()),
                false => year,
            },
            origin: Origin::Number,
            lines: LineRange {
                first: line,
                last: line,
            },
            text_end: line,
            passages: Vec::new(),
            has_own_statement: false,
            tail: Vec::new(),
            tail_end: None,
            task: None,
            unread: Vec::new(),
            recurrences: Vec::new(),
            bullets: 0,
            unnumbered_rows: 0,
        });
        self.numbering.open(node, label);
        node
    }

    /// Returns what a bare month means in the last node.
    pub fn year(&self) -> PlanYear {
        self.nodes.last().map_or(self.terms.year, |node| node.year)
    }

    /// Adds a paragraph that ends on a line of the source: to the last node, or before the first.
    pub fn push(&mut self, passage: Passage, last_line: u32) {
        match self.nodes.last_mut() {
            Some(node) => {
                if !passage.is_field() {
                    node.text_end = last_line;
                }
                node.passages.push(passage);
                node.lines.last = last_line;
            }
            None => self.opening.push(passage),
        }
    }

    /// Returns the address of a label under a node. A number that stands there a second time is
    /// reported, and gets an address of its own.
    fn unique_address(&mut self, parent: Option<NodeId>, label: &Label, line: u32) -> String {
        let bullets = match parent {
            Some(parent) => &mut self.nodes[parent].bullets,
            None => &mut self.bullets,
        };
        if label.kind == LabelKind::Bullet {
            *bullets += 1;
        }
        let bullet = *bullets;

        let above = parent.map(|parent| self.nodes[parent].address.as_str());
        let derived = label.address_below(above, bullet);
        let count = self.addresses.entry(derived.clone()).or_default();
        *count += 1;
        // The first keeps the plain address, so that a number printed twice does not move it.
        if *count == 1 {
            return derived;
        }

        let address = format!("{derived}x{count}");
        self.doubts.warn(
            "repeated-number",
            message!("the-number-text-stands-here-a-second", text = label.text),
            line,
            message!("its-address-is-address-is-a-heading", address),
        );
        address
    }

    /// Reports a number that skips one: a line may be lost.
    fn check_number(&mut self, parent: Option<NodeId>, label: &Label, line: u32) {
        if matches!(label.kind, LabelKind::Bullet | LabelKind::Attachment) {
            return;
        }
        if let Some(last) = self.numbering.latest(parent, label.kind)
            && label.number > last + 1
        {
            self.doubts.warn(
                "skipped-number",
                message!("text-follows-last", text = label.text, last),
                line,
                message!("is-a-line-missing"),
            );
        }
    }

    /// Reads again the numbers that stand alone: white space behind them is gone by now, and a label
    /// is as long as it is written down.
    pub fn reread_labels(&mut self) {
        for node in &mut self.nodes {
            if node.label.len > node.heading.len() {
                let label = Label::of_heading(&node.heading);
                node.label = label.unwrap_or_else(|| node.label.clone());
            }
        }
    }
}
