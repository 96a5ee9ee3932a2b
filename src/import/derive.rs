//! Reads off an outline what its passages mean: who owes what by when.

use super::fields::{self, Statement};
use super::outline::Builder;
use super::{allotments, goals};
use crate::diag::Diagnostic;
use crate::plan::{Block, LabelKind, LineRange, Task};

impl Builder<'_> {
    /// A statement behind the last of several items that have none of their own speaks of the node
    /// above them all.
    pub(super) fn cover_siblings(&mut self) {
        for index in (1..self.outline.nodes.len()).rev() {
            let Some(parent) = self.outline.parent(index) else {
                continue;
            };
            let node = &self.outline.nodes[index];
            let has_field = |i: usize| self.outline.nodes[i].blocks.iter().any(Block::is_field);
            let siblings: Vec<usize> = self
                .outline
                .subtree(parent)
                .skip(1)
                .filter(|&i| self.outline.nodes[i].depth == node.depth)
                .collect();
            let leaves = self.outline.subtree(parent).len() == siblings.len() + 1;
            let last = siblings.last() == Some(&index) && siblings.len() > 1;
            let span = self.spans[index];
            let alone = siblings[..siblings.len() - 1]
                .iter()
                .all(|&i| !has_field(i));
            let fits = span.own_line_field
                || matches!(
                    node.label.kind,
                    LabelKind::Subitem | LabelKind::Circled | LabelKind::Bullet
                );
            if !(leaves && last && alone && fits && has_field(index) && !has_field(parent))
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
            let tail = blocks.split_off(keep);
            self.outline.nodes[parent].tail = tail;
            self.tail_lines.push((parent, span.last));
        }
    }

    /// Reads the tasks, deadlines and figures off the texts.
    pub(super) fn derive(&mut self) {
        for index in 0..self.outline.nodes.len() {
            let node = &self.outline.nodes[index];
            let year = self.year;
            let mut goals_found = goals::goals(
                &node.heading[node.label.len.min(node.heading.len())..],
                year,
            );
            let mut recurrences = node.recurrences.clone();
            let mut statement = Statement::default();
            let mut figures = Vec::new();
            let mut fielded = false;
            for block in node.blocks.iter().chain(&node.tail) {
                match block {
                    Block::Text(text) => {
                        goals_found.extend(goals::goals(text, year));
                        figures.extend(allotments::allotments(text));
                        if !self.spans[index].from_table {
                            recurrences.extend(fields::recurrences(text));
                        }
                    }
                    Block::Field(text) if !self.spans[index].from_table => {
                        let read = fields::read(text, year);
                        fielded = true;
                        statement.assignments.extend(read.assignments);
                        statement.milestones.extend(read.milestones);
                        recurrences.extend(read.recurrences);
                        statement.undated.extend(read.undated);
                    }
                    Block::Field(_) => {}
                }
            }
            let first = self.spans[index].first;
            let undated = !statement.undated.is_empty();
            for words in statement.undated {
                self.doubts.push(
                    Diagnostic::warning(
                        "undated",
                        format!("no time was found in the deadline `{words}`"),
                    )
                    .at_line(self.source, first)
                    .help("write the milestone by hand, or leave it out if the duty is open-ended"),
                );
            }
            let tail_last = self
                .tail_lines
                .iter()
                .find(|(i, _)| *i == index)
                .map(|(_, line)| *line);
            let last = tail_last.unwrap_or(self.spans[index].last);
            let node = &mut self.outline.nodes[index];
            if let Some(task) = node.task.as_mut() {
                // A row of a table may have got more text behind its last cell.
                task.lines.last = task.lines.last.max(last);
            }
            node.goals = goals_found;
            node.recurrences = recurrences;
            if fielded {
                statement
                    .assignments
                    .sort_by_key(|assignment| assignment.role);
                if !undated
                    && statement.assignments.is_empty()
                    && statement.milestones.is_empty()
                    && node.recurrences.is_empty()
                {
                    self.doubts.push(
                        Diagnostic::warning(
                            "empty-field",
                            "a field statement that names neither a unit nor a time",
                        )
                        .at_line(self.source, first)
                        .help("write its task block by hand"),
                    );
                }
                node.task = Some(Task {
                    lines: LineRange { first, last },
                    assignments: statement.assignments,
                    milestones: statement.milestones,
                    allotments: figures,
                    inherited: false,
                });
            }
        }
    }
}
