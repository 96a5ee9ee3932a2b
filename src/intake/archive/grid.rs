//! Tables: which cell stands in which column, and the line that each row becomes.

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

/// A table with every cell in its place.
#[derive(Debug)]
pub struct Grid {
    /// The cells of each row with the columns at which they begin, left to right.
    rows: Vec<Vec<(usize, String)>>,
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
        let mut placed = Vec::with_capacity(rows.len());
        // For each column, how many more rows a cell from above covers.
        let mut covered: Vec<usize> = Vec::new();
        let mut begins = vec![false; WIDEST];
        for row in rows {
            let mut line = Vec::with_capacity(row.len());
            let mut at = 0;
            let mut fresh = Vec::new();
            for cell in row {
                while covered.get(at).is_some_and(|more| *more > 0) {
                    at += 1;
                }
                if at >= WIDEST {
                    return None;
                }
                begins[at] = true;
                let end = (at + cell.columns.max(1)).min(WIDEST);
                fresh.push((at..end, cell.rows.max(1)));
                line.push((at, cell.text));
                at = end;
            }
            for more in &mut covered {
                *more = more.saturating_sub(1);
            }
            for (columns, rows) in fresh {
                if covered.len() < columns.end {
                    covered.resize(columns.end, 0);
                }
                for column in columns {
                    covered[column] = covered[column].max(rows - 1);
                }
            }
            placed.push(line);
        }
        // A column in which no cell begins is there only because cells say they are wide.
        let columns: Vec<usize> = (0..WIDEST).filter(|at| begins[*at]).collect();
        (columns.len() >= 2).then_some(Self {
            rows: placed,
            columns,
        })
    }

    /// A line for each row that holds any text: its cells with a TAB between them.
    pub fn lines(self) -> impl Iterator<Item = String> {
        let columns = self.columns;
        self.rows
            .into_iter()
            .filter(|row| row.iter().any(|(_, text)| !text.is_empty()))
            .map(move |row| {
                let mut cells = row.into_iter().peekable();
                let mut line = String::new();
                for (index, column) in columns.iter().enumerate() {
                    if index > 0 {
                        line.push('\t');
                    }
                    if let Some((_, text)) = cells.next_if(|(at, _)| at == column) {
                        line.push_str(&text);
                    }
                }
                line
            })
    }
}
