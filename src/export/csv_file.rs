//! Tables as CSV (RFC 4180): as they are, and so that Excel opens them without asking.

use crate::link::dataset::{Cell, Table};
use std::borrow::Cow;
use std::io::Write;

/// The byte order mark, without which Excel does not see that a file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();
/// How many bytes are handed on at once.
const BUFFER: usize = 1 << 16;
/// How many bytes a row takes about.
const ROW: usize = 1 << 10;
/// The longest text that a formula may hold, in UTF-16 code units.
const LITERAL: usize = 255;
/// How the English names of months begin.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Writes a table as it is: quoted where it must be, lines end in CR LF.
///
/// # Errors
/// Fails where a row has more or fewer cells than the table has columns, and where `out` takes no more.
pub fn plain(table: &Table<'_>, out: impl Write) -> csv::Result<()> {
    write(table, out, |text| text.into())
}

/// Writes a table for Excel, each text as the text that it is: what it would take for a number, a day or a formula is
/// written as a formula that gives it.
///
/// # Errors
/// As [`plain`].
pub fn for_excel(table: &Table<'_>, mut out: impl Write) -> csv::Result<()> {
    out.write_all(BYTE_ORDER_MARK)?;
    write(table, out, guarded)
}

/// Returns what a table for readers with a spreadsheet begins with, as [`for_excel`], its columns headed by words.
///
/// # Errors
/// None that could happen in memory.
pub fn heads_for_readers<'w>(words: impl Iterator<Item = &'w str>) -> csv::Result<Vec<u8>> {
    let mut writer = rows_into(BYTE_ORDER_MARK.to_vec(), ROW);
    writer.write_record(words)?;
    taken(writer)
}

/// Returns a row of such a table.
///
/// # Errors
/// None that could happen in memory.
pub fn row_for_readers<'c>(cells: impl Iterator<Item = Cell<'c>>) -> csv::Result<Vec<u8>> {
    let mut writer = rows_into(Vec::new(), ROW);
    for cell in cells {
        write_cell(&mut writer, &cell, guarded)?;
    }
    // Ends the row.
    writer.write_record(None::<&[u8]>)?;
    taken(writer)
}

fn taken(writer: csv::Writer<Vec<u8>>) -> csv::Result<Vec<u8>> {
    writer
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))
}

/// Returns a text so that a spreadsheet takes it for nothing else.
fn guarded(text: &str) -> Cow<'_, str> {
    if !is_formula(text) && !is_value(text) {
        return text.into();
    }
    match text.encode_utf16().count() <= LITERAL {
        true => format!("=\"{}\"", text.replace('"', "\"\"")).into(),
        false => format!("'{text}").into(),
    }
}

/// Returns whether a spreadsheet may take a text for a number, a day, a time or a truth: digits with nothing but what such
/// values are written with, in full width or half, or a month's English name beside digits.
fn is_value(text: &str) -> bool {
    let narrow = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c => c,
    };
    let signs = |c: char| c.is_ascii() || "年月日时分秒上下午￥¥€£−".contains(c);
    // Most texts end here, at their first character.
    if !text.trim().chars().map(narrow).all(signs) {
        return false;
    }
    let text: String = text.trim().chars().map(narrow).collect();
    let text = text.to_ascii_lowercase();
    if matches!(&*text, "true" | "false") {
        return true;
    }

    let words = text.split(|c: char| !c.is_ascii_alphabetic());
    let is_known = |word: &str| {
        let month = MONTHS.iter().any(|month| word.starts_with(month));
        // 12:30 pm is a time, PM2.5 is none.
        let half_day =
            matches!(word, "am" | "pm") && text.starts_with(|c: char| c.is_ascii_digit());
        month || half_day || matches!(word, "" | "e" | "cny" | "usd")
    };
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    has_digit && words.into_iter().all(is_known)
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
    let mut writer = rows_into(out, BUFFER);
    writer.write_record(table.columns.iter().map(|column| column.name))?;
    table.each_row(|row| {
        for cell in row {
            write_cell(&mut writer, cell, &written)?;
        }
        // Ends the row.
        writer.write_record(None::<&[u8]>)
    })?;
    Ok(writer.flush()?)
}

fn rows_into<W: Write>(out: W, buffer: usize) -> csv::Writer<W> {
    csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .buffer_capacity(buffer)
        .from_writer(out)
}

/// Writes a cell, its text as `written` makes it.
fn write_cell<W: Write>(
    writer: &mut csv::Writer<W>,
    cell: &Cell<'_>,
    written: impl Fn(&str) -> Cow<'_, str>,
) -> csv::Result<()> {
    match cell {
        Cell::Null => writer.write_field(""),
        Cell::Text(text) => writer.write_field(&*written(text)),
        Cell::Integer(number) => writer.write_field(number.to_string()),
        Cell::Boolean(truth) => writer.write_field(truth.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::is_value;

    #[test]
    fn what_a_spreadsheet_takes_for_a_value_is_known() {
        for value in [
            "2021-06",
            "1-2",
            "(1)",
            "1.",
            "007",
            "1E5",
            "3/4",
            "12:30",
            "2018年12月",
            "10%",
            "1,000",
            "¥5",
            "Dec 2018",
            "２０２１－０６",
            "TRUE",
            " 12 ",
        ] {
            assert!(is_value(value), "{value}");
        }
        for text in [
            "",
            "港口",
            "三(一)9(1)",
            "2018年6月底前",
            "A1",
            "PM2.5",
            "100万吨",
            "331#泊位",
            "〔2017〕17号",
            "、",
        ] {
            assert!(!is_value(text), "{text}");
        }
    }
}
