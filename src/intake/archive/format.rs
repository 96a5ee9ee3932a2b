//! What kind of file it is, by what stands in it: its name only breaks a tie.

use crate::base::diag::Diagnostic;
use crate::base::source::Source;

/// The error for a file that no text can be read from.
pub fn unreadable(name: &str, what: &str, help: &str) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("unreadable-format", format!("this file is {what}"))
            .at(&Source::new(name, ""), 0..0)
            .help(help),
    )
}

const AS_DOCX: &str = "open it in Word or WPS and save it as .docx";
const AS_TEXT: &str = "find the text on the portal's page, and save that page or copy its text";
const UNPACK: &str = "unpack it, and archive the file inside that holds the plan";

/// Openings of files that hold no text, what each is, and what to do.
const MAGIC: [(&[u8], &str, &str); 15] = [
    (
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        "an old or a locked office file (.doc, .xls, .wps)",
        AS_DOCX,
    ),
    (b"{\\rtf", "a rich text file (.rtf)", AS_DOCX),
    (b"\x89PNG\r\n", "a picture (PNG)", AS_TEXT),
    (b"\xFF\xD8\xFF", "a picture (JPEG)", AS_TEXT),
    (b"GIF87a", "a picture (GIF)", AS_TEXT),
    (b"GIF89a", "a picture (GIF)", AS_TEXT),
    (b"II*\0", "a picture (TIFF)", AS_TEXT),
    (b"MM\0*", "a picture (TIFF)", AS_TEXT),
    (b"\x1F\x8B", "a gzip archive", UNPACK),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive", UNPACK),
    (b"Rar!\x1A\x07", "a RAR archive", UNPACK),
    (b"BZh9", "a bzip2 archive", UNPACK),
    (b"\xFD7zXZ\0", "an xz archive", UNPACK),
    (b"\x7FELF", "a program", AS_TEXT),
    (b"SQLite format 3\0", "a database", AS_TEXT),
];

/// The error for bytes that are known to be no text.
pub fn refuse(name: &str, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
    let head = &bytes[..bytes.len().min(1024)];
    let holds = |words: &[u8]| head.windows(words.len()).any(|window| window == words);
    // The mark of a PDF may stand behind a byte order mark or a line of a server.
    if head.starts_with(b"%PDF-") || (head.contains(&0) && holds(b"%PDF-")) {
        let help = "open it and copy the text, or run `pdftotext -layout`; archive the text";
        return Err(unreadable(name, "a PDF", help));
    }
    if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return Err(unreadable(name, "a picture (WebP)", AS_TEXT));
    }
    if head.starts_with(b"BM") && head.contains(&0) && bytes.get(6..10) == Some(&[0; 4]) {
        return Err(unreadable(name, "a picture (BMP)", AS_TEXT));
    }
    for (magic, what, help) in MAGIC {
        if head.starts_with(magic) {
            return Err(unreadable(name, what, help));
        }
    }
    if holds(b"multipart/related") && holds(b"MIME-Version:") {
        let help = "save the page as `Webpage, HTML only`";
        return Err(unreadable(name, "a web archive (.mht)", help));
    }
    if holds(b"progid=\"Word.Document\"") || holds(b"<pkg:package") || holds(b"<w:wordDocument") {
        return Err(unreadable(name, "a Word document in one XML file", AS_DOCX));
    }
    Ok(())
}

/// Whether the bytes are a zip archive, as a .docx is.
pub fn is_zip(bytes: &[u8]) -> bool {
    [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"]
        .iter()
        .any(|magic| bytes.starts_with(*magic))
}

/// What a zip archive without a Word document is, by the parts in it.
pub fn zipped(parts: &[&str]) -> (&'static str, &'static str) {
    let holds = |start: &str| parts.iter().any(|part| part.starts_with(start));
    if holds("xl/") {
        let help = "copy the sheet into a Word document and save it as .docx, or save it as text";
        ("a spreadsheet (.xlsx)", help)
    } else if holds("ppt/") {
        ("a presentation (.pptx)", AS_TEXT)
    } else if parts
        .iter()
        .any(|part| part.eq_ignore_ascii_case("OFD.xml"))
    {
        let help = "open it in an OFD reader and copy the text, or export it as .docx";
        ("an OFD document (.ofd)", help)
    } else if holds("META-INF/manifest.xml") && holds("content.xml") {
        ("an OpenDocument file (.odt, .ods)", AS_DOCX)
    } else {
        ("a zip archive without a Word document in it", UNPACK)
    }
}

/// Whether a text is an HTML page.
pub fn is_html(name: &str, text: &str) -> bool {
    let head: String = text
        .trim_start()
        .chars()
        .take(4096)
        .collect::<String>()
        .to_ascii_lowercase();
    let holds = |tags: &[&str]| tags.iter().any(|tag| head.contains(tag));
    let ending = name.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    let named = matches!(
        ending.as_str(),
        "html" | "htm" | "shtml" | "xhtml" | "jsp" | "jspx" | "asp" | "aspx" | "php"
    );
    let page = ["<!doctype html", "<html", "<head", "<body", "<meta "];
    let block = [
        "<div",
        "<p>",
        "<p ",
        "<table",
        "<span",
        "<br",
        "<ucapcontent",
    ];
    if head.starts_with('<') {
        holds(&page) || holds(&block)
    } else {
        // Words before the first tag: a page only if it is called one, or has a whole frame.
        (named && (holds(&page) || holds(&block)))
            || (holds(&["<html"]) && holds(&["<head", "<body"]))
    }
}
