//! Tables that go on on the next page: heads that are printed again, rows and merged cells that the end of a page cuts.

use super::super::grid::{Cell, Row, SHARED};
use super::table::space_between;

/// What was done to make one table of two parts.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Joint {
    /// The head that was printed again, and is left out.
    pub head: Option<String>,
    /// The row that went on on the next page, and was joined.
    pub row: Option<String>,
    /// Whether a merged cell was taken to go on.
    pub has_merged_cell: bool,
}

/// Adds the rows of the next page to those of a table with the same columns.
pub fn join(rows: &mut Vec<Row>, mut next: Vec<Row>) -> Joint {
    let mut joint = Joint::default();
    let is_head_again = match (rows.first(), next.first()) {
        (Some(head), Some(first)) => next.len() > 1 && texts(head) == texts(first),
        _ => false,
    };
    if is_head_again {
        joint.head = Some(texts(&next.remove(0)).join(" "));
    }

    if goes_on(rows, &next) {
        let rest = next.remove(0);
        let starts = starts_of_last(rows);
        if let Some(last) = rows.last_mut() {
            joint.row = Some(texts(last).join(" "));
            let mut column = 0;
            for rest in rest.cells {
                let own = starts.iter().position(|start| *start == column);
                match own.map(|own| &mut last.cells[own]) {
                    Some(cell) => {
                        let gap = space_between(&cell.text, &rest.text);
                        cell.text = format!("{}{gap}{}", cell.text, rest.text);
                    }
                    // What has no partner is the rest of a merged cell, and empty; it may reach further down.
                    None => hand_down(&rest, column, next.first_mut()),
                }
                column += rest.columns;
            }
        }
    }

    if let Some(first) = next.first_mut() {
        first.opens_section = true;
        joint.has_merged_cell = share_merged(rows, first);
    }
    rows.append(&mut next);
    joint
}

/// Puts what is left of a merged cell into the row below, which has no cell of its own there.
fn hand_down(merged: &Cell, column: usize, below: Option<&mut Row>) {
    let Some(below) = below.filter(|_| merged.rows > 1) else {
        return;
    };
    let mut at = 0;
    let is_behind = |cell: &Cell| {
        let start = at;
        at += cell.columns;
        start >= column
    };
    let index = below.cells.iter().position(is_behind);
    let rest = Cell {
        rows: merged.rows - 1,
        ..Cell::empty(merged.columns)
    };
    below.cells.insert(index.unwrap_or(below.cells.len()), rest);
}

fn texts(row: &Row) -> Vec<&str> {
    row.cells.iter().map(|cell| cell.text.as_str()).collect()
}

/// Returns whether the first row of a page is the rest of the last row of the page before: its first cell, in which every
/// row has a number, is empty.
fn goes_on(rows: &[Row], next: &[Row]) -> bool {
    let (Some(last), Some(first)) = (rows.last(), next.first()) else {
        return false;
    };
    let own: Vec<(usize, usize)> = starts_of_last(rows)
        .into_iter()
        .zip(&last.cells)
        .map(|(start, cell)| (start, cell.columns))
        .collect();
    let mut column = 0;
    let mut partners = 0;
    let mut is_alike = true;
    for cell in &first.cells {
        let has_partner = own.contains(&(column, cell.columns));
        partners += usize::from(has_partner);
        // A cell that a merged one covers has none, and what is left of it here is empty.
        is_alike &= match has_partner {
            true => cell.rows == 1,
            false => cell.text.is_empty(),
        };
        column += cell.columns;
    }
    is_alike &= partners == own.len();
    let is_numbered = |row: &Row| {
        let first = row.cells.first().map_or("", |cell| cell.text.trim());
        !first.is_empty() && first.chars().count() <= 4 && first.chars().all(char::is_numeric)
    };
    let has_rest = first.cells.iter().any(|cell| !cell.text.is_empty());
    is_alike
        && has_rest
        && first.cells[0].text.is_empty()
        && is_numbered(last)
        && rows.iter().filter(|row| is_numbered(row)).count() * 2 > rows.len()
}

/// Takes empty cells at the top of a page for the rest of merged cells that reach the end of the page before.
fn share_merged(rows: &[Row], first: &mut Row) -> bool {
    let open = columns_of_open_merged(rows);
    let mut column = 0;
    let mut is_found = false;
    for cell in &mut first.cells {
        if cell.text.is_empty() && open.contains(&column) {
            *cell = Cell {
                rows: cell.rows,
                ..Cell::shared(cell.columns)
            };
            is_found = true;
        }
        column += cell.columns;
    }
    is_found
}

/// Returns the columns in which a cell of several rows reaches the last row.
fn columns_of_open_merged(rows: &[Row]) -> Vec<usize> {
    let columns = walk(rows).covered.into_iter().enumerate();
    columns
        .filter(|(_, (_, is_merged))| *is_merged)
        .map(|(at, _)| at)
        .collect()
}

/// Returns the column in which each cell of the last row begins.
fn starts_of_last(rows: &[Row]) -> Vec<usize> {
    walk(rows).starts
}

/// Where the cells of some rows stand.
#[derive(Default)]
struct Walked {
    /// For each column how many rows the cell in it still covers, and whether it covers several.
    covered: Vec<(usize, bool)>,
    /// The column in which each cell of the last row begins.
    starts: Vec<usize>,
}

/// Walks over rows, of which the cells that others cover are not among those of their row.
fn walk(rows: &[Row]) -> Walked {
    let mut walked = Walked::default();
    for row in rows {
        let covered = &mut walked.covered;
        walked.starts.clear();
        let mut at = 0;
        for cell in &row.cells {
            while covered.get(at).is_some_and(|(rest, _)| *rest > 0) {
                at += 1;
            }
            walked.starts.push(at);
            let end = at + cell.columns;
            if covered.len() < end {
                covered.resize(end, (0, false));
            }
            let is_merged = cell.rows > 1 || cell.text.starts_with(SHARED);
            covered[at..end].fill((cell.rows, is_merged));
            at = end;
        }
        for (rest, _) in covered {
            *rest = rest.saturating_sub(1);
        }
    }
    walked
}
