//! What people put on a page with other programs: notes, stamps, fields of forms.

use encoding_rs::{UTF_16BE, WINDOWS_1252};
use hayro_syntax::object::{Array, Dict, Name, String as PdfString};
use hayro_syntax::page::Page;

/// How many of them a page may have.
const MOST: usize = 1_000;

/// Returns what stands in the notes and fields of a page.
pub fn notes_of(page: &Page<'_>) -> Vec<String> {
    let all = page.raw().get::<Array<'_>>("Annots");
    let all = all.iter().flat_map(|all| all.iter::<Dict<'_>>()).take(MOST);
    all.filter_map(|note| words(&note)).collect()
}

/// Returns what one says; `None` where it says nothing, as a link does.
fn words(note: &Dict<'_>) -> Option<String> {
    let kind = note.get::<Name<'_>>("Subtype")?;
    let key = match kind.as_ref() {
        b"Link" | b"Popup" => return None,
        b"Widget" => "V",
        _ => "Contents",
    };
    let words = note.get::<PdfString<'_>>(key);
    let words = words
        .map(|words| decoded(words.as_bytes()))
        .unwrap_or_default();
    // A stamp says nothing, and is seen all the same.
    let is_seen = !words.trim().is_empty() || kind.as_ref() == b"Stamp";
    is_seen.then_some(words)
}

fn decoded(bytes: &[u8]) -> String {
    match bytes.strip_prefix(b"\xFE\xFF") {
        Some(bytes) => UTF_16BE.decode_without_bom_handling(bytes).0.into_owned(),
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.trim_start_matches('\u{FEFF}').to_owned(),
            Err(_) => WINDOWS_1252
                .decode_without_bom_handling(bytes)
                .0
                .into_owned(),
        },
    }
}
