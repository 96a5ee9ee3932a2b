//! Tables as CSV (RFC 4180): as they are, and so that Excel opens them without asking.

use crate::link::dataset::{Cell, Table};
use std::borrow::Cow;
use std::io::Write;

/// The byte order mark, without which Excel does not see that a file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();
/// How many bytes are handed on at once.
const BUFFER: usize = 1 << 16;

/// Writes a table as it is: quoted where it must be, lines end in CR LF.
///
/// # Errors
/// Fails where a row has more or fewer cells than the table has columns, and where `out` takes no more.
pub fn plain(table: &Table<'_>, out: impl Write) -> csv::Result<()> {
    write(table, out, |text| text.into())
}

/// Writes a table for Excel, each text as the text that it is: a formula is kept from being calculated.
///
/// # Errors
/// As [`plain`].
pub fn for_excel(table: &Table<'_>, mut out: impl Write) -> csv::Result<()> {
    out.write_all(BYTE_ORDER_MARK)?;
    write(table, out, |text| match is_formula(text) {
        true => format!("'{text}").into(),
        false => text.into(),
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

/// Writes a table, each text as `written` makes it.
fn write(
    table: &Table<'_>,
    out: impl Write,
    written: impl Fn(&str) -> Cow<'_, str>,
) -> csv::Result<()> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .buffer_capacity(BUFFER)
        .from_writer(out);

    let names = table.columns.iter().map(|column| column.name);
    writer.write_record(names)?;
    table.each_row(|row| {
        for cell in row {
            match cell {
                Cell::Null => writer.write_field("")?,
                Cell::Text(text) => writer.write_field(&*written(text))?,
                Cell::Integer(number) => writer.write_field(number.to_string())?,
                Cell::Boolean(truth) => writer.write_field(truth.to_string())?,
            }
        }
        // Ends the row.
        writer.write_record(None::<&[u8]>)
    })?;
    Ok(writer.flush()?)
}
