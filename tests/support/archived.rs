//! Archived files of fixtures, and how the lines read from them are shown.

use super::files_below;
use super::pdf::pdf;
use gangmu::intake::archive::{BESIDE, SHARED, Text, describe_losses};
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

/// Returns the archived file of a case with its name: as it is, or the parts that lie in its folder as a .docx, a
/// .xlsx, a .zip, a .ofd or a PDF.
pub fn input(case: &Path) -> (String, Vec<u8>) {
    for name in [
        "input.txt",
        "input.html",
        "input.mht",
        "input.eml",
        "input.pdf",
        "input.xls",
        "input.doc",
    ] {
        if let Ok(bytes) = std::fs::read(case.join(name)) {
            return (name.to_owned(), bytes);
        }
    }
    let mut parts = files_below(case);
    parts.remove("lines.txt");
    if parts.contains_key("pages/1.txt") {
        return ("input.pdf".to_owned(), pdf(&parts));
    }
    let parts: Vec<(&str, Vec<u8>)> = parts
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.clone()))
        .collect();
    let has = |folder: &str| parts.iter().any(|(name, _)| name.starts_with(folder));
    let name = match [has("xl/"), has("files/"), has("OFD.xml")] {
        [true, ..] => "input.xlsx",
        [_, true, _] => "input.zip",
        [.., true] => "input.ofd",
        _ => "input.docx",
    };
    (name.to_owned(), zipped(&parts))
}

/// Writes lines as they can be reviewed: those of the article behind a bar, ⇥ between cells, ⏎ within one,
/// ↑ where a merged cell above covers one, ← where one to its left does; below them what is not in them.
pub fn show(text: &Text) -> String {
    let mut out = String::new();
    for number in 1..=text.source.line_count() {
        let within = text.article.is_some_and(|lines| lines.contains(number));
        out.push_str(if within { "| " } else { "  " });
        let line = text.source.line(number);
        let line = line.replace('\t', "⇥").replace('\u{2028}', "⏎");
        out.push_str(&line.replace(BESIDE, "←").replace(SHARED, "↑"));
        out.push('\n');
    }
    if !text.losses.is_empty() {
        out.push_str("not taken as it stands:\n");
    }
    for line in describe_losses(&text.losses) {
        out.push_str(&format!("  {line}\n"));
    }
    out
}
