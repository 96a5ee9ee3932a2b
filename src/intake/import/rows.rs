//! The rows of a table of tasks as nodes of the outline.

use super::allotments;
use super::lines::Line;
use super::outline::{Builder, Span};
use super::statement::{self, Field, Statement};
use super::table::{self, Above, Cell, Form, Head, assignments};
use crate::base::diag::Diagnostic;
use crate::base::text::is_space;
use crate::plan::{Block, Label, LabelKind, LineRange, Task};

impl Builder<'_> {
    /// The rows of a table up to the next attachment, or up to what no longer has its form; says
    /// how many lines they took.
    pub(super) fn table(&mut self, head: &Head, lines: &[Line]) -> usize {
        let attachment = |line: &Line| {
            Label::read(&line.text).is_some_and(|label| label.kind == LabelKind::Attachment)
        };
        // A line without tabs belongs to a table of tabs while rows follow it.
        let left = |at: usize| {
            head.form == Form::Tabs
                && !lines[at..]
                    .iter()
                    .take(4)
                    .any(|line| line.text.contains('\t'))
        };
        let end = (0..lines.len())
            .find(|&at| attachment(&lines[at]) || left(at))
            .unwrap_or(lines.len());
        let mut above = Above::default();
        let mut last = 0;
        let mut index = 0;
        while index < end {
            let line = &lines[index];
            if !head.opens_row(line, last) {
                if let Some(again) = table::head(&lines[index..end], self.terms.lexicon) {
                    // The head is printed again on a new page.
                    for line in &lines[index..index + again.lines] {
                        self.text(line);
                    }
                    index += again.lines;
                    continue;
                }
                if let Some(label) = category(line) {
                    above = Above::default();
                    self.place(line, Some(label));
                } else if head.form == Form::Tabs {
                    self.further_row(head, line);
                } else {
                    self.place(line, None);
                }
                index += 1;
                continue;
            }
            last = number_of(head, line);
            let mut more = 0;
            while let Some(next) = lines[index + 1 + more..end].first() {
                let whole = head.form == Form::Tabs
                    && (head.is_whole(&lines[index..=index + more]) || next.text.starts_with('\t'));
                if whole
                    || head.opens_row(next, last)
                    || category(next).is_some()
                    || table::head(&lines[index + 1 + more..end], self.terms.lexicon).is_some()
                {
                    break;
                }
                more += 1;
            }
            let row = &lines[index..=index + more];
            match head.cells(row, self.terms.lexicon) {
                Some(cells) => self.row(head, &cells, row, &mut above),
                None => self.broken_row(head.columns.len(), row),
            }
            index += more + 1;
        }
        end
    }

    fn row(&mut self, head: &Head, cells: &[Cell], lines: &[Line], above: &mut Above) {
        let number = cells[head.number].text();
        // What stands before the number, a category over several rows, belongs to what is above.
        for (line, text) in cells[..head.number].iter().flat_map(|cell| &cell.0) {
            match Label::read(text).filter(|label| label.kind.rank() < LabelKind::Row.rank()) {
                Some(label) => {
                    self.open(*line, &label);
                    let at = self.outline.nodes.last_idx();
                    self.outline.nodes[at].heading = text.clone();
                }
                None => self.loose(*line, text),
            }
        }
        // A row is named by its text only where that stands next to the number: text keeps its order.
        let mut cells_told = head
            .columns
            .iter()
            .zip(cells)
            .enumerate()
            .skip(head.number + 1)
            .filter(|(_, (_, cell))| !cell.is_empty());
        let (named, name) = match cells_told.next() {
            Some((index, (None, cell))) => (index, cell.0[0].1.clone()),
            _ => (0, String::new()),
        };
        let heading = format!("{number} {name}");
        let Some(label) = Label::read(&heading).or_else(|| Label::bare(number.trim())) else {
            return self.broken_row(head.columns.len(), lines);
        };
        self.open(lines[0].first(), &label);
        let at = self.outline.nodes.last_idx();
        self.outline.nodes[at].heading = heading.trim_end_matches(is_space).to_owned();
        let (assignments, inherited) = assignments(&head.columns, cells, above, self.terms.lexicon);
        let assignments = assignments
            .into_iter()
            .fold(Statement::default(), |mut said, a| {
                said.assign(a);
                said
            })
            .assignments;
        let mut statement = Statement {
            assignments,
            ..Statement::default()
        };
        if self.terms.first_leads {
            statement.let_first_lead();
        }
        let mut late = false;
        let mut figures = Vec::new();
        for (index, (column, cell)) in head
            .columns
            .iter()
            .zip(cells)
            .enumerate()
            .skip(head.number + 1)
        {
            let skipped = usize::from(index == named);
            match column {
                None | Some(Field::Person) => {
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
                    if !cell.is_empty() {
                        self.outline.nodes[at]
                            .blocks
                            .push(Block::Field(cell.text()));
                    }
                    if *field == Field::Deadline {
                        let (cell, from_above) = above.fill(index, cell);
                        late |= from_above;
                        statement::read_deadline_field(
                            &cell.text(),
                            self.terms.year,
                            &mut statement,
                        );
                    }
                }
            }
        }
        let span = Span {
            first: lines[0].first(),
            last: lines[lines.len() - 1].last(),
            own_line_field: false,
            from_table: true,
        };
        self.spans[at] = span;
        self.outline.nodes[at].recurrences = std::mem::take(&mut statement.recurrences);
        self.keep_real(&mut statement, span.first);
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

    /// A row whose number is merged with that of the row above: more of the same task.
    fn further_row(&mut self, head: &Head, line: &Line) {
        let at = self.outline.nodes.indices().next_back();
        let cells = head.cells(std::slice::from_ref(line), self.terms.lexicon);
        let (Some(at), Some(cells)) = (at, cells) else {
            return self.text(line);
        };
        if !self.spans[at].from_table {
            return self.text(line);
        }
        let mut statement = Statement::default();
        for (column, cell) in head.columns.iter().zip(&cells) {
            let node = &mut self.outline.nodes[at];
            match column {
                None | Some(Field::Person) => {
                    node.blocks
                        .extend(cell.0.iter().map(|(_, text)| Block::Text(text.clone())));
                }
                Some(_) if cell.is_empty() => {}
                Some(field) => {
                    node.blocks.push(Block::Field(cell.text()));
                    match field {
                        Field::Units(role) => {
                            for assignment in cell.assignments(*role, self.terms.lexicon) {
                                statement.assign(assignment);
                            }
                        }
                        _ => statement::read_deadline_field(
                            &cell.text(),
                            self.terms.year,
                            &mut statement,
                        ),
                    }
                }
            }
        }
        self.keep_real(&mut statement, line.first());
        self.spans[at].last = line.last();
        let node = &mut self.outline.nodes[at];
        node.recurrences.append(&mut statement.recurrences);
        if let Some(task) = node.task.as_mut() {
            for assignment in statement.assignments {
                if !task.assignments.contains(&assignment) {
                    task.assignments.push(assignment);
                }
            }
            task.assignments.sort_by_key(|assignment| assignment.role);
            task.milestones.append(&mut statement.milestones);
            task.lines.last = line.last();
        }
    }

    /// A text under what is open.
    fn loose(&mut self, line: u32, text: &str) {
        let block = Block::Text(text.to_owned());
        if let Some(span) = self.spans.last_mut() {
            span.last = line;
        }
        match self.outline.nodes.last_mut() {
            Some(node) => node.blocks.push(block),
            None => self.outline.opening.push(block),
        }
    }

    fn broken_row(&mut self, columns: usize, lines: &[Line]) {
        self.doubts.push(
            Diagnostic::warning(
                "broken-row",
                format!("this row does not fall into {columns} cells"),
            )
            .at_line(self.source, lines[0].first())
            .help("kept as text; write its task block by hand"),
        );
        // A number alone goes with the line below it.
        let text = lines[0].trimmed();
        let heading = lines
            .get(1)
            .filter(|_| text.bytes().all(|b| b.is_ascii_digit()))
            .map(|next| format!("{text} {}", next.trimmed()));
        let mut from = 0;
        if let Some((heading, label)) = heading.and_then(|h| Some((h.clone(), Label::read(&h)?))) {
            self.open(lines[0].first(), &label);
            let at = self.outline.nodes.last_idx();
            self.outline.nodes[at].heading = heading;
            self.spans[at].last = lines[1].last();
            from = 2;
        }
        for line in &lines[from..] {
            match Label::read(&line.text).filter(|label| label.kind == LabelKind::Row) {
                Some(label) => self.place(line, Some(label)),
                None => self.text(line),
            }
        }
    }
}

/// The heading of a group of rows: 一、经济发展, alone on its line or in its row.
fn category(line: &Line) -> Option<Label> {
    let mut cells = line
        .text
        .split('\t')
        .filter(|cell| !cell.trim_matches(is_space).is_empty());
    let (first, more) = (cells.next()?, cells.next());
    Label::read(first.trim_start_matches(is_space)).filter(|label| {
        more.is_none()
            && matches!(label.kind, LabelKind::Section | LabelKind::Subsection)
            && line.text.starts_with(first)
    })
}

fn number_of(head: &Head, line: &Line) -> u32 {
    let cell = match head.form {
        Form::Tabs => line.text.split('\t').nth(head.number).unwrap_or_default(),
        _ => line.trimmed(),
    };
    crate::base::text::take_digits(cell.trim_start_matches(is_space))
        .map_or(0, |(number, _)| number)
}
