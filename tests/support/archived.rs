//! Archived files of fixtures, and how the lines read from them are shown.

use gangmu::intake::archive::Text;
use std::io::Write;
use std::path::Path;
use zip::write::SimpleFileOptions;

/// Makes a zip archive of named parts.
pub fn zipped(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Returns the archived file of a case with its name: as it is, or its word/ folder as a .docx.
pub fn input(case: &Path) -> (String, Vec<u8>) {
    for name in ["input.txt", "input.html"] {
        if let Ok(bytes) = std::fs::read(case.join(name)) {
            return (name.to_owned(), bytes);
        }
    }
    let mut parts = Vec::new();
    for name in ["word/document.xml", "word/styles.xml", "word/numbering.xml"] {
        if let Ok(bytes) = std::fs::read(case.join(name)) {
            parts.push((name, bytes));
        }
    }
    ("input.docx".to_owned(), zipped(&parts))
}

/// Writes lines as they can be reviewed: those of the article behind a bar, ⇥ between cells, ⏎ within one.
pub fn show(text: &Text) -> String {
    let mut out = String::new();
    for number in 1..=text.source.line_count() {
        let within = text.article.is_some_and(|lines| lines.contains(number));
        out.push_str(if within { "| " } else { "  " });
        let line = text.source.line(number);
        out.push_str(&line.replace('\t', "⇥").replace('\u{2028}', "⏎"));
        out.push('\n');
    }
    out
}
