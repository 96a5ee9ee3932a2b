//! A table of tasks (任务分解表) that a portal flattened into lines: cells stand one space apart, a
//! line break within a cell is a line of its own, an empty cell continues a merged one above.

use super::fields::{self, Field};
use super::strip::Line;
use crate::plan::{Assignment, Label, LabelKind};
use crate::text::is_space;

/// The columns of a table, by what they state; `None` is text.
pub type Columns = Vec<Option<Field>>;

/// The columns that a line names, if it is the head of a table of tasks.
pub fn columns(text: &str) -> Option<Columns> {
    let names: Vec<&str> = text
        .split(is_space)
        .filter(|name| !name.is_empty())
        .collect();
    let columns: Columns = names.iter().map(|name| fields::field_of(name)).collect();
    let telling = columns.iter().flatten().count();
    let numbered = names
        .first()
        .is_some_and(|name| matches!(*name, "序号" | "编号"));
    (names.len() >= 3 && telling >= 2 && numbered).then_some(columns)
}

/// A cell: its printed lines with their numbers in the source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell(pub Vec<(u32, String)>);

impl Cell {
    /// The lines, joined.
    pub fn text(&self) -> String {
        self.0
            .iter()
            .map(|(_, text)| text.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn is_empty(&self) -> bool {
        self.0.iter().all(|(_, text)| text.is_empty())
    }

    /// The units that the cell names.
    pub fn units(&self) -> Vec<String> {
        self.0
            .iter()
            .flat_map(|(_, text)| fields::units(text))
            .collect()
    }
}

/// Whether a line begins a row.
pub fn opens_row(line: &Line) -> bool {
    let digits = line.trimmed();
    Label::read(&line.text).is_some_and(|label| label.kind == LabelKind::Row)
        || (!digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// The cells of a row, its number first. `None` when their count is not that of the columns.
pub fn cells(lines: &[Line], columns: usize) -> Option<Vec<Cell>> {
    let split = |separator: fn(char) -> bool| {
        let mut cells = vec![Cell::default()];
        for line in lines {
            for (index, part) in line.text.split(separator).enumerate() {
                if index > 0 {
                    cells.push(Cell::default());
                }
                if let Some(cell) = cells.last_mut()
                    && !part.trim_matches(is_space).is_empty()
                {
                    cell.0
                        .push((line.number, part.trim_matches(is_space).to_owned()));
                }
            }
        }
        cells
    };
    // A table that keeps its spaces apart uses the no-break space between cells.
    [
        split(is_space),
        split(|c| c == '\u{A0}'),
        split(|c| c == '\t'),
    ]
    .into_iter()
    .find(|cells| cells.len() == columns)
}

/// What the rows above left in each column, for merged cells.
#[derive(Debug, Default)]
pub struct Above(Vec<Cell>);

impl Above {
    /// The cell, or the one above that it continues; the flag says which.
    pub fn fill(&mut self, column: usize, cell: &Cell) -> (Cell, bool) {
        if self.0.len() <= column {
            self.0.resize(column + 1, Cell::default());
        }
        if cell.is_empty() {
            return (self.0[column].clone(), !self.0[column].is_empty());
        }
        self.0[column] = cell.clone();
        (cell.clone(), false)
    }
}

/// The assignments of a row; a unit that the row names itself is not inherited into another column.
pub fn assignments(
    columns: &Columns,
    cells: &[Cell],
    above: &mut Above,
) -> (Vec<Assignment>, bool) {
    let mut assignments: Vec<Assignment> = Vec::new();
    let mut inherited = false;
    for (index, column) in columns.iter().enumerate() {
        let Some(Field::Units(role)) = column else {
            continue;
        };
        let (cell, from_above) = above.fill(index, &cells[index]);
        for unit in cell.units() {
            if from_above && assignments.iter().any(|a| a.unit == unit) {
                continue;
            }
            inherited |= from_above;
            assignments.push(Assignment { role: *role, unit });
        }
    }
    (assignments, inherited)
}
