//! The head of a table: what its columns state, and in which form its rows follow.

use crate::base::text::{is_space, parse_numeral, squeeze, take_digits};
use crate::intake::archive::{BESIDE, SHARED};
use crate::intake::import::lines::Line;
use crate::intake::import::statement::{self, Field};
use crate::intake::lexicon::Lexicon;
use crate::plan::{Label, LabelKind, Role};
use crate::time::{Due, find_dues};

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

/// What a column states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Text: the numbers of the rows, the tasks themselves, remarks, people.
    Text,
    /// Units with a part.
    Units(Role),
    /// Units with a part, and people of theirs.
    UnitsAndPeople(Role),
    /// Deadlines.
    Deadline,
    /// What is done in the time that names the column: 一季度, 上半年, 6月.
    Period,
}

/// The head of a table.
#[derive(Debug, Clone)]
pub struct Head {
    /// The columns.
    pub columns: Vec<Column>,
    /// Their names, as printed.
    pub names: Vec<String>,
    /// Index of the column that holds the numbers of the rows, if there is one.
    pub number_column: Option<usize>,
    /// How its rows are laid out.
    pub form: Form,
    /// How many lines the head itself takes.
    pub lines: usize,
    /// The number of the first row: a table may be part of a longer one.
    pub first_number: u32,
    /// Whether numbers are left out between the rows: an office prints its own of a longer table.
    pub numbers_jump: bool,
}

/// The most lines of a head whose columns tabs keep apart: 2024年 over 上半年 over 一季度.
const MOST_LINES_OF_HEAD: usize = 4;

/// The fewest columns that make a table.
const FEWEST_COLUMNS: usize = 3;

/// The most columns that are looked for where each is a line of its own.
const MOST_STACKED_COLUMNS: usize = 12;

/// The longest name of a column, in characters, where each is a line of its own.
const LONGEST_STACKED_NAME: usize = 14;

/// How many lines behind a stacked head the first row must begin.
const NEAR: usize = 3;

/// How many lines a row takes at most, where each cell is one.
const MOST_LINES_OF_ROW: usize = 40;

/// The longest number of a row, in digits.
const MOST_DIGITS: usize = 4;

/// Returns the head of the table that begins with the first of the lines, if one does.
pub fn head(lines: &[Line], lexicon: &Lexicon) -> Option<Head> {
    let line = lines.first()?;
    if line.text.contains('\t') {
        return tabbed_head(lines, lexicon);
    }

    let names: Vec<&str> = line
        .text
        .split(is_space)
        .filter(|name| !name.is_empty())
        .collect();
    if !names
        .first()
        .is_some_and(|name| is_number_column(name, lexicon))
    {
        return None;
    }
    if names.len() > 1 {
        // Words of a sentence are kept apart by spaces too: one column alone proves no table, unless its rows follow.
        let stating = if rows_follow(&lines[1..]) { 1 } else { 2 };
        return head_of_names(&names, Form::Spaces, stating, lexicon);
    }
    stacked_head(lines, lexicon)
}

/// Whether the first two of the lines are rows by their numbers: 1 建公园 县住建局, 2 修步道 县住建局.
fn rows_follow(lines: &[Line]) -> bool {
    let numbers = lines.iter().take(2).filter_map(|line| {
        let (number, behind) = take_digits(line.trimmed())?;
        behind.starts_with(is_space).then_some(number)
    });
    numbers.eq([1, 2])
}

/// Whether a line names columns as the head of a table does, though no table could be read by it: 工作任务 责任单位 完成时限.
pub fn names_columns(line: &Line, lexicon: &Lexicon) -> bool {
    let text = line.trimmed();
    if text.chars().count() > FEWEST_COLUMNS * 2 * LONGEST_STACKED_NAME {
        return false;
    }
    let names: Vec<&str> = text
        .split(is_space)
        .filter(|name| !name.is_empty())
        .collect();
    let columns: Vec<Column> = names
        .iter()
        .map(|name| column_of_name(name, lexicon))
        .collect();
    names.len() >= FEWEST_COLUMNS && is_head_without_numbers(&names, &columns)
}

/// Returns a head whose columns tabs keep apart. It may have further lines, which name what those
/// above leave open: 责任分工 over 牵头单位 and 责任单位.
fn tabbed_head(lines: &[Line], lexicon: &Lexicon) -> Option<Head> {
    let mut names = tabbed_names(lines.first()?);
    let mut count = 1;
    for line in lines.iter().skip(1).take(MOST_LINES_OF_HEAD - 1) {
        let below = tabbed_names(line);
        // A line that names no column of units or times is no part of the head.
        let states = line.text.starts_with(['\t', SHARED])
            && below.len() <= names.len()
            && below
                .iter()
                .any(|name| column_of_name(name, lexicon) != Column::Text);
        if !states {
            break;
        }
        for (name, below) in names.iter_mut().zip(below) {
            if !squeeze(below).is_empty() {
                *name = below;
            }
        }
        count += 1;
    }
    let head = head_of_names(&names, Form::Tabs, 1, lexicon)?;
    Some(Head {
        lines: count,
        ..head
    })
}

/// Returns the names that tabs keep apart; a name in a merged cell names each column that this covers.
fn tabbed_names(line: &Line) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for name in line.text.split('\t') {
        let is_beside = name.contains(BESIDE) && squeeze(name).is_empty();
        let name = names.last().copied().filter(|_| is_beside).unwrap_or(name);
        names.push(name);
    }
    names
}

/// Returns a head whose columns are a line each, up to the first row.
fn stacked_head(lines: &[Line], lexicon: &Lexicon) -> Option<Head> {
    let names: Vec<&str> = lines
        .iter()
        .take(MOST_STACKED_COLUMNS)
        .map(Line::trimmed)
        .take_while(|text| {
            text.chars().count() <= LONGEST_STACKED_NAME
                && !is_row_number(text)
                && Label::read(text).is_none()
        })
        .collect();

    // Short lines stand anywhere; only the number of a row below them proves a head.
    let row_follows = lines[names.len()..].iter().take(NEAR).any(|line| {
        is_row_number(line.trimmed())
            || Label::read(&line.text).is_some_and(|label| label.kind == LabelKind::Section)
    });
    if !row_follows {
        return None;
    }

    let head = head_of_names(&names, Form::Stacked, 1, lexicon)?;
    let rows = &lines[names.len()..];
    let first_number = first_number(rows);
    Some(Head {
        lines: names.len(),
        first_number: first_number.unwrap_or(1),
        numbers_jump: first_number.is_some_and(|first| !goes_on_from(first, rows)),
        ..head
    })
}

/// Returns the number that the rows of cells begin with: a table may go on with those of another page.
fn first_number(rows: &[Line]) -> Option<u32> {
    rows.iter().take(NEAR).find_map(number_of_row)
}

/// Whether the number behind the first one follows as a cell of its own.
fn goes_on_from(first: u32, rows: &[Line]) -> bool {
    let near = &rows[..rows.len().min(MOST_LINES_OF_ROW)];
    near.iter()
        .any(|line| number_of_row(line) == Some(first + 1))
}

/// Returns the number that a line is, with or without a mark behind it.
fn number_of_row(line: &Line) -> Option<u32> {
    let text = line.trimmed();
    let number = is_row_number(text).then(|| without_mark(text).parse().ok());
    number.flatten()
}

/// Returns a head of one line with columns of these names. At least `stating` columns must state units or deadlines, and
/// one must hold numbers, unless tabs keep the columns apart: then the rows are known without.
fn head_of_names(names: &[&str], form: Form, stating: usize, lexicon: &Lexicon) -> Option<Head> {
    let columns: Vec<Column> = names
        .iter()
        .map(|name| column_of_name(name, lexicon))
        .collect();
    let number_column = names
        .iter()
        .position(|name| is_number_column(name, lexicon));

    let states = columns.iter().filter(|c| **c != Column::Text).count();
    let is_head = match number_column {
        Some(_) => states >= stating && columns.len() >= FEWEST_COLUMNS,
        None => form == Form::Tabs && is_head_without_numbers(names, &columns),
    };
    is_head.then(|| Head {
        columns,
        names: names
            .iter()
            .map(|name| name.trim_matches(is_space).to_owned())
            .collect(),
        number_column,
        form,
        lines: 1,
        first_number: 1,
        numbers_jump: false,
    })
}

/// Whether columns without one for numbers are those of a table of tasks: one names units, another what they do, and all
/// names are short.
fn is_head_without_numbers(names: &[&str], columns: &[Column]) -> bool {
    let has_units = columns
        .iter()
        .any(|column| matches!(column, Column::Units(_) | Column::UnitsAndPeople(_)));
    let is_name = |name: &&str| squeeze(name).chars().count() <= LONGEST_STACKED_NAME;
    let named = names
        .iter()
        .filter(|name| !squeeze(name).is_empty())
        .count();
    has_units && columns.contains(&Column::Text) && names.iter().all(is_name) && named >= 2
}

/// Returns what a column states by its name.
fn column_of_name(name: &str, lexicon: &Lexicon) -> Column {
    let name = squeeze(name);
    if lexicon.tables.assignments.contains(&name) {
        return Column::Units(Role::Responsible);
    }
    match statement::field_of_label(&name, lexicon) {
        Some(Field::Units(role)) => Column::Units(role),
        Some(Field::UnitsAndPeople(role)) => Column::UnitsAndPeople(role),
        Some(Field::Deadline) => Column::Deadline,
        None if !periods_of_name(&name, ANY_YEAR, lexicon).is_empty() => Column::Period,
        Some(Field::Person) | None => Column::Text,
    }
}

/// The year that times are read in where only their presence counts.
const ANY_YEAR: i16 = 2000;

/// The longest words behind the time in the name of a column, in characters.
const LONGEST_BEHIND_PERIOD: usize = 6;

/// Returns the times that name a column: 一季度, 三、四季度, 上半年目标, 2024年6月, 2024年.
pub fn periods_of_name(name: &str, year: i16, lexicon: &Lexicon) -> Vec<Due> {
    let name = squeeze(name);
    let name = name.trim_start_matches(['(', '\u{FF08}']);
    let is_short = |rest: &str| {
        let rest = rest.trim_end_matches([')', '\u{FF09}']);
        rest.is_empty()
            || (rest.chars().count() <= LONGEST_BEHIND_PERIOD
                && lexicon.tables.behind_periods.begin(rest))
    };

    let times = find_dues(name, year);
    if let Some(first) = times.first()
        && times.iter().all(|time| first.shares_end(time))
    {
        let fits = first.range.start == 0 && is_short(&name[first.range.end..]);
        let dues = times.iter().map(|time| time.meaning.due);
        return dues.filter(|_| fits).collect();
    }
    // A bare year dates what stands below it here.
    let year = || {
        let (year, rest) = take_digits(name).filter(|(year, _)| (1949..=2200).contains(year))?;
        let rest = rest.strip_prefix('年')?;
        let rest = rest.strip_prefix('度').unwrap_or(rest);
        is_short(rest).then_some(Due::Year(year as i16))
    };
    year().into_iter().collect()
}

fn is_number_column(name: &str, lexicon: &Lexicon) -> bool {
    lexicon.tables.numbers.contains(&squeeze(name))
}

/// Whether a text is the number of a row, with or without a mark behind it: 12, 3.
fn is_row_number(text: &str) -> bool {
    let digits = without_mark(text);
    !digits.is_empty() && digits.len() <= MOST_DIGITS && digits.bytes().all(|b| b.is_ascii_digit())
}

fn without_mark(number: &str) -> &str {
    number.trim_end_matches(['.', '、', '\u{FF0E}'])
}

impl Head {
    /// Whether a line begins a row; `last` is the number of the row before.
    pub fn opens_row(&self, line: &Line, last: u32) -> bool {
        match self.form {
            Form::Tabs => match self.number_column {
                Some(column) => line.text.split('\t').nth(column).is_some_and(|cell| {
                    let cell = squeeze(cell);
                    // In its own column a Chinese numeral is a number like any other.
                    is_row_number(&cell) || parse_numeral(without_mark(&cell)).is_some()
                }),
                None => self.is_row_of_cells(line),
            },
            Form::Spaces => {
                Label::read(&line.text).is_some_and(|label| label.kind == LabelKind::Row)
                    || is_row_number(line.trimmed())
            }
            // A figure in a cell of its own is no number of a row unless it is the next.
            Form::Stacked => number_of_row(line).is_some_and(|number| {
                let is_first = last == 0 && number == self.first_number;
                let jumps = self.numbers_jump && last > 0 && number > last;
                number == last + 1 || is_first || jumps || number == 1
            }),
        }
    }

    /// Returns the number of the row that a line begins; 0 where it has none.
    pub fn row_number(&self, line: &Line) -> u32 {
        let cell = match self.form {
            Form::Tabs => {
                let column = self.number_column;
                let cell = column.and_then(|column| line.text.split('\t').nth(column));
                cell.unwrap_or_default()
            }
            Form::Spaces | Form::Stacked => line.trimmed(),
        };
        let digits = take_digits(cell.trim_start_matches(is_space));
        let number = digits.map(|(number, _)| number);
        number
            .or_else(|| parse_numeral(without_mark(&squeeze(cell))))
            .unwrap_or(0)
    }

    /// Whether a line of a table without numbers is a row: it has as many cells as there are columns, and a text of its own.
    fn is_row_of_cells(&self, line: &Line) -> bool {
        let cells: Vec<&str> = line.text.split('\t').collect();
        let texts = cells
            .iter()
            .zip(&self.columns)
            .filter(|(cell, column)| **column == Column::Text && !squeeze(cell).is_empty());
        cells.len() == self.columns.len() && texts.count() > 0
    }

    /// Whether lines hold as many tabs as keep the columns apart.
    pub fn is_whole_row(&self, lines: &[Line]) -> bool {
        let tabs: usize = lines
            .iter()
            .map(|line| line.text.matches('\t').count())
            .sum();
        tabs + 1 >= self.columns.len()
    }
}
