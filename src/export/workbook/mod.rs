//! A table as a workbook (.xlsx), every cell of which is text: no program reads a month as a day, or a number into 1-2.
//!
//! The form is that of ECMA-376, part 1 (SpreadsheetML). A site has thousands of workbooks of one sheet, whose rows hold whole
//! texts: they are written row by row, and what all have in common is written down once.

mod cell;

mod package;

use crate::base::message::message;
use crate::export::job::Failure;
use crate::link::dataset::{Cell, Table};
use cell::{MARGIN, NARROWEST, Position, WIDEST, put_cell, shown, width};
use package::Package;
use std::borrow::Cow;
use std::io::Write;

/// The rows that a sheet takes.
const MOST_ROWS: usize = 1 << 20;
/// At most so many rows say how wide the columns are: widths stand before the rows, which wait for them.
const MEASURED: usize = 100;
/// Bytes of rows that wait at most before they are compressed.
const BUFFER: usize = 1 << 17;

/// Returns a table as a workbook of one sheet; its columns are headed by their words in a language.
///
/// # Errors
/// Fails where the sheet cannot take so many rows.
pub fn workbook(table: &Table<'_>, language: &str) -> Result<Vec<u8>, Failure> {
    let rows = table.row_count();
    if rows >= MOST_ROWS {
        let most = MOST_ROWS - 1;
        return Err(message!("a-sheet-takes-no-more-rows", rows, most).into());
    }
    let last = Position {
        row: rows + 1,
        column: table.columns.len().saturating_sub(1),
    };
    let range = format!("A1:{last}");

    let mut sheet = Sheet::new(table, language, Package::new(&range)?);
    table.each_row(|row| sheet.add(row))?;
    sheet.finish(&range)
}

/// The formats that `package` declares: of the first row, and of all others.
const HEAD: u8 = 2;
const TEXT: u8 = 1;
/// What a sheet begins with: its first row stays where it is when readers scroll.
const SHEET: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
    r#"<sheetViews><sheetView workbookViewId="0">"#,
    r#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#,
    r#"</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>"#,
);

/// A sheet that grows row by row.
struct Sheet {
    package: Package,
    /// Rows that are not in the package yet.
    waiting: Vec<u8>,
    /// How many rows there are.
    rows: usize,
    /// How wide the columns are by their heads and their first rows; nothing once the package knows.
    widths: Option<Vec<usize>>,
}

impl Sheet {
    /// Begins a sheet with the heads of a table.
    fn new(table: &Table<'_>, language: &str, package: Package) -> Self {
        let heads = table.columns.iter();
        let heads = heads.map(|column| column.words.in_language(language));
        let mut sheet = Self {
            package,
            waiting: Vec::with_capacity(2 * BUFFER),
            rows: 0,
            widths: Some(heads.clone().map(width).collect()),
        };
        sheet.put(HEAD, heads.map(|words| Some(Cow::Borrowed(words))));
        sheet
    }

    /// Adds a row.
    fn add(&mut self, row: &[Cell<'_>]) -> Result<(), Failure> {
        for (cell, widest) in row.iter().zip(self.widths.iter_mut().flatten()) {
            // The widest that counts is found soon; texts are long.
            if *widest < WIDEST
                && let Some(text) = shown(cell)
            {
                *widest = width(&text).max(*widest);
            }
        }
        self.put(TEXT, row.iter().map(shown));
        if self.waiting.len() >= BUFFER || (self.rows > MEASURED && self.widths.is_some()) {
            self.hand_on()?;
        }
        Ok(())
    }

    /// Adds the cells of a row; one of which nothing is known is left out.
    fn put<'a>(&mut self, format: u8, cells: impl Iterator<Item = Option<Cow<'a, str>>>) {
        self.rows += 1;
        let row = self.rows;
        self.waiting
            .extend(format!(r#"<row r="{row}">"#).as_bytes());
        for (column, text) in cells.enumerate() {
            if let Some(text) = text {
                put_cell(&mut self.waiting, Position { row, column }, format, &text);
            }
        }
        self.waiting.extend(b"</row>");
    }

    /// Writes what waits into the package; before the first row, how wide the columns are.
    fn hand_on(&mut self) -> Result<(), Failure> {
        if let Some(widths) = self.widths.take() {
            write!(self.package, "{SHEET}")?;
            for (at, width) in (1..).zip(widths) {
                let width = width.clamp(NARROWEST, WIDEST) + MARGIN;
                write!(
                    self.package,
                    r#"<col min="{at}" max="{at}" width="{width}" style="{TEXT}" customWidth="1"/>"#
                )?;
            }
            write!(self.package, "</cols><sheetData>")?;
        }
        self.package.write_all(&self.waiting)?;
        self.waiting.clear();
        Ok(())
    }

    /// Returns the bytes of the workbook, whose cells stand in a range.
    fn finish(mut self, range: &str) -> Result<Vec<u8>, Failure> {
        self.hand_on()?;
        let end = format!(r#"</sheetData><autoFilter ref="{range}"/></worksheet>"#);
        self.package.write_all(end.as_bytes())?;
        self.package.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, MEASURED, Table, workbook};
    use crate::link::dataset::{CellType, Column, Words};
    use std::io::{Cursor, Read};

    const WORDS: Words = Words {
        zh: "到期",
        en: "Due",
    };

    fn made(rows: Vec<Vec<Cell<'_>>>) -> Vec<u8> {
        let column = Column {
            name: "due",
            cell_type: CellType::Text,
            words: WORDS,
            required: true,
            key: false,
            refers: None,
        };
        let columns = vec![column; rows.first().map_or(1, Vec::len)];
        workbook(&Table::with_rows("list", WORDS, columns, rows), "zh-CN").unwrap()
    }

    fn sheet(bytes: Vec<u8>) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        let mut sheet = archive.by_name("xl/worksheets/sheet1.xml").unwrap();
        sheet.read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn every_cell_is_text_and_the_same_content_gives_the_same_bytes() {
        let rows = || {
            let texts = ["2021-06", "=1+1", "1-2"];
            texts.map(|text| vec![text.into()]).to_vec()
        };
        assert_eq!(made(rows()), made(rows()));

        let sheet = sheet(made(rows()));
        assert_eq!(sheet.matches("<c ").count(), 4);
        assert_eq!(sheet.matches(" t=\"inlineStr\"").count(), 4, "{sheet}");
        assert!(!sheet.contains("<f>"), "{sheet}");
        for text in ["到期", "2021-06", "=1+1", "1-2"] {
            assert!(sheet.contains(&format!(">{text}<")), "{sheet}");
        }
        assert!(sheet.contains("<autoFilter ref=\"A1:A4\"/>"), "{sheet}");
    }

    #[test]
    fn rows_beyond_those_that_are_measured_are_there() {
        let rows = vec![vec!["港口".into(), Cell::Null]; 10 * MEASURED];
        let sheet = sheet(made(rows));
        assert_eq!(sheet.matches("<row ").count(), 10 * MEASURED + 1);
        assert!(sheet.ends_with(&format!(
            "<autoFilter ref=\"A1:B{}\"/></worksheet>",
            10 * MEASURED + 1
        )));
    }
}
