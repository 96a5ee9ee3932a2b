//! Tables as CSV (RFC 4180): as they are, and so that Excel opens them without asking.

use crate::link::dataset::{Cell, Table};

/// The byte order mark, without which Excel does not see that a file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Returns a table as it is: quoted where it must be, lines end in CR LF.
///
/// # Errors
/// Fails where a row has more or fewer cells than the table has columns.
pub fn plain(table: &Table<'_>) -> csv::Result<Vec<u8>> {
    write(table, b"", |text| text.to_owned())
}

/// Returns a table for Excel, each text as the text that it is: a formula is kept from being calculated.
///
/// # Errors
/// Fails where a row has more or fewer cells than the table has columns.
pub fn for_excel(table: &Table<'_>) -> csv::Result<Vec<u8>> {
    write(table, BYTE_ORDER_MARK, |text| {
        if is_formula(text) {
            format!("'{text}")
        } else {
            text.to_owned()
        }
    })
}

/// Returns whether a spreadsheet would calculate a text instead of showing it: whatever begins as a formula
/// does and is no number. <https://owasp.org/www-community/attacks/CSV_Injection>
fn is_formula(text: &str) -> bool {
    let opens = text.starts_with([
        '=', '+', '-', '@', '\t', '\r', '\n', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}',
    ]);
    opens && text.trim_end_matches('%').parse::<f64>().is_err()
}

/// Writes a table behind `start`, each text as `written` makes it.
fn write(
    table: &Table<'_>,
    start: &[u8],
    written: impl Fn(&str) -> String,
) -> csv::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(start.to_vec());

    let names = table.columns.iter().map(|column| column.name);
    writer.write_record(names)?;
    for row in &table.rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Null => String::new(),
            Cell::Text(text) => written(text),
            Cell::Integer(number) => number.to_string(),
            Cell::Boolean(truth) => truth.to_string(),
        });
        writer.write_record(cells)?;
    }

    writer
        .into_inner()
        .map_err(|unwritten| unwritten.into_error().into())
}
