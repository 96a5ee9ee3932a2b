//! What the front matter and the task blocks say must stand in the text.

use super::readings::emended;
use super::{Prover, Trace, excerpt, out_of_range};
use crate::diag::Diagnostic;
use crate::plan::{Document, LineRange, Task};
use crate::source::Source;
use crate::text::{fold, fold_char, squeeze};
use std::ops::Range;

impl Prover<'_> {
    /// What the front matter says must stand on the lines that it names.
    pub(super) fn head(&mut self) {
        let front = &self.document.front;
        for (name, number) in &front.source.fields {
            let line = fold(&squeeze(&self.emended_text(*number)));
            let holds = |value: &str| line.contains(&fold(&squeeze(value)));
            let dated = |date: Option<jiff::civil::Date>| {
                date.is_some_and(|date| {
                    let runs: Vec<u32> = line
                        .split(|c: char| !c.is_ascii_digit())
                        .filter_map(|run| run.parse().ok())
                        .collect();
                    let wanted = [date.year() as u32, date.month() as u32, date.day() as u32];
                    runs.windows(3).any(|window| window == wanted)
                        || line.contains(&date.strftime("%Y%m%d").to_string())
                })
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
                    let stands = !value.is_empty() && plain(&line).contains(&plain(&fold(&value)));
                    (value, stands)
                }
                "issuer" => {
                    let value = front.issuer.clone().unwrap_or_default();
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
            // A label or a date may stand beside a field, a sentence may not: it would be lost.
            let rest = beside(self.document, self.archived, *number);
            if rest.contains('。') && rest.chars().count() >= 8 {
                let problem = Diagnostic::error(
                    "text-beside-field",
                    format!("this line states `{name}`, but it says more than that"),
                );
                self.found.push(problem.at_line(self.archived, *number).help(
                    "take it out of source.fields, and put it into the text or declare a [[source.skip]]",
                ));
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
            let mut absent: Vec<(String, &'static str)> = Vec::new();
            let mut need = |text: &str, what: &'static str| {
                if !own.contains(&squeeze(text)) {
                    absent.push((text.to_owned(), what));
                }
            };
            for goal in &node.goals {
                need(&goal.raw, "deadline");
                need(&goal.text, "action");
            }
            for recurrence in &node.recurrences {
                need(&recurrence.raw, "recurrence");
                need(&recurrence.text, "action");
            }
            if let Some(task) = &node.task {
                // Lines mean nothing while the text itself is out of step.
                let lines = trace.lines(document, index).filter(|_| aligned);
                self.task(task, lines, block.clone(), &mut need);
            }
            for (text, what) in absent {
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

/// What stands on a line beside the fields that it states.
pub fn beside(document: &Document, archived: &Source, line: u32) -> String {
    let front = &document.front;
    let mut rest = fold(&squeeze(
        &emended(document, archived, line)
            .into_iter()
            .map(|(c, _)| c)
            .collect::<String>(),
    ));
    for (name, _) in front.source.fields.iter().filter(|(_, l)| *l == line) {
        let value = match name.as_str() {
            "title" => Some(front.title.as_str()),
            "number" => front.number.as_deref(),
            "issuer" => front.issuer.as_deref(),
            _ => None,
        };
        if let Some(value) = value.map(|value| fold(&squeeze(value))) {
            rest = rest.replacen(&value, "", 1);
        }
        let date = match name.as_str() {
            "written" => front.written,
            "published" => front.published,
            _ => None,
        };
        let forms = ["%Y年%-m月%-d日", "%Y年%m月%d日", "%Y-%m-%d", "%Y%m%d"];
        for form in date
            .iter()
            .flat_map(|date| forms.map(|form| date.strftime(form)))
        {
            rest = rest.replacen(&form.to_string(), "", 1);
        }
    }
    rest
}
