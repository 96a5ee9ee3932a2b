//! The zip file that a workbook is: parts that all workbooks have, and one sheet.

use crate::export::job::Failure;
use std::io::{self, Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// How hard is tried: a sheet of long texts gets hardly smaller beyond, and takes several times as long.
const LEVEL: i64 = 2;

/// A workbook that is written; what is written into it is its sheet.
pub(super) struct Package(ZipWriter<Cursor<Vec<u8>>>);

impl Package {
    /// Begins a workbook whose sheet has its cells in a range.
    ///
    /// # Errors
    /// None that could happen in memory.
    pub(super) fn new(range: &str) -> Result<Self, Failure> {
        // `A1:S7` as `$A$1:$S$7`.
        let corners: Vec<String> = range.split(':').map(absolute).collect();
        let book = BOOK.replace("{range}", &corners.join(":"));
        let parts = [
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", RELATIONS),
            ("xl/workbook.xml", &book),
            ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS),
            ("xl/styles.xml", STYLES),
        ];

        // The same content gives the same bytes: nothing in it tells when it was made.
        let options = SimpleFileOptions::default()
            .last_modified_time(zip::DateTime::default())
            .compression_level(Some(LEVEL));
        // To begin compressing takes longer than what little these parts would save is worth.
        let as_they_are = options.compression_method(CompressionMethod::Stored);
        let as_they_are = as_they_are.compression_level(None);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, text) in parts {
            zip.start_file(path, as_they_are)?;
            zip.write_all(text.as_bytes())?;
        }
        zip.start_file("xl/worksheets/sheet1.xml", options)?;
        Ok(Self(zip))
    }

    /// Returns the bytes of the workbook.
    ///
    /// # Errors
    /// None that could happen in memory.
    pub(super) fn finish(self) -> Result<Vec<u8>, Failure> {
        Ok(self.0.finish()?.into_inner())
    }
}

impl Write for Package {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Returns the position of a cell as one that does not move with what refers to it.
fn absolute(position: &str) -> String {
    let digits = position
        .find(|c: char| c.is_ascii_digit())
        .unwrap_or_default();
    let (column, row) = position.split_at(digits);
    format!("${column}${row}")
}

const TYPES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/>"#,
    r#"<Override PartName="/xl/workbook.xml" "#,
    r#"ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>"#,
    r#"<Override PartName="/xl/styles.xml" "#,
    r#"ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>"#,
    r#"<Override PartName="/xl/worksheets/sheet1.xml" "#,
    r#"ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"#,
    r#"</Types>"#,
);

const RELATIONS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Target="xl/workbook.xml" "#,
    r#"Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>"#,
    r#"</Relationships>"#,
);

const BOOK: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">"#,
    r#"<bookViews><workbookView/></bookViews>"#,
    r#"<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>"#,
    // Where readers filter, said a second time for programs that look here.
    r#"<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">"#,
    r#"Sheet1!{range}</definedName></definedNames></workbook>"#,
);

const BOOK_RELATIONS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Target="worksheets/sheet1.xml" "#,
    r#"Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>"#,
    r#"<Relationship Id="rId2" Target="styles.xml" "#,
    r#"Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"/>"#,
    r#"</Relationships>"#,
);

/// The formats of cells: none, text (number format 49, `@`) that is wrapped, bold text.
const STYLES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
    r#"<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>"#,
    r#"<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>"#,
    r#"<fills count="2"><fill><patternFill patternType="none"/></fill>"#,
    r#"<fill><patternFill patternType="gray125"/></fill></fills>"#,
    r#"<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"#,
    r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
    r#"<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"#,
    r#"<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" "#,
    r#"applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>"#,
    r#"<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>"#,
    r#"</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#,
    r#"</styleSheet>"#,
);
