//! What the task blocks say must stand in the text.

use super::{Prover, Trace, out_of_range};
use crate::base::diag::Diagnostic;
use crate::base::text::squeeze;
use crate::plan::{LineRange, Task};
use std::cell::RefCell;
use std::ops::Range;

impl Prover<'_> {
    /// What task blocks say must stand in the text of their node.
    pub(super) fn facts(&mut self, trace: &Trace, aligned: bool) {
        let document = self.document;
        for (index, node) in document.outline.nodes.iter_enumerated() {
            let own: String = std::iter::once(node.heading.as_str())
                .chain(
                    node.blocks
                        .iter()
                        .chain(&node.tail)
                        .map(|block| block.text()),
                )
                .map(squeeze)
                .collect();
            let block = self.places.blocks[index].clone();
            let absent: RefCell<Vec<(String, &'static str)>> = RefCell::default();
            let mut need = |text: &str, what: &'static str| {
                if !own.contains(&squeeze(text)) {
                    absent.borrow_mut().push((text.to_owned(), what));
                }
            };
            for goal in &node.goals {
                need(&goal.raw, "deadline");
                need(&goal.text, "action");
            }
            // A merged cell above may say how often, too.
            let merged = node.task.as_ref().is_some_and(|task| task.inherited);
            for recurrence in node.recurrences.iter().filter(|_| !merged) {
                need(&recurrence.raw, "recurrence");
                need(&recurrence.text, "action");
            }
            for target in &node.targets {
                need(&target.raw, "target");
                need(&target.whose, "owner of the target");
                // What it says must stand in its own words.
                let words = squeeze(&target.raw);
                let said = [
                    &target.indicator,
                    &format!("{}{}", target.value, target.unit),
                ];
                for part in said {
                    if !words.contains(&squeeze(part)) {
                        absent.borrow_mut().push((part.clone(), "part of a target"));
                    }
                }
            }
            if let Some(task) = &node.task {
                // Lines mean nothing while the text itself is out of step.
                let lines = trace.lines(document, index).filter(|_| aligned);
                self.task(task, lines, block.clone(), &mut need);
            }
            for (text, what) in absent.into_inner() {
                let span = block
                    .clone()
                    .unwrap_or_else(|| self.places.headings[index].clone());
                let within = self.file.text()[span.clone()].find(&text);
                let span = within.map_or(span.clone(), |at| {
                    span.start + at..span.start + at + text.len()
                });
                self.found.push(
                    Diagnostic::error(
                        "not-in-text",
                        format!(
                            "the {what} `{text}` does not stand in the text of {}",
                            node.label.text
                        ),
                    )
                    .at(self.file, span)
                    .help("write it as printed; for a merged table cell set `inherited = true`"),
                );
            }
        }
    }

    fn task(
        &mut self,
        task: &Task,
        lines: Option<LineRange>,
        block: Option<Range<usize>>,
        need: &mut impl FnMut(&str, &'static str),
    ) {
        if !task.inherited {
            for assignment in &task.assignments {
                need(&assignment.unit, "unit");
            }
            for milestone in &task.milestones {
                need(&milestone.raw, "deadline");
                need(&milestone.text, "action");
            }
        }
        for allotment in &task.allotments {
            need(&allotment.of, "figure's subject");
            need(&allotment.entity, "entity");
            need(&format!("{}{}", allotment.value, allotment.unit), "figure");
        }
        let Some(lines) = lines else { return };
        let count = self.archived.line_count();
        let problem = if task.lines.last > count {
            out_of_range(task.lines, count)
        } else if task.lines != lines {
            Diagnostic::error(
                "wrong-lines",
                format!(
                    "the text of this task stands on {} of the source, not {}",
                    lines.describe(),
                    task.lines
                ),
            )
            .help(format!("write lines = [{}, {}]", lines.first, lines.last))
        } else {
            return;
        };
        let span = block.unwrap_or(0..0);
        let within = self.file.text()[span.clone()].find("lines");
        let at = within.map_or(span.start, |at| span.start + at);
        let end = self.file.text()[at..].find('\n').map_or(at, |n| at + n);
        self.found.push(problem.at(self.file, at..end));
    }
}
