//! PDFs of fixtures, put together from the instructions of their pages.
//!
//! `pages/N.txt` holds the instructions of a page; `(words)` in them are shown in the font F1, a Chinese one that the file
//! does not hold. Lines that begin with `%%` are keys of the page itself, those of `root.txt` keys of the document. Each
//! file in `objects` is an object of its own, numbered by its name, as it stands there.

use std::collections::BTreeMap;
use std::fmt::Write;

/// Makes a PDF of the files of a case.
pub fn pdf(files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let text = |bytes: &Vec<u8>| String::from_utf8(bytes.clone()).unwrap();
    let in_folder = |folder: &str| {
        let own = files.iter().filter_map(|(name, bytes)| {
            let number = name.strip_prefix(folder)?.strip_suffix(".txt")?;
            Some((number.parse::<usize>().unwrap(), text(bytes)))
        });
        own.collect::<BTreeMap<usize, String>>()
    };
    let pages = in_folder("pages/");
    let root = files.get("root.txt").map(text).unwrap_or_default();

    let first = 10;
    let kids: String = (0..pages.len())
        .map(|index| format!("{} 0 R ", first + 2 * index))
        .collect();
    let mut out = String::from("%PDF-1.7\n");
    let mut add = |number: usize, object: &str| {
        write!(out, "{number} 0 obj\n{object}\nendobj\n").unwrap();
    };
    add(1, &format!("<< /Type /Catalog /Pages 2 0 R {root} >>"));
    add(
        2,
        &format!("<< /Type /Pages /Count {} /Kids [ {kids}] >>", pages.len()),
    );
    add(
        3,
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [ 4 0 R ] >>",
    );
    add(
        4,
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [ 1 95 500 ] /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
    );
    add(
        5,
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream",
    );
    for (number, object) in in_folder("objects/") {
        add(number, object.trim());
    }
    for (index, page) in pages.values().enumerate() {
        let (keys, instructions): (Vec<&str>, Vec<&str>) =
            page.lines().partition(|line| line.starts_with("%%"));
        let keys: String = keys.iter().map(|line| &line[2..]).collect();
        let content = encoded(&instructions.join("\n"));
        let (own, stream) = (first + 2 * index, first + 2 * index + 1);
        add(
            own,
            &format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents {stream} 0 R {keys} /Resources << /Font << /F1 3 0 R /F2 6 0 R >> /XObject << /Im1 5 0 R /Fm1 7 0 R >> /Properties << /L1 8 0 R >> >> >>"
            ),
        );
        add(
            stream,
            &format!(
                "<< /Length {} >>\nstream\n{content}\nendstream",
                content.len()
            ),
        );
    }
    out.push_str("trailer << /Root 1 0 R /Size 99 >>\n%%EOF\n");
    out.into_bytes()
}

/// Writes each `(words)` as the codes that the font has for them.
fn encoded(instructions: &str) -> String {
    let mut out = String::new();
    let mut rest = instructions;
    while let Some((before, after)) = rest.split_once('(') {
        let (words, after) = after.split_once(')').unwrap();
        let codes: String = words
            .encode_utf16()
            .map(|unit| format!("{unit:04X}"))
            .collect();
        write!(out, "{before}<{codes}>").unwrap();
        rest = after;
    }
    out + rest
}
