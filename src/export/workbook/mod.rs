//! A table as a workbook (.xlsx), every cell of which is text: no program reads a month as a day, or a number into 1-2.
//!
//! The form is that of ECMA-376, part 1 (SpreadsheetML). A site has thousands of workbooks of one sheet, whose rows hold whole
//! texts: they are written row by row, and what all have in common is written down once.

mod cell;

mod row;

mod package;

use crate::base::message::message;
use crate::export::job::Failure;
use cell::{HEAD, MARGIN, NARROWEST, Position, TEXT};
use package::Package;
use std::io::Write;

pub use row::Row;

/// The rows that a sheet takes.
const MOST_ROWS: usize = 1 << 20;
/// At most so many rows say how wide the columns are: widths stand before the rows, which wait for them.
const MEASURED: usize = 100;
/// Bytes of rows that wait at most before they are compressed.
const BUFFER: usize = 1 << 17;

/// What a sheet begins with: its first row stays where it is when readers scroll.
const SHEET: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
    r#"<sheetViews><sheetView workbookViewId="0">"#,
    r#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#,
    r#"</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>"#,
);

/// A workbook of one sheet that grows row by row.
pub struct Workbook {
    package: Package,
    /// Where its cells stand.
    range: String,
    /// Rows that are not in the package yet.
    waiting: Vec<u8>,
    /// How many rows there are.
    rows: usize,
    /// How wide the columns are by their heads and their first rows; nothing once the package knows.
    widths: Option<Vec<u8>>,
}

impl Workbook {
    /// Begins a workbook whose columns have these heads, for so many rows.
    ///
    /// # Errors
    /// Fails where a sheet cannot take so many rows.
    pub fn new<'h>(heads: impl Iterator<Item = &'h str>, rows: usize) -> Result<Self, Failure> {
        if rows >= MOST_ROWS {
            let most = MOST_ROWS - 1;
            return Err(message!("a-sheet-takes-no-more-rows", rows, most).into());
        }
        let head = Row::with_format(HEAD, heads.map(|words| Some(words.into())));
        let last = Position {
            row: rows + 1,
            column: head.widths().len().saturating_sub(1),
        };
        let range = format!("A1:{last}");

        let mut own = Self {
            package: Package::new(&range)?,
            range,
            waiting: Vec::with_capacity(2 * BUFFER),
            rows: 0,
            widths: Some(vec![NARROWEST; head.widths().len()]),
        };
        own.add(&head)?;
        Ok(own)
    }

    /// Adds a row.
    ///
    /// # Errors
    /// None that could happen in memory.
    pub fn add(&mut self, row: &Row) -> Result<(), Failure> {
        for (widest, &width) in self.widths.iter_mut().flatten().zip(row.widths()) {
            *widest = width.max(*widest);
        }
        self.rows += 1;
        row.put(self.rows, &mut self.waiting);
        if self.waiting.len() >= BUFFER || (self.rows > MEASURED && self.widths.is_some()) {
            self.hand_on()?;
        }
        Ok(())
    }

    /// Writes what waits into the package; before the first row, how wide the columns are.
    fn hand_on(&mut self) -> Result<(), Failure> {
        if let Some(widths) = self.widths.take() {
            write!(self.package, "{SHEET}")?;
            for (at, width) in (1..).zip(widths) {
                let width = width + MARGIN;
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

    /// Returns the bytes of the workbook.
    ///
    /// # Errors
    /// None that could happen in memory.
    pub fn finish(mut self) -> Result<Vec<u8>, Failure> {
        self.hand_on()?;
        let range = &self.range;
        let end = format!(r#"</sheetData><autoFilter ref="{range}"/></worksheet>"#);
        self.package.write_all(end.as_bytes())?;
        self.package.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{MEASURED, Row, Workbook};
    use crate::link::dataset::Cell;
    use std::io::{Cursor, Read};

    fn made(rows: Vec<Vec<Cell<'_>>>) -> Vec<u8> {
        let heads = vec!["到期"; rows.first().map_or(1, Vec::len)];
        let mut workbook = Workbook::new(heads.into_iter(), rows.len()).unwrap();
        for row in rows {
            workbook.add(&Row::new(row.into_iter())).unwrap();
        }
        workbook.finish().unwrap()
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
