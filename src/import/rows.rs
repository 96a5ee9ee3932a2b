//! The rows of a table of tasks as nodes of the outline.

use super::fields::{self, Field, Statement};
use super::outline::{Builder, Span};
use super::strip::Line;
use super::{allotments, table};
use crate::diag::Diagnostic;
use crate::plan::{Block, Label, LabelKind, LineRange, Task};
use crate::text::is_space;

impl Builder<'_> {
    /// The rows of a table up to the next attachment; says how many lines they took.
    pub(super) fn table(&mut self, columns: &table::Columns, lines: &[Line]) -> usize {
        let ends = |line: &Line| {
            Label::read(&line.text).is_some_and(|label| label.kind == LabelKind::Attachment)
        };
        let end = lines.iter().position(ends).unwrap_or(lines.len());
        let mut above = table::Above::default();
        let mut index = 0;
        while index < end {
            let line = &lines[index];
            if !table::opens_row(line) {
                if let Some(label) =
                    Label::read(&line.text).filter(|l| l.kind == LabelKind::Section)
                {
                    above = table::Above::default();
                    self.open(line.number, &label);
                    self.fill(line.number, line.trimmed(), label.len);
                } else {
                    self.paragraph(line.number, line.trimmed());
                }
                index += 1;
                continue;
            }
            let more = lines[index + 1..end]
                .iter()
                .take_while(|next| {
                    !table::opens_row(next)
                        && Label::read(&next.text).is_none_or(|l| l.kind != LabelKind::Section)
                })
                .count();
            let row = &lines[index..=index + more];
            match table::cells(row, columns.len()) {
                Some(cells) => self.row(columns, &cells, row, &mut above),
                None => self.broken_row(columns.len(), row),
            }
            index += more + 1;
        }
        end
    }

    fn row(
        &mut self,
        columns: &table::Columns,
        cells: &[table::Cell],
        lines: &[Line],
        above: &mut table::Above,
    ) {
        let number = cells[0].text();
        let mut texts = columns.iter().zip(cells).enumerate().skip(1);
        let first = texts.find(|(_, (column, cell))| column.is_none() && !cell.0.is_empty());
        let (named, name) = match first {
            Some((index, (_, cell))) => (index, cell.0[0].1.clone()),
            None => (0, String::new()),
        };
        let heading = format!("{number} {name}");
        let Some(label) = Label::read(&heading) else {
            return self.broken_row(columns.len(), lines);
        };
        self.open(lines[0].number, &label);
        let at = self.outline.nodes.len() - 1;
        self.outline.nodes[at].heading = heading.trim_end_matches(is_space).to_owned();
        let (assignments, inherited) = table::assignments(columns, cells, above);
        let mut statement = Statement {
            assignments,
            ..Statement::default()
        };
        let mut late = false;
        let mut figures = Vec::new();
        for (index, (column, cell)) in columns.iter().zip(cells).enumerate().skip(1) {
            let skipped = usize::from(index == named);
            match column {
                None => {
                    for (_, text) in &cell.0[skipped.min(cell.0.len())..] {
                        self.outline.nodes[at]
                            .blocks
                            .push(Block::Text(text.clone()));
                    }
                    figures.extend(
                        cell.0
                            .iter()
                            .flat_map(|(_, text)| allotments::allotments(text)),
                    );
                }
                Some(field) => {
                    if !cell.0.is_empty() {
                        self.outline.nodes[at]
                            .blocks
                            .push(Block::Field(cell.text()));
                    }
                    if *field == Field::Deadline {
                        let (cell, from_above) = above.fill(index, cell);
                        late |= from_above;
                        fields::deadlines(&cell.text(), self.year, &mut statement);
                    }
                }
            }
        }
        let span = Span {
            first: lines[0].number,
            last: lines[lines.len() - 1].number,
            own_line_field: false,
            from_table: true,
        };
        self.spans[at] = span;
        self.outline.nodes[at].recurrences = statement.recurrences;
        self.outline.nodes[at].task = Some(Task {
            lines: LineRange {
                first: span.first,
                last: span.last,
            },
            assignments: statement.assignments,
            milestones: statement.milestones,
            allotments: figures,
            inherited: inherited || late,
        });
    }

    fn broken_row(&mut self, columns: usize, lines: &[Line]) {
        self.doubts.push(
            Diagnostic::warning(
                "broken-row",
                format!("this row does not fall into {columns} cells"),
            )
            .at_line(self.source, lines[0].number)
            .help("kept as text; write its task block by hand"),
        );
        for line in lines {
            match Label::read(&line.text).filter(|label| label.kind == LabelKind::Row) {
                Some(label) => {
                    self.open(line.number, &label);
                    self.fill(line.number, line.trimmed(), label.len);
                }
                None => self.text(line.number, line.trimmed()),
            }
        }
    }
}
