//! A table as a workbook (.xlsx), every cell of which is text: no program reads a month as a day, or a number into 1-2.

use crate::base::message::message;
use crate::link::dataset::{Cell, Table};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};
use std::thread;

/// The longest text that a cell takes, in UTF-16 code units.
const CELL: usize = 32_767;
/// What ends a text that is longer.
const CUT: &str = "……";
/// Characters of the widest column, and of the narrowest.
const WIDEST: usize = 48;
const NARROWEST: usize = 8;

/// Returns a table as a workbook of one sheet; its columns are headed by their words in a language.
///
/// # Errors
/// Fails where the sheet cannot take so many rows, or where no thread can be started, because the writer needs one.
pub fn workbook(table: &Table<'_>, language: &str) -> Result<Vec<u8>, XlsxError> {
    // It panics without.
    if thread::Builder::new().spawn(|| ()).is_err() {
        let why = message!("no-thread-can-be-started-leave-out");
        return Err(XlsxError::ParameterError(why.to_string()));
    }
    let mut book = Workbook::new();
    // The same content gives the same bytes: nothing in it tells when it was made.
    let properties = DocProperties::new();
    book.set_properties(&properties.set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));

    let text = Format::new()
        .set_num_format("@")
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let head = Format::new().set_bold().set_num_format("@");
    let mut widths = Vec::new();
    let sheet = book.add_worksheet();
    for (at, column) in (0_u16..).zip(&table.columns) {
        let words = column.words.in_language(language);
        // Of the whole column: the format is looked up once, and what readers add is text, too.
        sheet.set_column_format(at, &text)?;
        sheet.write_string_with_format(0, at, words, &head)?;
        widths.push(width(words));
    }

    let mut row_number = 0;
    table.each_row(|row| {
        row_number += 1;
        for ((at, cell), widest) in (0_u16..).zip(row).zip(&mut widths) {
            let words = match cell {
                Cell::Null => continue,
                Cell::Text(words) => shortened(words),
                Cell::Integer(number) => number.to_string(),
                Cell::Boolean(truth) => truth.to_string(),
            };
            *widest = width(&words).max(*widest);
            sheet.write_string(row_number, at, words)?;
        }
        Ok::<(), XlsxError>(())
    })?;

    for (at, width) in (0_u16..).zip(widths) {
        sheet.set_column_width(at, width.clamp(NARROWEST, WIDEST) as f64 + 2.0)?;
    }
    let last = (table.columns.len() as u16).saturating_sub(1);
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, row_number, last)?;
    book.save_to_buffer()
}

/// Returns a text that a cell can take.
fn shortened(text: &str) -> String {
    if text.encode_utf16().count() <= CELL {
        return text.to_owned();
    }
    let mut length = 0;
    let fits = |c: &char| {
        length += c.len_utf16();
        length <= CELL - CUT.len()
    };
    let kept: String = text.chars().take_while(fits).collect();
    kept + CUT
}

/// Returns how wide a text is by its longest line, in half-width characters.
fn width(text: &str) -> usize {
    let lines = text.lines().map(|line| {
        let wide = line.chars().map(|c| if c.is_ascii() { 1 } else { 2 });
        wide.sum()
    });
    lines.max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{CELL, shortened, workbook};
    use crate::link::dataset::{CellType, Column, Table, Words};
    use std::io::{Cursor, Read};

    #[test]
    fn every_cell_is_text_and_the_same_content_gives_the_same_bytes() {
        let words = Words {
            zh: "到期",
            en: "Due",
        };
        let column = Column {
            name: "due",
            cell_type: CellType::Text,
            words,
            required: true,
            key: false,
            refers: None,
        };
        let rows = || {
            vec![
                vec!["2021-06".into()],
                vec!["=1+1".into()],
                vec!["1-2".into()],
            ]
        };
        let made = || {
            let table = Table::with_rows("list", words, vec![column], rows());
            workbook(&table, "zh-CN").unwrap()
        };
        assert_eq!(made(), made());

        let mut archive = zip::ZipArchive::new(Cursor::new(made())).unwrap();
        let mut read = |name: &str| {
            let mut text = String::new();
            archive
                .by_name(name)
                .unwrap()
                .read_to_string(&mut text)
                .unwrap();
            text
        };
        let sheet = read("xl/worksheets/sheet1.xml");
        assert_eq!(sheet.matches("<c ").count(), 4);
        assert_eq!(sheet.matches(" t=\"s\"").count(), 4, "{sheet}");
        assert!(!sheet.contains("<f>"), "{sheet}");
        let strings = read("xl/sharedStrings.xml");
        for text in ["到期", "2021-06", "=1+1", "1-2"] {
            assert!(strings.contains(&format!(">{text}<")), "{strings}");
        }
    }

    #[test]
    fn a_text_that_is_too_long_for_a_cell_ends_so() {
        assert_eq!(shortened("港口"), "港口");
        let long = shortened(&"港".repeat(CELL + 1));
        assert!(long.ends_with("港……"));
        assert!(long.encode_utf16().count() <= CELL);
    }
}
