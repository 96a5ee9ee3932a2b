//! What task blocks say must stand in the text of their node.

use super::prover::{Prover, narrowed, out_of_range};
use super::trace::{AmendedRange, Trace};
use crate::base::diag::Diagnostic;
use crate::base::message::{Message, message};
use crate::base::text::{fold, squeeze};
use crate::plan::{BlockAt, LineRange, Node, NodeId, Target, Task};

/// Something that a task block says, and that must be printed.
struct Claim<'a> {
    /// What it is, in words for the message.
    what: Message,
    text: String,
    /// The words that must hold it; the whole text of the node where there are none.
    within: Option<&'a str>,
    /// Whether it may stand in what a notice deletes.
    may_be_struck: bool,
}

impl Claim<'_> {
    fn new(what: Message, text: &str) -> Self {
        Self {
            what,
            text: text.to_owned(),
            within: None,
            may_be_struck: false,
        }
    }
}

impl Prover<'_> {
    /// Checks that the text of each node holds what its block says. `trace` says which lines each node
    /// came from; without it, lines are not compared.
    pub(super) fn check_facts(&mut self, trace: Option<&Trace>) {
        let document = self.document;
        for (index, node) in document.outline.nodes.iter_enumerated() {
            if let Some(task) = &node.task
                && let Some(lines) = trace.and_then(|trace| trace.lines(&document.outline, index))
            {
                self.check_task_lines(index, task, lines);
            }

            // White space is no part of what a document says: lines are broken anywhere.
            let text = node_text(node);
            let standing = trace.map(|trace| self.standing_text(trace, index, node));
            let standing = standing.as_ref().unwrap_or(&text);
            for claim in claims(node) {
                let sought = squeeze(&claim.text);
                let is_printed = match claim.within {
                    // A figure may be printed in full width.
                    Some(words) => fold(&squeeze(words)).contains(&fold(&sought)),
                    None if claim.may_be_struck => text.contains(&sought),
                    None => standing.contains(&sought) || fold(standing).contains(&fold(&sought)),
                };
                if !is_printed {
                    self.report_unprinted(index, node, &claim);
                }
            }
        }
    }

    /// Returns what is printed of a node without what a notice deletes, and without white space; all of it where the whole
    /// node is deleted, for its block says what it said.
    fn standing_text(&self, trace: &Trace, index: NodeId, node: &Node) -> String {
        let front = &self.document.front;
        let passages = passages_of(index, node);
        let amended = |at| trace.origin(at).map_or(&[][..], |origin| origin.amended);
        if passages.iter().all(|(at, _)| amended(*at).is_empty()) {
            return node_text(node);
        }

        let is_struck = |range: &&AmendedRange| {
            let amendment = front.amendment(range.amendment);
            amendment.is_some_and(|(_, own)| own.deletes())
        };
        let mut standing = String::new();
        for (at, text) in &passages {
            let mut from = 0;
            for range in amended(*at).iter().filter(is_struck) {
                standing.push_str(&squeeze(&text[from..range.bytes.start]));
                from = range.bytes.end;
            }
            standing.push_str(&squeeze(&text[from..]));
        }
        match standing.is_empty() {
            true => node_text(node),
            false => standing,
        }
    }

    fn report_unprinted(&mut self, index: NodeId, node: &Node, claim: &Claim<'_>) {
        let block = self.places.blocks[index].clone();
        let part = block.unwrap_or_else(|| self.places.headings[index].clone());
        let span = narrowed(self.file.text(), part, &claim.text);

        let message = message!(
            "the-what-text-does-not-stand",
            what = claim.what,
            text = claim.text,
            label = node.called()
        );
        self.report(
            Diagnostic::error("not-in-text", message)
                .at(self.file, span)
                .help(message!("write-it-as-printed-for-a-merged")),
        );
    }

    /// Checks that a task names the lines that its text came from.
    fn check_task_lines(&mut self, index: NodeId, task: &Task, traced: LineRange) {
        let count = self.archived.line_count();
        let problem = if task.lines.last > count {
            out_of_range(task.lines, count)
        } else if task.lines != traced {
            let message = message!(
                "the-text-of-this-task-stands",
                traced = traced.describe(),
                lines = task.lines.to_string()
            );
            let help = message!(
                "write-lines-first-last",
                first = traced.first,
                last = traced.last
            );
            Diagnostic::error("wrong-lines", message).help(help)
        } else {
            return;
        };

        // Point at the key, to the end of its line.
        let block = self.places.blocks[index].clone().unwrap_or(0..0);
        let text = self.file.text();
        let key = text[block.clone()].find("lines");
        let start = key.map_or(block.start, |at| block.start + at);
        let end = text[start..].find('\n').map_or(start, |at| start + at);

        self.report(problem.at(self.file, start..end));
    }
}

/// Returns the passages of a node, each with its place.
fn passages_of(index: NodeId, node: &Node) -> Vec<(BlockAt, &str)> {
    let blocks = node.blocks.iter().enumerate();
    let blocks = blocks.map(|(k, block)| (BlockAt::Body(index, k), block.text()));
    let tail = node.tail.iter().enumerate();
    let tail = tail.map(|(k, block)| (BlockAt::Tail(index, k), block.text()));
    let heading = (BlockAt::Heading(index), node.heading.as_str());
    std::iter::once(heading).chain(blocks).chain(tail).collect()
}

/// Returns all that is printed of a node, without white space.
fn node_text(node: &Node) -> String {
    let passages = passages_of(NodeId::from_usize(0), node);
    passages.iter().map(|(_, text)| squeeze(text)).collect()
}

/// Returns what the block of a node says, in the order in which it is checked.
fn claims(node: &Node) -> Vec<Claim<'_>> {
    let mut claims = Vec::new();
    for goal in &node.goals {
        claims.push(Claim::new(message!("deadline"), &goal.raw));
        claims.push(Claim::new(message!("action"), &goal.text));
    }

    // A merged cell above may say how often, too.
    let is_inherited = node.task.as_ref().is_some_and(|task| task.inherited);
    for recurrence in node.recurrences.iter().filter(|_| !is_inherited) {
        claims.push(Claim::new(message!("recurrence"), &recurrence.raw));
        claims.push(Claim::new(message!("action"), &recurrence.text));
    }

    claims.extend(node.seen.iter().map(|words| Claim {
        may_be_struck: true,
        ..Claim::new(message!("seen-word"), words)
    }));
    claims.extend(node.targets.iter().flat_map(target_claims));
    claims.extend(node.task.iter().flat_map(task_claims));
    claims
}

fn target_claims(target: &Target) -> [Claim<'_>; 5] {
    // What is measured, and how much, must stand in the very words that are quoted.
    let part = |text: &str| Claim {
        within: Some(&target.raw),
        ..Claim::new(message!("part-of-a-target"), text)
    };
    [
        Claim::new(message!("target"), &target.raw),
        Claim::new(message!("owner-of-the-target"), &target.whose),
        Claim::new(message!("base-of-the-target"), &target.against),
        part(&target.indicator),
        part(&format!("{}{}", target.value, target.unit)),
    ]
}

fn task_claims(task: &Task) -> Vec<Claim<'_>> {
    let mut claims = Vec::new();
    // What a merged cell above says does not stand in this row.
    if !task.inherited {
        for assignment in &task.assignments {
            claims.push(Claim::new(message!("unit"), &assignment.unit));
        }
        for milestone in &task.milestones {
            claims.push(Claim::new(message!("deadline"), &milestone.raw));
            claims.push(Claim::new(message!("action"), &milestone.text));
        }
    }

    for allotment in &task.allotments {
        claims.push(Claim::new(message!("subject-of-a-figure"), &allotment.of));
        claims.push(Claim::new(message!("entity"), &allotment.entity));
        claims.push(Claim::new(
            message!("figure"),
            &format!("{}{}", allotment.value, allotment.unit),
        ));
    }

    claims
}
