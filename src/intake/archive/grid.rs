//! Tables: which cell stands in which column, and the line that each row becomes.

use std::ops::Range;

/// Tables wider than this are no tables of tasks; the limit keeps a hostile page from growing.
const WIDEST: usize = 256;

/// What stands in a cell that a merged one above it covers: the word joiner, which nobody sees.
///
/// So a reader of the lines can tell it from an empty cell, and the characters of a text stay the same.
pub const SHARED: char = '\u{2060}';

/// What stands in a place that the merged cell to its left covers: the same sign, twice.
pub const BESIDE: &str = "\u{2060}\u{2060}";

/// A cell and what it covers.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its text, its own line breaks as U+2028.
    pub text: String,
    /// How many columns it covers, at least 1.
    pub columns: usize,
    /// How many rows it covers, at least 1.
    pub rows: usize,
}

impl Cell {
    /// Makes a cell without text that is one row high.
    pub fn empty(columns: usize) -> Self {
        Self {
            text: String::new(),
            columns,
            rows: 1,
        }
    }

    /// Makes a cell that the one above it covers.
    pub fn shared(columns: usize) -> Self {
        Self {
            text: SHARED.to_string(),
            ..Self::empty(columns)
        }
    }

    /// Makes a cell that the one to its left covers.
    pub fn beside(columns: usize) -> Self {
        Self {
            text: BESIDE.to_owned(),
            ..Self::empty(columns)
        }
    }

    fn is_printed(&self) -> bool {
        is_printed(&self.text)
    }
}

/// Whether anything stands in a cell.
fn is_printed(text: &str) -> bool {
    !text.trim_matches(SHARED).is_empty()
}

/// A row of a table.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its cells, left to right; those that cells above cover are not among them.
    pub cells: Vec<Cell>,
    /// Whether it opens a head, body or foot: no cell above reaches into these.
    pub opens_section: bool,
}

impl Row {
    /// Makes a row within a section.
    pub fn new(cells: Vec<Cell>) -> Self {
        Self {
            cells,
            opens_section: false,
        }
    }

    /// Returns the texts of its cells.
    pub fn into_texts(self) -> Vec<String> {
        let cells = self.cells.into_iter().filter(Cell::is_printed);
        cells.map(|cell| cell.text).collect()
    }
}

/// A cell in its place.
#[derive(Debug)]
struct PlacedCell<'a> {
    /// The columns that it covers; it begins at the first.
    columns: Range<usize>,
    text: &'a str,
}

/// A row with its cells in their places.
#[derive(Debug, Default)]
struct PlacedRow<'a> {
    /// Its cells, left to right.
    cells: Vec<PlacedCell<'a>>,
    /// The columns of each cell that covers this row from above, left to right.
    shared: Vec<Range<usize>>,
    /// Whether there is any text in it.
    is_printed: bool,
}

/// A table with every cell in its place.
#[derive(Debug)]
pub struct Grid<'a> {
    rows: Vec<PlacedRow<'a>>,
    /// The columns at which any cell begins, left to right.
    columns: Vec<usize>,
}

impl<'a> Grid<'a> {
    /// Puts the cells of each row into columns; `None` if this is not a table of data: it must have
    /// two columns in two rows.
    pub fn new(rows: &'a [Row]) -> Option<Self> {
        if rows.iter().filter(|row| row.cells.len() >= 2).count() < 2 {
            return None;
        }

        let mut covered = CoveredColumns::default();
        let mut begins = vec![false; WIDEST];
        let mut placed_rows = Vec::with_capacity(rows.len());

        for row in rows {
            if row.opens_section {
                covered = CoveredColumns::default();
            }
            placed_rows.push(place_row(row, &mut covered, &mut begins)?);
        }

        // A column in which no cell begins is there only because cells say they are wide.
        let columns: Vec<usize> = (0..WIDEST).filter(|at| begins[*at]).collect();
        (columns.len() >= 2).then_some(Self {
            rows: placed_rows,
            columns,
        })
    }

    /// Takes columns away that nobody sees; returns what stood in them.
    pub fn hide_columns(&mut self, hidden: &[usize]) -> Vec<&'a str> {
        let mut texts = Vec::new();
        if hidden.is_empty() {
            return texts;
        }

        self.columns.retain(|column| !hidden.contains(column));
        for row in &mut self.rows {
            row.shared
                .retain(|columns| !hidden.contains(&columns.start));
            row.cells.retain(|cell| {
                let is_hidden = hidden.contains(&cell.columns.start);
                if is_hidden {
                    texts.push(cell.text);
                }
                !is_hidden
            });
            row.is_printed = row.cells.iter().any(|cell| is_printed(cell.text));
        }
        texts
    }

    /// Returns a line for each row: its cells with a TAB between them; `None` where it holds no text.
    pub fn lines(&self) -> impl Iterator<Item = Option<String>> {
        self.rows
            .iter()
            .map(|row| row.is_printed.then(|| row_line(row, &self.columns)))
    }
}

/// Puts the cells of a row into columns; `None` if the table is too wide.
fn place_row<'a>(
    row: &'a Row,
    covered: &mut CoveredColumns,
    begins: &mut [bool],
) -> Option<PlacedRow<'a>> {
    let mut placed = PlacedRow {
        cells: Vec::with_capacity(row.cells.len()),
        shared: covered.shared(),
        is_printed: row.cells.iter().any(Cell::is_printed),
    };
    let mut in_this_row = Vec::new();
    let mut at = 0;

    for cell in &row.cells {
        // Cells above that reach down push this one to the right.
        at = covered.next_free(at);
        if at >= WIDEST {
            return None;
        }

        begins[at] = true;
        let end = at.saturating_add(cell.columns.max(1)).min(WIDEST);
        in_this_row.push((at..end, cell.rows.max(1)));
        placed.cells.push(PlacedCell {
            columns: at..end,
            text: &cell.text,
        });

        at = end;
    }

    // Only now: a cell covers no column of its own row that it does not stand in.
    covered.end_row();
    for (columns, rows) in in_this_row {
        covered.cover(columns, rows - 1);
    }
    Some(placed)
}

/// Returns a row as a line: its cells with a TAB between columns, and signs in the columns that merged cells cover.
fn row_line(row: &PlacedRow<'_>, columns: &[usize]) -> String {
    let mut cells = row.cells.iter().peekable();
    let mut shared = row.shared.iter().peekable();
    // Where the cells end that began further left, in this row or above it.
    let mut covered_to = 0;
    let mut line = String::new();
    for (index, column) in columns.iter().enumerate() {
        if index > 0 {
            line.push('\t');
        }
        let from_above = shared.next_if(|columns| columns.start == *column);
        if let Some(columns) = from_above {
            line.push(SHARED);
            covered_to = columns.end;
        }
        if let Some(cell) = cells.next_if(|cell| cell.columns.start == *column) {
            line.push_str(cell.text);
            covered_to = cell.columns.end;
        } else if from_above.is_none() && *column < covered_to {
            line.push_str(BESIDE);
        }
    }
    line
}

/// A column that a cell from above covers.
#[derive(Debug, Clone, Copy, Default)]
struct Covered {
    /// How many more rows.
    rows: usize,
    /// Whether the cell begins in this column.
    begins: bool,
}

/// For each column, what covers it from above.
#[derive(Default)]
struct CoveredColumns(Vec<Covered>);

impl CoveredColumns {
    /// Returns the first column from `at` on that no cell from above covers.
    fn next_free(&self, mut at: usize) -> usize {
        while self.0.get(at).is_some_and(|column| column.rows > 0) {
            at += 1;
        }
        at
    }

    /// Returns the columns of each cell that covers this row.
    fn shared(&self) -> Vec<Range<usize>> {
        let mut shared: Vec<Range<usize>> = Vec::new();
        for (at, column) in self.0.iter().enumerate() {
            if column.rows == 0 {
                continue;
            }
            match shared.last_mut() {
                _ if column.begins => shared.push(at..at + 1),
                Some(last) if last.end == at => last.end = at + 1,
                // The cell that began further left is not as high as this column of it.
                _ => {}
            }
        }
        shared
    }

    /// Goes on to the next row.
    fn end_row(&mut self) {
        for column in &mut self.0 {
            column.rows = column.rows.saturating_sub(1);
        }
    }

    /// Notes that a cell in these columns reaches down into so many further rows.
    fn cover(&mut self, columns: Range<usize>, more_rows: usize) {
        if more_rows == 0 {
            return;
        }
        if self.0.len() < columns.end {
            self.0.resize(columns.end, Covered::default());
        }
        for (index, column) in self.0[columns].iter_mut().enumerate() {
            if column.rows < more_rows {
                *column = Covered {
                    rows: more_rows,
                    begins: index == 0,
                };
            }
        }
    }
}
