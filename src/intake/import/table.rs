//! Tables of tasks (任务分解表) in the forms in which they reach us: cells kept apart by tabs; a row a
//! line, cells one space apart; a cell a line. An empty cell continues a merged one above.

use super::lines::Line;
use super::statement::{self, Field};
use crate::base::text::{is_space, squeeze};
use crate::intake::lexicon::Lexicon;
use crate::plan::{Assignment, Label, LabelKind, Role};

/// The sign for a line break within a cell.
const BREAK: char = '\u{2028}';

/// How a table was flattened into lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Cells are kept apart by tabs, a row is one line.
    Tabs,
    /// Cells are kept apart by white space; a line break within a cell begins a new line.
    Spaces,
    /// Each cell is a line of its own.
    Stacked,
}

/// The head of a table.
#[derive(Debug, Clone)]
pub struct Head {
    /// The columns by what they state; `None` is text.
    pub columns: Vec<Option<Field>>,
    /// Which column holds the numbers of the rows.
    pub number: usize,
    /// How its rows are laid out.
    pub form: Form,
    /// How many lines the head itself takes.
    pub lines: usize,
}

/// The table that begins here, if one does.
pub fn head(lines: &[Line], lexicon: &Lexicon) -> Option<Head> {
    let line = lines.first()?;
    if line.text.contains('\t') {
        let names: Vec<&str> = line.text.split('\t').collect();
        // 责任分工 over 牵头单位 and 责任单位: the second line of a head names what the first leaves open.
        let second: Vec<&str> = lines
            .get(1)
            .filter(|next| next.text.starts_with('\t'))
            .map(|next| next.text.split('\t').collect())
            .unwrap_or_default();
        let told = second
            .iter()
            .any(|name| statement::field_of_label(&squeeze(name), lexicon).is_some());
        if told && second.len() <= names.len() {
            let both: Vec<&str> = names
                .iter()
                .enumerate()
                .map(|(at, name)| match second.get(at) {
                    Some(below) if !squeeze(below).is_empty() => *below,
                    _ => *name,
                })
                .collect();
            return of_names(&both, Form::Tabs, 2, 1, lexicon);
        }
        return of_names(&names, Form::Tabs, 1, 1, lexicon);
    }
    let text = line.trimmed();
    if !text.starts_with(['序', '编']) {
        return None;
    }
    let names: Vec<&str> = text
        .split(is_space)
        .filter(|name| !name.is_empty())
        .collect();
    if names.len() > 1 {
        return of_names(&names, Form::Spaces, 1, 2, lexicon).filter(|head| head.number == 0);
    }
    let count = lines
        .iter()
        .take(12)
        .take_while(|line| {
            let text = line.trimmed();
            text.chars().count() <= 14 && !is_number(text) && Label::read(text).is_none()
        })
        .count();
    let names: Vec<&str> = lines[..count].iter().map(Line::trimmed).collect();
    let begins = lines[count..].iter().take(3).any(|line| {
        is_number(line.trimmed())
            || Label::read(&line.text).is_some_and(|label| label.kind == LabelKind::Section)
    });
    of_names(&names, Form::Stacked, count, 1, lexicon).filter(|head| begins && head.number == 0)
}

fn of_names(
    names: &[&str],
    form: Form,
    lines: usize,
    telling: usize,
    lexicon: &Lexicon,
) -> Option<Head> {
    let columns: Vec<Option<Field>> = names
        .iter()
        .map(|name| {
            let name = squeeze(name);
            if matches!(name.as_str(), "责任分工" | "任务分工" | "分工") {
                return Some(Field::Units(Role::Responsible));
            }
            statement::field_of_label(&name, lexicon).filter(|field| *field != Field::Person)
        })
        .collect();
    let number = names
        .iter()
        .position(|name| matches!(squeeze(name).as_str(), "序号" | "编号" | "序"))?;
    let enough = columns.iter().flatten().count() >= telling && names.len() >= 3;
    enough.then_some(Head {
        columns,
        number,
        form,
        lines,
    })
}

fn is_number(text: &str) -> bool {
    let digits = text.trim_end_matches(['.', '、', '\u{FF0E}']);
    !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// A cell: its printed lines with their numbers in the source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell(pub Vec<(u32, String)>);

impl Cell {
    fn push(&mut self, line: u32, text: &str) {
        let text = text.trim_matches(is_space);
        if !text.is_empty() {
            self.0.push((line, text.to_owned()));
        }
    }

    /// The lines, joined.
    pub fn text(&self) -> String {
        self.0
            .iter()
            .map(|(_, text)| text.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The units that the cell names, in the role of its column or in one that it says itself; a line
    /// that breaks off within a name goes on in the next.
    pub fn assignments(&self, role: Role, lexicon: &Lexicon) -> Vec<Assignment> {
        let mut joined: Vec<String> = Vec::new();
        for (_, text) in &self.0 {
            match joined.last_mut() {
                Some(last) if last.ends_with('、') || !statement::can_be_stated(last, lexicon) => {
                    last.push_str(text);
                }
                _ => joined.push(text.clone()),
            }
        }
        let mut found: Vec<Assignment> = Vec::new();
        for assignment in joined
            .iter()
            .flat_map(|text| statement::assignments_in_cell(text, role, lexicon))
        {
            if !found.contains(&assignment) {
                found.push(assignment);
            }
        }
        found
    }
}

impl Head {
    /// Whether a line begins a row; `last` is the number of the row before.
    pub fn opens_row(&self, line: &Line, last: u32) -> bool {
        match self.form {
            Form::Tabs => line
                .text
                .split('\t')
                .nth(self.number)
                .is_some_and(|cell| is_number(&squeeze(cell))),
            Form::Spaces => {
                Label::read(&line.text).is_some_and(|label| label.kind == LabelKind::Row)
                    || is_number(line.trimmed())
            }
            // A figure in a cell of its own is no number of a row unless it is the next.
            Form::Stacked => {
                let text = line.trimmed();
                let digits = text.trim_end_matches(['.', '、', '\u{FF0E}']);
                is_number(text) && digits.parse() == Ok(last + 1)
                    || is_number(text) && digits == "1"
            }
        }
    }

    /// Whether lines hold as many cells as the table has columns.
    pub fn is_whole(&self, lines: &[Line]) -> bool {
        let tabs: usize = lines
            .iter()
            .map(|line| line.text.matches('\t').count())
            .sum();
        tabs + 1 >= self.columns.len()
    }

    /// The cells of a row. `None` when they do not fall into the columns.
    pub fn cells(&self, lines: &[Line], lexicon: &Lexicon) -> Option<Vec<Cell>> {
        let width = self.columns.len();
        match self.form {
            Form::Tabs => {
                // A line break within a cell may be one in the text: the cell goes on there.
                let mut cells = vec![Cell::default(); width];
                let mut at = 0;
                for line in lines {
                    for (index, part) in line.text.split('\t').enumerate() {
                        at += usize::from(index > 0);
                        for text in part.split(BREAK) {
                            cells.get_mut(at)?.push(line.first(), text);
                        }
                    }
                }
                Some(cells)
            }
            Form::Spaces => spaced(lines, width).or_else(|| self.fitted(lines, true, lexicon)),
            Form::Stacked => self.fitted(lines, false, lexicon),
        }
    }

    /// The cells of a row of which only the order is known: each part goes where it fits best.
    fn fitted(&self, lines: &[Line], split: bool, lexicon: &Lexicon) -> Option<Vec<Cell>> {
        let mut parts: Vec<(u32, String)> = Vec::new();
        for line in lines {
            if split {
                for part in line.text.split(is_space).filter(|part| !part.is_empty()) {
                    parts.push((line.first(), part.to_owned()));
                }
            } else {
                parts.push((line.first(), line.trimmed().to_owned()));
            }
        }
        let (number, parts) = parts.split_first()?;
        let columns = &self.columns[1..];
        let exact = parts.len() == columns.len();
        let mut cells = vec![Cell(vec![number.clone()])];
        // Names of things may end as names of units do: where all else fits, so do they.
        let fits = |((_, text), column): (&(u32, String), &Option<Field>)| {
            fit(text, *column, lexicon) > if column.is_none() { -2 } else { 0 }
        };
        if exact && parts.iter().zip(columns).all(fits) {
            cells.extend(parts.iter().map(|part| Cell(vec![part.clone()])));
            return Some(cells);
        }
        cells.extend(assign(parts, columns, lexicon)?);
        Some(cells)
    }
}

/// How well a text fits a column; below zero it does not.
fn fit(text: &str, column: Option<Field>, lexicon: &Lexicon) -> i32 {
    let units = statement::unit_names(text, lexicon);
    let named =
        !units.is_empty() && statement::is_list_of_units(text, lexicon) && !text.ends_with('。');
    let timed = statement::is_time(text);
    match column {
        Some(Field::Units(_)) if named => 3,
        Some(Field::Units(_)) if !timed && text.chars().count() <= 40 => -1,
        Some(Field::Deadline) if timed => 3,
        Some(_) => -4,
        None if named => -1,
        None if timed => -1,
        None => 2,
    }
}

/// Puts parts into columns in order, several into one if need be, so that they fit best. `None` when
/// something would stand where it cannot.
fn assign(
    parts: &[(u32, String)],
    columns: &[Option<Field>],
    lexicon: &Lexicon,
) -> Option<Vec<Cell>> {
    if parts.len() > 60 || columns.is_empty() {
        return None;
    }
    let worst = i32::MIN / 2;
    // best[p][c]: the first p parts in the columns up to c, the last of them in c.
    let mut best = vec![vec![worst; columns.len()]; parts.len() + 1];
    let mut from = vec![vec![0usize; columns.len()]; parts.len() + 1];
    best[0] = vec![0; columns.len()];
    for (index, (_, text)) in parts.iter().enumerate() {
        for column in 0..columns.len() {
            let fits = fit(text, columns[column], lexicon);
            // An empty column costs a little, so that none stays empty without a reason.
            let (score, before) = (0..=column)
                .map(|before| {
                    (
                        best[index][before] - (column - before).saturating_sub(1) as i32,
                        before,
                    )
                })
                .max_by_key(|(score, before)| (*score, *before))?;
            best[index + 1][column] = score + fits;
            from[index + 1][column] = before;
        }
    }
    let mut column = (0..columns.len()).max_by_key(|&c| (best[parts.len()][c], c))?;
    let mut cells = vec![Cell::default(); columns.len()];
    for (index, part) in parts.iter().enumerate().rev() {
        if fit(&part.1, columns[column], lexicon) < -2 {
            return None;
        }
        cells[column].0.insert(0, part.clone());
        column = from[index + 1][column];
    }
    let told = cells
        .iter()
        .zip(columns)
        .any(|(cell, column)| column.is_some() && !cell.is_empty());
    told.then_some(cells)
}

/// The cells of a row that white space keeps apart, its number first.
fn spaced(lines: &[Line], columns: usize) -> Option<Vec<Cell>> {
    let split = |separator: fn(char) -> bool| {
        let mut cells = vec![Cell::default()];
        for line in lines {
            for (index, part) in line.text.split(separator).enumerate() {
                if index > 0 {
                    cells.push(Cell::default());
                }
                if let Some(cell) = cells.last_mut() {
                    cell.push(line.first(), part);
                }
            }
        }
        cells
    };
    // A table that keeps its spaces apart uses the no-break space between cells.
    [split(is_space), split(|c| c == '\u{A0}')]
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
    columns: &[Option<Field>],
    cells: &[Cell],
    above: &mut Above,
    lexicon: &Lexicon,
) -> (Vec<Assignment>, bool) {
    let mut assignments: Vec<Assignment> = Vec::new();
    let mut inherited = false;
    for (index, column) in columns.iter().enumerate() {
        let Some(Field::Units(role)) = column else {
            continue;
        };
        let (cell, from_above) = above.fill(index, &cells[index]);
        for assignment in cell.assignments(*role, lexicon) {
            if from_above && assignments.iter().any(|a| a.unit == assignment.unit) {
                continue;
            }
            inherited |= from_above;
            assignments.push(assignment);
        }
    }
    (assignments, inherited)
}
