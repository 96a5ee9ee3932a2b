//! Reads off an outline what its passages mean: who owes what by when.

use super::outline::Builder;
use super::statement::{self, MisspeltLabel, Statement};
use super::{allotments, goals, recurrences, targets};
use crate::base::diag::Diagnostic;
use crate::plan::{Block, LabelKind, LineRange, NodeId, Task};
use oxc_index::IndexVec;

impl Builder<'_> {
    /// A statement behind the last of several items that have none of their own speaks of the node
    /// above them all.
    pub(super) fn cover_siblings(&mut self) {
        let nodes = &self.outline.nodes;
        let mut children: IndexVec<NodeId, Vec<NodeId>> =
            nodes.iter().map(|_| Vec::new()).collect();
        for (index, parent) in self.parents.iter_enumerated() {
            if let Some(parent) = parent {
                children[*parent].push(index);
            }
        }
        for parent in children.indices().rev() {
            let siblings = &children[parent];
            let Some((&index, others)) = siblings
                .split_last()
                .filter(|(_, others)| !others.is_empty())
            else {
                continue;
            };
            let node = &self.outline.nodes[index];
            let has_field = |i: NodeId| self.outline.nodes[i].blocks.iter().any(Block::is_field);
            let leaves = siblings.iter().all(|&i| children[i].is_empty());
            let alone = others.iter().all(|&i| !has_field(i));
            let span = self.spans[index];
            let fits = span.own_line_field
                || matches!(
                    node.label.kind,
                    LabelKind::Decimal
                        | LabelKind::Subitem
                        | LabelKind::Circled
                        | LabelKind::Bullet
                );
            if !(leaves && alone && fits && has_field(index) && !has_field(parent))
                || node.label.kind.rank() < LabelKind::Item.rank()
                || span.from_table
            {
                continue;
            }
            let blocks = &mut self.outline.nodes[index].blocks;
            let keep = blocks
                .iter()
                .rposition(|block| !block.is_field())
                .map_or(0, |i| i + 1);
            // An item with a statement of its own before the last one keeps both.
            if blocks[..keep].iter().any(Block::is_field) {
                continue;
            }
            // What says nothing speaks of nobody.
            if blocks[keep..].iter().all(|block| {
                statement::read_statement(block.text(), self.terms.year, self.terms.lexicon)
                    .is_empty()
            }) {
                continue;
            }
            let tail = blocks.split_off(keep);
            self.outline.nodes[parent].tail = tail;
            self.tail_lines.push((parent, span.last));
        }
        self.tail_lines.sort_unstable();
    }

    /// Reads the tasks, deadlines and figures off the texts.
    pub(super) fn derive(&mut self) {
        for index in self.outline.nodes.indices() {
            self.derive_node(index);
        }
    }

    fn derive_node(&mut self, index: NodeId) {
        let node = &self.outline.nodes[index];
        let span = self.spans[index];
        let year = self.terms.year;
        let title = &node.heading[node.label.len.min(node.heading.len())..];
        let mut goals_found = goals::goals(title, year);
        let mut figures_due = targets::targets(title, year);
        let mut recurring = node.recurrences.clone();
        let mut statement = Statement::default();
        let mut figures = Vec::new();
        let (mut fielded, mut unread) = (false, false);
        for block in node.blocks.iter().chain(&node.tail) {
            match block {
                Block::Text(text) => {
                    goals_found.extend(goals::goals(text, year));
                    figures_due.extend(targets::targets(text, year));
                    figures.extend(allotments::allotments(text));
                    if !span.from_table {
                        recurring.extend(recurrences::recurrences(text, false));
                    }
                }
                Block::Field(text) if !span.from_table => {
                    let mut read = statement::read_statement(text, year, self.terms.lexicon);
                    if self.terms.first_leads {
                        read.let_first_lead();
                    }
                    // People alone make no task, nor does 配合单位:无.
                    fielded |= !read.is_empty();
                    unread |= !read.people;
                    statement.assignments.extend(read.assignments);
                    statement.milestones.extend(read.milestones);
                    recurring.extend(read.recurrences);
                    statement.undated.extend(read.undated);
                    statement.misspelt.extend(read.misspelt);
                    statement.open_ended |= read.open_ended;
                }
                Block::Field(_) => {}
            }
        }
        let mut seen = Vec::new();
        statement.assignments.retain(|assignment| {
            let new = !seen.contains(assignment);
            if new {
                seen.push(assignment.clone());
            }
            new
        });
        self.doubt(&statement, span.first);
        self.keep_real(&mut statement, span.first);
        let last = self
            .tail_lines
            .binary_search_by_key(&index, |(node, _)| *node)
            .map_or(span.last, |at| self.tail_lines[at].1);
        let node = &mut self.outline.nodes[index];
        if let Some(task) = node.task.as_mut() {
            // A row of a table may have got more text behind its last cell.
            task.lines.last = task.lines.last.max(last);
        }
        if unread && !fielded {
            self.doubts.push(
                Diagnostic::warning(
                    "empty-field",
                    "a field statement that names neither a unit nor a time",
                )
                .at_line(self.source, span.first)
                .help("no task was made of it; write its task block by hand if it says something"),
            );
        }
        let node = &mut self.outline.nodes[index];
        node.goals = goals_found;
        node.targets = figures_due;
        node.recurrences = recurring;
        if fielded {
            statement
                .assignments
                .sort_by_key(|assignment| assignment.role);
            node.task = Some(Task {
                lines: LineRange {
                    first: span.first,
                    last,
                },
                assignments: statement.assignments,
                milestones: statement.milestones,
                allotments: figures,
                inherited: false,
            });
        }
    }

    fn doubt(&mut self, statement: &Statement, line: u32) {
        for words in &statement.undated {
            self.doubts.push(
                Diagnostic::warning(
                    "undated",
                    format!("no time was found in the deadline `{words}`"),
                )
                .at_line(self.source, line)
                .help("write the milestone by hand, or leave it out if the duty is open-ended"),
            );
        }
        for MisspeltLabel { printed, right } in &statement.misspelt {
            self.doubts.push(
                Diagnostic::warning(
                    "misspelt-label",
                    format!("`{printed}` was read as {right}"),
                )
                .at_line(self.source, line)
                .help("declare an [[emendation]] if it is a slip of the copy, not of the document"),
            );
        }
    }

    /// Leaves out of a statement what cannot be a unit: words that spammers put in its place.
    pub(super) fn keep_real(&mut self, statement: &mut Statement, line: u32) {
        let injected = &self.terms.injected;
        let (real, foreign): (Vec<_>, Vec<_>) = std::mem::take(&mut statement.assignments)
            .into_iter()
            .partition(|a| {
                !injected
                    .iter()
                    .any(|word| a.unit.contains(word.trim_end_matches([':', '\u{FF1A}'])))
            });
        statement.assignments = real;
        for assignment in foreign {
            self.doubts.push(
                Diagnostic::warning(
                    "injected-unit",
                    format!("`{}` stands where a unit belongs", assignment.unit),
                )
                .at_line(self.source, line)
                .help("left out of the task; declare an [[emendation]] and name the unit if you know it"),
            );
        }
    }
}
