//! Proposes the address of a plan that was read.

use crate::plan::Document;
use std::path::Path;

/// Returns an address for a plan: its place, year and number, as in panjin-2017-17. `place` is the address of its place;
/// where nothing is known of the place, the name of the file gives one: addresses stay, and a sound is no name.
pub fn plan_id(document: &Document, place: Option<&str>, file: &Path) -> String {
    let by_number = place.and_then(|place| address_by_number(document, place));
    by_number.unwrap_or_else(|| address_by_file(document, file))
}

/// Returns the address that the place and the document number give.
fn address_by_number(document: &Document, place: &str) -> Option<String> {
    // 某政发〔2017〕17号 has two numbers; other forms say nothing certain.
    let number = document.front.number.as_deref()?;
    let parts = number.split(|c: char| !c.is_ascii_digit());
    let digits: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let [year, number] = digits.as_slice() else {
        return None;
    };
    Some(format!("{place}-{year}-{number}"))
}

/// Returns an address of the letters and digits in a file's name; of its checksum where there are none.
fn address_by_file(document: &Document, file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let hyphenated: String = stem
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();

    match hyphenated.trim_matches('-') {
        "" => {
            let checksum = &document.source.sha256;
            format!("plan-{}", checksum.get(..8).unwrap_or(checksum))
        }
        plain => plain.to_owned(),
    }
}
