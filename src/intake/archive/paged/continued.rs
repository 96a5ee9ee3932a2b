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
        if let Some(last) = rows.last_mut() {
            joint.row = Some(texts(last).join(" "));
            for (cell, rest) in last.cells.iter_mut().zip(rest.cells) {
                let gap = space_between(&cell.text, &rest.text);
                cell.text = format!("{}{gap}{}", cell.text, rest.text);
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

fn texts(row: &Row) -> Vec<&str> {
    row.cells.iter().map(|cell| cell.text.as_str()).collect()
}

/// Returns whether the first row of a page is the rest of the last row of the page before: its first cell, in which every
/// row has a number, is empty.
fn goes_on(rows: &[Row], next: &[Row]) -> bool {
    let (Some(last), Some(first)) = (rows.last(), next.first()) else {
        return false;
    };
    let is_alike = last.cells.len() == first.cells.len()
        && last
            .cells
            .iter()
            .zip(&first.cells)
            .all(|(a, b)| a.columns == b.columns)
        && first.cells.iter().all(|cell| cell.rows == 1);
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
    // For each column how many rows the cell in it still covers, and whether it covers several.
    let mut covered: Vec<(usize, bool)> = Vec::new();
    for row in rows {
        let mut at = 0;
        for cell in &row.cells {
            while covered.get(at).is_some_and(|(rest, _)| *rest > 0) {
                at += 1;
            }
            let end = at + cell.columns;
            if covered.len() < end {
                covered.resize(end, (0, false));
            }
            let is_merged = cell.rows > 1 || cell.text.starts_with(SHARED);
            covered[at..end].fill((cell.rows, is_merged));
            at = end;
        }
        for (rest, _) in &mut covered {
            *rest = rest.saturating_sub(1);
        }
    }
    let columns = covered.into_iter().enumerate();
    columns
        .filter(|(_, (_, is_merged))| *is_merged)
        .map(|(at, _)| at)
        .collect()
}
