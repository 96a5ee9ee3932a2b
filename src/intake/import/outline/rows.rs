//! The rows of a table of tasks as nodes of the outline.

use super::draft::{Draft, Origin, Passage};
use super::wide_cells::first_column;
use crate::base::message::message;
use crate::base::text::is_space;
use crate::intake::import::allotments::allotments;
use crate::intake::import::lines::Line;
use crate::intake::import::statement::{self, Statement};
use crate::intake::import::table::{self, Cell, CellsAbove, Column, Form, Head};
use crate::plan::{Allotment, Label, LabelKind, LineRange, NodeId, Task};
use std::collections::HashSet;

/// How many lines without tabs end a table of tabs.
const LINES_WITHOUT_TABS: usize = 4;

impl Draft<'_> {
    /// Adds the rows of a table, up to the next attachment or up to what no longer has its form.
    /// Returns how many of the lines behind the head they take.
    pub fn add_table(&mut self, head: &Head, lines: &[Line]) -> usize {
        let end = (0..lines.len())
            .find(|&at| ends_table(head, &lines[at..]))
            .unwrap_or(lines.len());
        let above = CellsAbove::new(self.terms.marks_merged_cells);
        let mut table = TableReader {
            draft: self,
            head,
            above,
            last_number: 0,
            filled: None,
            doubted_columns: HashSet::new(),
        };

        let mut index = 0;
        while index < end {
            // Another table follows: its columns are its own.
            let other = table::head(&lines[index..end], table.draft.terms.lexicon)
                .is_some_and(|other| other.columns != head.columns || other.names != head.names);
            if other && index > 0 {
                break;
            }
            index += table.read_next(&lines[index..end]);
        }
        table.doubt_filled_cells();
        index
    }
}

/// Whether a table ends before the first of the lines.
fn ends_table(head: &Head, lines: &[Line]) -> bool {
    let is_attachment =
        Label::read(&lines[0].text).is_some_and(|label| label.kind == LabelKind::Attachment);
    // A line without tabs belongs to a table of tabs while rows follow it.
    let has_left_tabs = head.form == Form::Tabs
        && !lines
            .iter()
            .take(LINES_WITHOUT_TABS)
            .any(|line| line.text.contains('\t'));
    is_attachment || has_left_tabs
}

/// Returns the heading of a group of rows: 一、经济发展, alone on its line or in its row.
fn category(line: &Line) -> Option<Label> {
    let mut cells = line
        .text
        .split('\t')
        .filter(|cell| !cell.trim_matches(is_space).is_empty());
    let first = cells.next()?;
    let stands_alone = cells.next().is_none() && line.text.starts_with(first);

    Label::read(first.trim_start_matches(is_space)).filter(|label| {
        stands_alone && matches!(label.kind, LabelKind::Section | LabelKind::Subsection)
    })
}

/// What the columns of a row state, and the figures in its texts.
#[derive(Default)]
pub(super) struct RowContent {
    pub(super) statement: Statement,
    allotments: Vec<Allotment>,
    passages: Vec<Passage>,
    /// A merged cell of a row above states part of it.
    pub(super) inherited: bool,
    /// The head of the table says when something is due.
    pub(super) is_dated_by_head: bool,
}

/// Reads the rows of one table.
pub(super) struct TableReader<'d, 'a> {
    pub(super) draft: &'d mut Draft<'a>,
    pub(super) head: &'d Head,
    /// What the rows above left in each column, for merged cells.
    pub(super) above: CellsAbove,
    /// The number of the last row.
    last_number: u32,
    /// The first line on which an empty cell was filled from above, and on how many rows.
    filled: Option<(u32, usize)>,
    /// The columns of text of which it was doubted already whether they state something.
    pub(super) doubted_columns: HashSet<usize>,
}

impl Draft<'_> {
    /// Returns what the cell of a column of units says.
    fn units_in_cell(&self, column: Column, cell: &Cell) -> Statement {
        let (year, lexicon) = (self.year(), self.terms.lexicon);
        let mut said = match column {
            Column::UnitsAndPeople(role) => {
                statement::read_units_and_people(&cell.text(), role, lexicon)
            }
            Column::Units(role) => cell.statement(role, year.year, lexicon),
            Column::Text | Column::Deadline | Column::Period => Statement::default(),
        };
        let text = cell.text();
        if said.is_empty() && said.unread.is_empty() && says_something(&text) {
            said.unread.push(text);
        }
        said.leave_open(year);
        said
    }
}

/// Whether a cell holds more than the marks and words of one that is left empty: —, /, 无.
pub(super) fn says_something(text: &str) -> bool {
    text != "无" && text.chars().any(char::is_alphanumeric)
}

impl TableReader<'_, '_> {
    /// Reads what begins with the first of the lines. Returns how many lines it takes.
    fn read_next(&mut self, lines: &[Line]) -> usize {
        let line = &lines[0];
        if self.head.opens_row(line, self.last_number) {
            return self.read_row(lines);
        }
        if let Some(again) = table::head(lines, self.draft.terms.lexicon) {
            // The head is printed again on a new page.
            for line in &lines[..again.lines] {
                self.draft.add_text(line);
            }
            return again.lines;
        }

        if let Some(label) = category(line) {
            self.above.clear();
            self.draft.place(line, Some(label));
        } else if self.head.form == Form::Tabs {
            self.add_to_last_row(line);
        } else {
            self.draft.place(line, None);
        }
        1
    }

    /// Reads a row with the lines that go on with it. Returns how many lines it takes.
    fn read_row(&mut self, lines: &[Line]) -> usize {
        self.last_number = self.head.row_number(&lines[0]);
        let mut count = 1;
        while count < lines.len() && !self.row_ends(lines, count) {
            count += 1;
        }

        let row = &lines[..count];
        match table::cells(self.head, row, self.draft.terms.lexicon) {
            Some(cells) => self.add_row(&cells, row),
            None => self.add_broken_row(row),
        }
        count
    }

    /// Whether a row ends behind so many lines.
    fn row_ends(&self, lines: &[Line], count: usize) -> bool {
        let next = &lines[count];
        let is_whole = self.head.form == Form::Tabs
            && (self.head.is_whole_row(&lines[..count]) || next.text.starts_with('\t'));

        is_whole
            || self.head.opens_row(next, self.last_number)
            || category(next).is_some()
            || table::head(&lines[count..], self.draft.terms.lexicon).is_some()
    }

    /// Adds a row as a node of its own.
    fn add_row(&mut self, cells: &[Cell], lines: &[Line]) {
        let Some(number_column) = self.head.number_column else {
            return self.add_unnumbered_row(cells, lines, 0);
        };
        self.add_cells_before_number(cells, number_column);

        // A row is named by its text only where that stands next to the number: text keeps its order.
        let number = cells[number_column].text();
        let named = self.named_column(cells, number_column + 1);
        let name = named.map_or("", |column| cells[column].lines[0].text.as_str());
        let heading = format!("{number} {name}");
        let label = Label::read(&heading).or_else(|| Label::bare(number.trim()));
        let Some(label) = label else {
            return self.add_broken_row(lines);
        };

        let heading = heading.trim_end_matches(is_space);
        let node = self.draft.open(&label, heading, lines[0].first());
        self.fill_row(node, cells, lines, number_column + 1, named);
    }

    /// Adds a row in which no number is printed as a node of its own; its text begins in a column from `first` on.
    fn add_unnumbered_row(&mut self, cells: &[Cell], lines: &[Line], first: usize) {
        let Some(named) = self.named_column(cells, first) else {
            return self.add_broken_row(lines);
        };
        let heading = cells[named].lines[0].text.clone();
        let node = self.draft.open_unnumbered_row(&heading, lines[0].first());
        self.fill_row(node, cells, lines, first, Some(named));
    }

    /// Returns the column whose first line is the heading of a row: the first one in which something stands, if it is text.
    fn named_column(&self, cells: &[Cell], first: usize) -> Option<usize> {
        let filled = (first..cells.len()).find(|&column| !cells[column].is_empty());
        filled.filter(|&column| self.head.columns[column] == Column::Text)
    }

    /// Fills the node of a row with what its cells say.
    fn fill_row(
        &mut self,
        node: NodeId,
        cells: &[Cell],
        lines: &[Line],
        first_column: usize,
        named: Option<usize>,
    ) {
        let first = lines[0].first();
        let last = lines[lines.len() - 1].last();
        let mut row = self.read_cells(cells, first_column, named);
        // Columns stand in any order; a task names who leads first.
        row.statement.assignments.sort_by_key(|one| one.role);
        let is_guess = row.inherited && !self.draft.terms.marks_merged_cells;
        if is_guess && !cells.iter().any(|cell| cell.repeats) {
            let (_, rows) = self.filled.get_or_insert((first, 0));
            *rows += 1;
        }
        self.draft.report_statement(&row.statement, first);
        self.draft.drop_injected(&mut row.statement, first);

        let is_numbered = self.draft.nodes[node].label.len > 0;
        let states = !row.statement.is_empty() || !row.allotments.is_empty();
        if is_numbered || states {
            self.draft.doubt_wide_cells(self.head, cells, first);
        }
        self.doubt_texts(cells, first_column, &row.statement.assignments);
        let node = &mut self.draft.nodes[node];
        node.origin = Origin::Row;
        node.lines = LineRange { first, last };
        node.passages = row.passages;
        node.recurrences = row.statement.recurrences;
        // Without a number, a row that says neither who nor when heads the rows below it.
        node.task = (is_numbered || states).then_some(Task {
            lines: LineRange { first, last },
            assignments: row.statement.assignments,
            milestones: row.statement.milestones,
            allotments: row.allotments,
            inherited: row.inherited || row.is_dated_by_head,
        });
    }

    /// Warns that empty cells were filled from above, where the copy does not tell whether they were merged.
    fn doubt_filled_cells(&mut self) {
        let Some((line, rows)) = self.filled else {
            return;
        };
        self.draft.doubts.warn(
            "filled-cells",
            message!("empty-cells-of-rows-rows", rows),
            line,
            message!("a-copy-in-plain-text-does"),
        );
    }

    /// Adds what stands before the number of a row, such as a category over several rows: it belongs
    /// to what is above.
    fn add_cells_before_number(&mut self, cells: &[Cell], number_column: usize) {
        let before = &cells[..number_column];
        for line in before.iter().flat_map(|cell| &cell.lines) {
            let label =
                Label::read(&line.text).filter(|label| label.kind.rank() < LabelKind::Row.rank());
            match label {
                Some(label) => {
                    self.draft.open(&label, &line.text, line.line);
                }
                None => self.draft.push(Passage::Text(line.text.clone()), line.line),
            }
        }
    }

    /// Reads the cells of a row, its texts from column `first` on. `named` is the column whose first line is in the heading.
    fn read_cells(&mut self, cells: &[Cell], first: usize, named: Option<usize>) -> RowContent {
        let mut row = RowContent::default();
        // Units first, in all columns: a unit that the row names itself must be known before a merged cell is inherited.
        for (index, cell) in cells.iter().enumerate() {
            self.read_units_of_row(index, cell, &mut row);
        }
        if self.draft.terms.first_leads {
            row.statement.let_first_lead();
        }

        let lexicon = self.draft.terms.lexicon;
        for (index, cell) in cells.iter().enumerate().skip(first) {
            let column = self.head.columns[index];
            if column == Column::Text {
                let in_heading = usize::from(named == Some(index));
                let texts = cell.lines.iter().map(|line| &line.text);
                let figures = texts.clone().flat_map(|text| allotments(text, lexicon));
                row.allotments.extend(figures);
                row.passages
                    .extend(texts.skip(in_heading).cloned().map(Passage::Text));
                continue;
            }
            if !cell.is_empty() {
                row.passages.push(Passage::Cell(cell.text()));
            }
            if column == Column::Deadline {
                let filled = self.above.fill(index, cell);
                row.inherited |= filled.from_above;
                let text = filled.cell.text();
                if says_something(&text) {
                    self.read_deadlines(&text, &mut row.statement);
                }
            }
            if column == Column::Period {
                self.read_period_of_row(index, cells, &mut row);
            }
        }
        row
    }

    /// Reads the units that a cell of a row names, or the one above that it continues.
    fn read_units_of_row(&mut self, index: usize, cell: &Cell, row: &mut RowContent) {
        let column = self.head.columns[index];
        if !matches!(column, Column::Units(_) | Column::UnitsAndPeople(_)) {
            return;
        }
        let filled = self.above.fill(index, cell);
        let from_above = filled.from_above;
        let mut said = self.draft.units_in_cell(column, filled.cell);

        // A unit that the row names itself is not inherited into another column.
        if from_above {
            let own: HashSet<String> = row
                .statement
                .assignments
                .iter()
                .map(|a| a.unit.clone())
                .collect();
            said.retain_units(|unit| !own.contains(unit));
            row.inherited |= !said.is_empty();
        }
        row.statement.join(said);
    }

    /// Adds a row whose number is merged with that of the row above: more of the same task.
    fn add_to_last_row(&mut self, line: &Line) {
        let last = self.draft.nodes.last().map(|node| node.origin);
        let cells = table::cells(
            self.head,
            std::slice::from_ref(line),
            self.draft.terms.lexicon,
        );
        let (Some(Origin::Row), Some(cells)) = (last, cells) else {
            // Behind anything but a row, or in another form than its cells, it is text like any other.
            return self.draft.add_text(line);
        };

        // Without numbers nothing is merged with the row above: a row of another length is one of another table.
        let is_of_other_table = self.head.number_column.is_none()
            && line.text.contains('\t')
            && !self.head.is_whole_row(std::slice::from_ref(line));
        if is_of_other_table {
            return self.add_broken_row(std::slice::from_ref(line));
        }
        // What stands where its number should is none: whose the line is, nobody can tell.
        let first = self.head.number_column.map_or(0, |column| column + 1);
        if !cells[..first].iter().all(Cell::is_empty) {
            return self.add_broken_row(std::slice::from_ref(line));
        }
        if self.is_row_of_its_own(&cells, first) {
            return self.add_unnumbered_row(&cells, std::slice::from_ref(line), first);
        }

        let mut statement = Statement::default();
        let mut is_dated_by_head = false;
        for index in 0..cells.len() {
            is_dated_by_head |=
                self.add_cell_to_last_row(index, &cells, line.last(), &mut statement);
        }
        self.draft.doubt_wide_cells(self.head, &cells, line.first());
        self.doubt_texts(&cells, first, &statement.assignments);
        self.draft.report_statement(&statement, line.first());
        self.draft.drop_injected(&mut statement, line.first());

        let Some(node) = self.draft.nodes.last_mut() else {
            return;
        };
        node.lines.last = line.last();
        node.recurrences.append(&mut statement.recurrences);
        if let Some(task) = node.task.as_mut() {
            for assignment in statement.assignments {
                // The lines of one task often name the same unit again.
                if !task.assignments.contains(&assignment) {
                    task.assignments.push(assignment);
                }
            }
            task.assignments.sort_by_key(|assignment| assignment.role);
            task.milestones.append(&mut statement.milestones);
            task.inherited |= is_dated_by_head;
            task.lines.last = line.last();
        }
    }

    /// Whether a row whose number is merged with that of the row above has something of its own to do, with its own units or
    /// by its own time.
    fn is_row_of_its_own(&self, cells: &[Cell], first: usize) -> bool {
        let is_filled = |wanted: fn(&Column) -> bool| {
            let columns = self.head.columns.iter().zip(cells);
            columns
                .filter(|(column, _)| wanted(column))
                .any(|(_, cell)| !cell.is_empty())
        };
        self.named_column(cells, first).is_some()
            && is_filled(|column| !matches!(column, Column::Text))
    }

    /// Adds a cell to the last row: its text to the node, what it states to `statement`. Returns whether the head of the
    /// table dates it.
    fn add_cell_to_last_row(
        &mut self,
        index: usize,
        cells: &[Cell],
        last_line: u32,
        statement: &mut Statement,
    ) -> bool {
        let (column, cell) = (self.head.columns[index], &cells[index]);
        if column == Column::Text {
            for line in &cell.lines {
                self.draft.push(Passage::Text(line.text.clone()), last_line);
            }
            return false;
        }
        if !cell.is_empty() {
            self.draft.push(Passage::Cell(cell.text()), last_line);
        }
        match column {
            Column::Units(_) | Column::UnitsAndPeople(_) if !cell.is_empty() => {
                statement.join(self.draft.units_in_cell(column, cell));
            }
            Column::Deadline if !cell.is_empty() => self.read_deadlines(&cell.text(), statement),
            Column::Period => {
                let first = first_column(cells, index);
                let text = cells[first].text();
                if self.head.columns[first] == Column::Period && says_something(&text) {
                    return self.read_period(index, &text, first == index, statement);
                }
            }
            _ => {}
        }
        false
    }
}
