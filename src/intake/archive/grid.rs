//! Tables: which cell stands in which column, and the line that each row becomes.

use std::ops::Range;

/// Tables wider than this are no tables of tasks; the limit keeps a hostile page from growing.
const WIDEST: usize = 256;

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
}

/// A cell in its place.
#[derive(Debug)]
struct PlacedCell {
    /// The column at which it begins.
    column: usize,
    text: String,
}

/// A table with every cell in its place.
#[derive(Debug)]
pub struct Grid {
    /// The cells of each row, left to right.
    rows: Vec<Vec<PlacedCell>>,
    /// The columns at which any cell begins, left to right.
    columns: Vec<usize>,
}

impl Grid {
    /// Puts the cells of each row into columns; `None` if this is not a table of data: it must have
    /// two columns in two rows.
    pub fn new(rows: Vec<Vec<Cell>>) -> Option<Self> {
        if rows.iter().filter(|row| row.len() >= 2).count() < 2 {
            return None;
        }

        let mut covered = CoveredColumns::default();
        let mut begins = vec![false; WIDEST];
        let mut placed_rows = Vec::with_capacity(rows.len());

        for row in rows {
            let mut placed = Vec::with_capacity(row.len());
            let mut in_this_row = Vec::new();
            let mut at = 0;

            for cell in row {
                // Cells above that reach down push this one to the right.
                at = covered.next_free(at);
                if at >= WIDEST {
                    return None;
                }

                begins[at] = true;
                let end = (at + cell.columns.max(1)).min(WIDEST);
                in_this_row.push((at..end, cell.rows.max(1)));
                placed.push(PlacedCell {
                    column: at,
                    text: cell.text,
                });

                at = end;
            }

            // Only now: a cell covers no column of its own row that it does not stand in.
            covered.end_row();
            for (columns, rows) in in_this_row {
                covered.cover(columns, rows - 1);
            }
            placed_rows.push(placed);
        }

        // A column in which no cell begins is there only because cells say they are wide.
        let columns: Vec<usize> = (0..WIDEST).filter(|at| begins[*at]).collect();
        (columns.len() >= 2).then_some(Self {
            rows: placed_rows,
            columns,
        })
    }

    /// Returns a line for each row that holds any text: its cells with a TAB between them.
    pub fn into_lines(self) -> impl Iterator<Item = String> {
        let columns = self.columns;
        self.rows
            .into_iter()
            .filter(|row| row.iter().any(|cell| !cell.text.is_empty()))
            .map(move |row| row_line(row, &columns))
    }
}

/// Returns a row as a line: its cells with a TAB between columns; a column that a wide cell covers is empty.
fn row_line(row: Vec<PlacedCell>, columns: &[usize]) -> String {
    let mut cells = row.into_iter().peekable();
    let mut line = String::new();
    for (index, column) in columns.iter().enumerate() {
        if index > 0 {
            line.push('\t');
        }
        if let Some(cell) = cells.next_if(|cell| cell.column == *column) {
            line.push_str(&cell.text);
        }
    }
    line
}

/// For each column, how many more rows a cell from above covers.
#[derive(Default)]
struct CoveredColumns(Vec<usize>);

impl CoveredColumns {
    /// Returns the first column from `at` on that no cell from above covers.
    fn next_free(&self, mut at: usize) -> usize {
        while self.0.get(at).is_some_and(|more| *more > 0) {
            at += 1;
        }
        at
    }

    /// Goes on to the next row.
    fn end_row(&mut self) {
        for more in &mut self.0 {
            *more = more.saturating_sub(1);
        }
    }

    /// Notes that cells in these columns reach down into so many further rows.
    fn cover(&mut self, columns: Range<usize>, more_rows: usize) {
        if self.0.len() < columns.end {
            self.0.resize(columns.end, 0);
        }
        for more in &mut self.0[columns] {
            *more = (*more).max(more_rows);
        }
    }
}
