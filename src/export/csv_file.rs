//! Tables as CSV (RFC 4180): as they are, and so that Excel opens them without asking.

use crate::link::dataset::{Cell, Table};
use std::borrow::Cow;
use std::io::Write;

/// The byte order mark, without which Excel does not see that a file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();
/// How many bytes are handed on at once.
const BUFFER: usize = 1 << 16;
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

/// Writes a table for readers with a spreadsheet: as [`for_excel`], its columns headed by their words in a language.
///
/// # Errors
/// As [`plain`].
pub fn for_readers(table: &Table<'_>, language: &str, mut out: impl Write) -> csv::Result<()> {
    out.write_all(BYTE_ORDER_MARK)?;
    let names = table.columns.iter();
    let names = names.map(|column| column.words.in_language(language));
    write_headed(table, names, out, guarded)
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
    let names = table.columns.iter().map(|column| column.name);
    write_headed(table, names, out, written)
}

/// Writes a table whose columns have these names.
fn write_headed<'n>(
    table: &Table<'_>,
    names: impl Iterator<Item = &'n str>,
    out: impl Write,
    written: impl Fn(&str) -> Cow<'_, str>,
) -> csv::Result<()> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .buffer_capacity(BUFFER)
        .from_writer(out);

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
