//! The rows of a table, whose cells say where they end: as the columns that a .docx counts.

use super::placing::RowShape;

/// How far edges of different rows may lie from each other and be one, in twentieths of a point.
const NEAR: i32 = 30;

/// A row as it grows.
#[derive(Debug, Default)]
pub struct Row {
    /// What stands in its cells.
    pub cells: Vec<String>,
    /// What a .docx says of the row itself.
    pub properties: String,
    /// Where its cells lie; `None` where that is not known.
    pub shape: Option<RowShape>,
}

/// Returns the rows of a table as a .docx has them.
pub fn table_markup(rows: Vec<Row>) -> String {
    let columns = edges(&rows);
    let column = |edge: i32| columns.partition_point(|own| *own + NEAR < edge);

    let mut out = String::from("<tbl>");
    for row in rows {
        out.push_str("<tr><trPr>");
        out.push_str(&row.properties);
        // Cells that are not said to lie anywhere have a column each.
        let shape = row
            .shape
            .filter(|shape| shape.cells.len() == row.cells.len());
        let begin = shape.as_ref().map_or(0, |shape| column(shape.begin));
        if begin > 0 {
            out.push_str(&format!("<gridBefore val=\"{begin}\"/>"));
        }
        out.push_str("</trPr>");

        let mut at = begin;
        for (nth, cell) in row.cells.into_iter().enumerate() {
            out.push_str("<tc><tcPr>");
            if let Some(own) = shape.as_ref().and_then(|shape| shape.cells.get(nth)) {
                let end = column(own.end).max(at + 1);
                out.push_str(&format!("<gridSpan val=\"{}\"/>", end - at));
                at = end;
                if own.is_below {
                    out.push_str("<vMerge/>");
                } else if own.is_behind {
                    out.push_str("<hMerge/>");
                }
            }
            out.push_str("</tcPr>");
            out.push_str(&cell);
            out.push_str("</tc>");
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbl>");
    out
}

/// Returns the places at which cells of any row begin or end, left to right, those that are near each other as one.
fn edges(rows: &[Row]) -> Vec<i32> {
    let shapes = rows.iter().filter_map(|row| row.shape.as_ref());
    let mut edges: Vec<i32> = shapes
        .flat_map(|shape| {
            let ends = shape.cells.iter().map(|cell| cell.end);
            ends.chain([shape.begin])
        })
        .collect();
    edges.sort_unstable();
    edges.dedup_by(|next, kept| *next - *kept <= NEAR);
    edges
}

#[cfg(test)]
mod tests {
    use super::super::placing::{CellShape, RowShape};
    use super::{Row, table_markup};

    fn row(begin: i32, ends: &[i32]) -> Row {
        let cells = ends.iter().map(|end| CellShape {
            end: *end,
            ..CellShape::default()
        });
        Row {
            cells: ends.iter().map(i32::to_string).collect(),
            properties: String::new(),
            shape: Some(RowShape {
                begin,
                cells: cells.collect(),
            }),
        }
    }

    #[test]
    fn a_cell_is_as_wide_as_the_columns_of_other_rows_that_it_spans() {
        let table = table_markup(vec![
            row(-108, &[1000, 2000, 3000]),
            row(-100, &[2004, 3000]),
        ]);
        let spans: Vec<&str> = table
            .split("gridSpan val=\"")
            .skip(1)
            .map(|rest| &rest[..1])
            .collect();
        assert_eq!(spans, ["1", "1", "1", "2", "1"]);
        let table = table_markup(vec![row(0, &[1000, 2000]), row(1000, &[2000])]);
        assert!(table.contains("<gridBefore val=\"1\"/>"), "{table}");
    }
}
