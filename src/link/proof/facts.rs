//! What the front matter and the task blocks say must stand in the text.

use super::{Prover, Trace, excerpt, out_of_range};
use crate::base::diag::Diagnostic;
use crate::base::text::{find_dates, fold, fold_char, squeeze};
use crate::plan::{LineRange, Task};
use std::cell::RefCell;
use std::ops::Range;

impl Prover<'_> {
    /// What the front matter says must stand on the lines that it names.
    pub(super) fn head(&mut self) {
        let front = &self.document.front;
        // The meeting is named within a sentence: any line may hold it.
        if let Some(meeting) = &front.passed_by
            && !(1..=self.archived.line_count())
                .any(|line| squeeze(&self.emended_text(line)).contains(&squeeze(meeting)))
        {
            let problem = Diagnostic::error(
                "field-differs",
                format!("`passed_by` is “{meeting}”, but no line of the source says so"),
            )
            .help("write the meeting as printed, or leave the key out");
            self.at_front(problem, "passed_by = ");
        }
        for (name, number) in &front.source.fields {
            let line = fold(&squeeze(&self.emended_text(*number)));
            let holds = |value: &str| line.contains(&fold(&squeeze(value)));
            let printed = self.emended_text(*number);
            let dated = |date: Option<jiff::civil::Date>| {
                date.is_some_and(|date| find_dates(&printed).contains(&date))
            };
            let (value, stands) = match name.as_str() {
                "title" => (front.title.clone(), holds(&front.title)),
                "number" => {
                    let value = front.number.clone().unwrap_or_default();
                    let plain = |text: &str| {
                        text.chars()
                            .filter(|c| {
                                !matches!(
                                    fold_char(*c),
                                    '〔' | '〕' | '[' | ']' | '(' | ')' | '【' | '】' | '第'
                                )
                            })
                            .collect::<String>()
                    };
                    // 〔2017〕1 does not stand in 〔2017〕17号.
                    let (line, plain_value) = (plain(&line), plain(&fold(&value)));
                    let stands = !value.is_empty()
                        && line.match_indices(&plain_value).any(|(at, _)| {
                            plain_value.ends_with('号')
                                || !line[at + plain_value.len()..]
                                    .starts_with(|c: char| c.is_ascii_digit() || c == '号')
                        });
                    (value, stands)
                }
                "issuer" => {
                    let value = front.issuer.clone().unwrap_or_default();
                    // A government's office issues in its own name.
                    let own = fold(&squeeze(&value));
                    let stands = !value.is_empty()
                        && line.match_indices(&own).any(|(at, _)| {
                            let rest = &line[at + own.len()..];
                            !rest.starts_with("办公室") && !rest.starts_with("办公厅")
                        });
                    (value, stands)
                }
                "addressees" => {
                    let value = front.addressees.clone().unwrap_or_default();
                    let stands = !value.is_empty() && holds(&value);
                    (value, stands)
                }
                "written" => (
                    front.written.map_or_else(String::new, |d| d.to_string()),
                    dated(front.written),
                ),
                _ => (
                    front.published.map_or_else(String::new, |d| d.to_string()),
                    dated(front.published),
                ),
            };
            if !stands {
                let message = if value.is_empty() {
                    format!(
                        "line {number} of the source states `{name}`, but the front matter does not"
                    )
                } else {
                    format!(
                        "`{name}` is “{value}”, but line {number} of the source does not say so"
                    )
                };
                let problem = Diagnostic::error("field-differs", message).help(format!(
                    "the line reads: {}",
                    excerpt(self.archived.line(*number).trim())
                ));
                self.at_front(problem, &format!("{name} = "));
            }
        }
    }

    /// What task blocks say must stand in the text of their node.
    pub(super) fn facts(&mut self, trace: &Trace, aligned: bool) {
        let document = self.document;
        for (index, node) in document.outline.nodes.iter().enumerate() {
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
