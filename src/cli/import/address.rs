//! Proposes the address of a plan that was read.

use crate::content::gazetteer::Gazetteer;
use crate::plan::Document;
use std::path::Path;

/// Returns an address for a plan: its place, year and number, as in panjin-2017-17; else one made of its file's name.
pub fn plan_id(document: &Document, gazetteer: &Gazetteer, file: &Path) -> String {
    address_by_number(document, gazetteer).unwrap_or_else(|| address_by_file(document, file))
}

/// Returns the address that the document number gives, where the gazetteer knows the place.
fn address_by_number(document: &Document, gazetteer: &Gazetteer) -> Option<String> {
    let front = &document.front;
    let name = front.place.as_deref()?;
    let place = &gazetteer.places[gazetteer.place_called(name)?];

    // 某政发〔2017〕17号 has two numbers; other forms say nothing certain.
    let number = front.number.as_deref()?;
    let parts = number.split(|c: char| !c.is_ascii_digit());
    let digits: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let [year, number] = digits.as_slice() else {
        return None;
    };
    Some(format!("{}-{year}-{number}", place.id))
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
            let checksum = &document.front.source.sha256;
            format!("plan-{}", checksum.get(..8).unwrap_or(checksum))
        }
        plain => plain.to_owned(),
    }
}
