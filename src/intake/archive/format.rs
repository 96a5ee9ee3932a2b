//! What kind of file it is, by what stands in it: its name only breaks a tie.

use crate::base::diag::Diagnostic;
use crate::base::message::{Message, message};
use crate::base::source::Source;

/// Returns the error for a file that no text can be read from: what it is, and what to do.
pub fn unreadable(name: &str, what: Message, help: Message) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("unreadable-format", message!("this-file-is-what", what))
            .at(&Source::new(name, ""), 0..0)
            .help(help),
    )
}

const AS_DOCX: Message = message!("open-it-and-save-it-as-docx");
const AS_TEXT: Message = message!("find-the-text-on-the-portals-page");
/// What to do with an archive.
pub const UNPACK: Message = message!("unpack-it-and-archive-the-file-inside");

/// How a file that holds no text begins.
struct Signature {
    bytes: &'static [u8],
    what: Message,
    help: Message,
}

const fn signature(bytes: &'static [u8], what: Message, help: Message) -> Signature {
    Signature { bytes, what, help }
}

static SIGNATURES: [Signature; 14] = [
    signature(b"{\\rtf", message!("a-rich-text-file-rtf"), AS_DOCX),
    signature(b"\x89PNG\r\n", message!("a-picture-png"), AS_TEXT),
    signature(b"\xFF\xD8\xFF", message!("a-picture-jpeg"), AS_TEXT),
    signature(b"GIF87a", message!("a-picture-gif"), AS_TEXT),
    signature(b"GIF89a", message!("a-picture-gif"), AS_TEXT),
    signature(b"II*\0", message!("a-picture-tiff"), AS_TEXT),
    signature(b"MM\0*", message!("a-picture-tiff"), AS_TEXT),
    signature(b"\x1F\x8B", message!("a-gzip-archive"), UNPACK),
    signature(b"7z\xBC\xAF\x27\x1C", message!("a-z-archive"), UNPACK),
    signature(b"Rar!\x1A\x07", message!("a-rar-archive"), UNPACK),
    signature(b"BZh9", message!("a-bzip2-archive"), UNPACK),
    signature(b"\xFD7zXZ\0", message!("an-xz-archive"), UNPACK),
    signature(b"\x7FELF", message!("a-program"), AS_TEXT),
    signature(b"SQLite format 3\0", message!("a-database"), AS_TEXT),
];

/// Checks that bytes are not of a kind of file that is known to hold no text.
///
/// # Errors
/// `unreadable-format`, with what the file is and what to do.
pub fn check_is_text(name: &str, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
    let head = &bytes[..bytes.len().min(1024)];
    let holds = |words: &[u8]| head.windows(words.len()).any(|window| window == words);

    if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return Err(unreadable(name, message!("a-picture-webp"), AS_TEXT));
    }

    // A text may begin with BM, too, but has no zero bytes where a picture keeps some in reserve.
    if head.starts_with(b"BM") && head.contains(&0) && bytes.get(6..10) == Some(&[0; 4]) {
        return Err(unreadable(name, message!("a-picture-bmp"), AS_TEXT));
    }

    let known = SIGNATURES
        .iter()
        .find(|signature| head.starts_with(signature.bytes));
    if let Some(signature) = known {
        return Err(unreadable(
            name,
            signature.what.clone(),
            signature.help.clone(),
        ));
    }

    if holds(b"progid=\"Word.Document\"") || holds(b"<pkg:package") || holds(b"<w:wordDocument") {
        return Err(unreadable(
            name,
            message!("a-word-document-in-one-xml-file"),
            AS_DOCX,
        ));
    }
    Ok(())
}

/// Returns the error for a file that is broken.
pub fn damaged_archive(name: &str) -> Box<Diagnostic> {
    let help = message!("download-it-again-if-word-excel");
    unreadable(name, message!("a-damaged-zip-archive-or-office-file"), help)
}

/// Returns whether the bytes are a zip archive, as a .docx is.
pub fn is_zip(bytes: &[u8]) -> bool {
    [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"]
        .iter()
        .any(|magic| bytes.starts_with(*magic))
}

/// Returns the error for a zip archive without a Word document; the parts in it tell what it is.
pub fn zip_without_document(name: &str, parts: &[String]) -> Box<Diagnostic> {
    let has = |start: &str| parts.iter().any(|part| part.starts_with(start));

    if has("xl/") {
        let help = message!("open-it-in-excel-or-wps");
        unreadable(name, message!("a-binary-or-broken-spreadsheet-xlsb"), help)
    } else if has("ppt/") {
        unreadable(name, message!("a-presentation-pptx"), AS_TEXT)
    } else if has("META-INF/manifest.xml") && has("content.xml") {
        unreadable(name, message!("an-opendocument-file-odt-ods"), AS_DOCX)
    } else {
        unreadable(
            name,
            message!("a-zip-archive-without-a-word-document"),
            UNPACK,
        )
    }
}

/// Returns whether a text is an HTML page.
pub fn is_html(name: &str, text: &str) -> bool {
    let head: String = text.trim_start().chars().take(4096).collect();
    let head = head.to_ascii_lowercase();
    let has_any = |tags: &[&str]| tags.iter().any(|tag| head.contains(tag));

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

    let has_page_tags = has_any(&page) || has_any(&block);
    if head.starts_with('<') {
        return has_page_tags;
    }

    // Words before the first tag: a page only if it is called one, or has a whole frame.
    let ending = name.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    let named_as_page = matches!(
        ending.as_str(),
        "html" | "htm" | "shtml" | "xhtml" | "jsp" | "jspx" | "asp" | "aspx" | "php"
    );
    let has_frame = has_any(&["<html"]) && has_any(&["<head", "<body"]);
    (named_as_page && has_page_tags) || has_frame
}
