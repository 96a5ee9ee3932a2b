//! Puts the headings, paragraphs and blocks of a plan's body together as its outline.

use super::facts::{Facts, read_facts};
use super::places::Places;
use crate::address::is_anchor;
use crate::base::diag::Diagnostic;
use crate::base::message::{Message, message};
use crate::base::source::Source;
use crate::base::toml_table::Reader;
use crate::plan::{Addresses, Block, Label, LabelKind, Node, NodeId, Outline};
use std::collections::HashMap;
use std::ops::Range;

/// The outline of a plan with the places where its parts are written.
pub struct Built {
    /// The outline.
    pub outline: Outline,
    /// Where its parts stand in the file.
    pub places: Places,
}

/// An outline in the making: its parts are added in printed order.
pub struct OutlineBuilder<'a> {
    reader: &'a Reader<'a>,
    source: &'a Source,
    outline: Outline,
    places: Places,
    addresses: Addresses,
    /// Where each address was first given.
    ids: HashMap<String, Range<usize>>,
    /// Whether the main text has ended (`***`).
    is_closing: bool,
    /// Whether the closing statement of the last node was moved to one above it: no more text may
    /// follow.
    has_lost_tail: bool,
    /// How many paragraphs of the last node stand before its latest fenced block.
    before_fence: usize,
}

impl<'a> OutlineBuilder<'a> {
    /// Begins an outline; what is wrong is reported to `reader`.
    pub fn new(reader: &'a Reader<'a>, source: &'a Source) -> Self {
        Self {
            reader,
            source,
            outline: Outline::default(),
            places: Places::default(),
            addresses: Addresses::default(),
            ids: HashMap::new(),
            is_closing: false,
            has_lost_tail: false,
            before_fence: 0,
        }
    }

    /// Returns what was put together.
    pub fn finish(self) -> Built {
        Built {
            outline: self.outline,
            places: self.places,
        }
    }

    fn error(&self, span: Range<usize>, code: &'static str, message: Message, help: Message) {
        let problem = Diagnostic::error(code, message).help(help);
        self.reader.report(problem, span);
    }

    /// Begins a node; `id` is the address that its heading declares, if it does.
    pub fn add_heading(
        &mut self,
        depth: usize,
        id: Option<&str>,
        text: String,
        span: Range<usize>,
    ) {
        self.check_depth(depth, &span);
        // A row of a table in which no number is printed says by its address which one it is.
        let label = id
            .and_then(Label::of_row_address)
            .or_else(|| Label::of_heading(&text));
        let Some(label) = label else {
            let help = message!("begin-it-with-or-as-the-document");
            return self.error(
                span,
                "no-number",
                message!("this-heading-has-no-number"),
                help,
            );
        };

        self.check_may_follow_main_text(depth, &label, &span);

        let derived = self.addresses.next(&self.outline.nodes, &label, depth);
        let id = id.map_or(derived, str::to_owned);
        self.check_address(&id, &span);

        self.outline.nodes.push(Node {
            id,
            label,
            heading: text,
            depth,
            blocks: Vec::new(),
            tail: Vec::new(),
            goals: Vec::new(),
            recurrences: Vec::new(),
            targets: Vec::new(),
            seen: Vec::new(),
            task: None,
        });

        self.places.headings.push(span);
        self.places.blocks.push(None);
        self.has_lost_tail = false;
        self.before_fence = 0;
    }

    fn check_depth(&self, depth: usize, span: &Range<usize>) {
        let previous = self.outline.nodes.last().map_or(0, |node| node.depth);
        if depth > previous + 1 {
            let skipped = depth - previous;
            let message = message!("this-heading-stands-skipped-levels-below", skipped);
            let help = message!("a-heading-may-be-one-level-deeper");
            self.error(span.clone(), "heading-order", message, help);
        }
    }

    /// Reports a heading behind the main text that is no attachment and stands under none.
    fn check_may_follow_main_text(&self, depth: usize, label: &Label, span: &Range<usize>) {
        let is_attachment = depth == 1 && label.kind == LabelKind::Attachment;
        if self.is_closing && self.has_no_attachments() && !is_attachment {
            let message = message!("a-heading-behind-the-end");
            let help = message!("after-the-line-only-attachments-may-follow");
            self.error(span.clone(), "heading-order", message, help);
        }
    }

    fn has_no_attachments(&self) -> bool {
        self.outline.main_end() == self.outline.nodes.len_idx()
    }

    fn check_address(&mut self, id: &str, span: &Range<usize>) {
        if !is_anchor(id) {
            let message = message!("id-cannot-be-an-address", id);
            let help = message!("write-with-a-z-and-words");
            self.error(span.clone(), "bad-id", message, help);
        }

        if let Some(first) = self.ids.get(id) {
            let line = self.source.position(first.start).line;
            let message = message!("line-line-has-the-address-id-already", line, id);
            let help = message!("give-this-heading-an-address");
            self.error(span.clone(), "duplicate-id", message, help);
        } else {
            self.ids.insert(id.to_owned(), span.clone());
        }
    }

    /// Adds a paragraph to the last node; before the first node and behind the main text, to the
    /// opening or the closing of the document.
    pub fn add_block(&mut self, block: Block, span: Range<usize>) {
        if self.has_lost_tail && !self.is_closing {
            let span = self.source.first_line_of(span);
            let message = message!("text-behind-a-closing-statement");
            let help = message!("a-task-block-with-of-ends");
            self.error(span, "text-after-tail", message, help);
        }

        if self.is_closing && self.has_no_attachments() {
            self.outline.closing.push(block);
        } else if let Some(node) = self.outline.nodes.last_mut() {
            node.blocks.push(block);
        } else {
            self.outline.opening.push(block);
        }
    }

    /// Ends the main text: what follows is the closing, then attachments.
    pub fn end_main_text(&mut self, span: Range<usize>) {
        if self.is_closing {
            let help = message!("one-ends-the-main-text-remove");
            return self.error(span, "heading-order", message!("a-second"), help);
        }
        self.is_closing = true;
    }

    /// Adds a fenced block to the node that it speaks of; `inner` are the bytes of its TOML.
    pub fn add_fence(&mut self, info: &str, inner: Range<usize>, span: Range<usize>) {
        let first_line = self.source.first_line_of(span.clone());
        if !matches!(info, "toml task" | "toml facts") {
            let message = message!("unknown-kind-of-block");
            let help = message!("write-toml-task-or-toml-facts-official");
            return self.error(first_line, "unknown-block", message, help);
        }

        let mut table = self.reader.parse(inner);
        let Some(current) = self.outline.nodes.indices().next_back() else {
            let message = message!("this-block-stands-under-no-heading");
            let help = message!("move-it-under-the-heading");
            return self.error(first_line, "stray-task", message, help);
        };

        let owner = self.owner(current, table.take_at::<String>("of"));
        self.before_fence = self.outline.nodes[current].blocks.len();
        let facts = read_facts(self.reader, &mut table, info == "toml task");
        table.finish();
        self.places.blocks[owner] = Some(span);

        let node = &mut self.outline.nodes[owner];
        let is_second = (facts.task.is_some() && node.task.is_some())
            || !(facts.goals.is_empty() || node.goals.is_empty());
        add_facts(node, facts);

        if is_second {
            let message = message!("a-second-block-for-the-same-heading");
            let help = message!("one-heading-has-one-task-put-all");
            self.error(first_line, "second-task", message, help);
        }
    }

    /// Returns the node that a block speaks of. With `of`, which names one above, the field statements
    /// just before the block are moved to the tail of that node.
    fn owner(&mut self, current: NodeId, of: Option<(String, Range<usize>)>) -> NodeId {
        let Some((id, span)) = of else { return current };
        let lineage = self.outline.lineage(current);
        let above = lineage
            .into_iter()
            .find(|&i| i != current && self.outline.nodes[i].id == id);
        let Some(owner) = above else {
            let message = message!("no-heading-above-has-the-address-id", id);
            let help = message!("of-names-a-heading");
            self.error(span, "unknown-node", message, help);
            return current;
        };

        // Statements that an earlier block speaks of stay where they are.
        let blocks = &mut self.outline.nodes[current].blocks;
        let last_text = blocks.iter().rposition(|block| !block.is_field());
        let kept = last_text.map_or(0, |at| at + 1).max(self.before_fence);
        let tail = blocks.split_off(kept);
        self.outline.nodes[owner].tail.extend(tail);
        self.has_lost_tail = true;

        owner
    }
}

/// Adds what a block says to its node; where two blocks speak of one, the later task counts.
fn add_facts(node: &mut Node, facts: Facts) {
    node.goals.extend(facts.goals);
    node.recurrences.extend(facts.recurrences);
    node.targets.extend(facts.targets);
    node.seen.extend(facts.seen);
    if facts.task.is_some() {
        node.task = facts.task;
    }
}
