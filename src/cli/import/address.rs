//! The address of a plan that was read.

use crate::content::gazetteer::Gazetteer;
use crate::plan::Document;
use std::path::Path;

/// The address of a plan: its place, year and number, as in panjin-2017-17; else the file's name.
pub fn plan_id(document: &Document, gazetteer: &Gazetteer, file: &Path) -> String {
    let front = &document.front;
    let place = front.place.as_deref().and_then(|name| {
        gazetteer
            .places
            .iter()
            .find(|p| p.name == name || p.aliases.iter().any(|a| a == name))
    });
    let digits: Vec<&str> = front
        .number
        .as_deref()
        .unwrap_or_default()
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    if let (Some(place), [year, number]) = (place, digits.as_slice()) {
        return format!("{}-{year}-{number}", place.id);
    }
    let stem = file
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    let plain: String = stem
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let plain = plain.trim_matches('-').to_owned();
    if plain.is_empty() {
        format!("plan-{}", &front.source.sha256[..8])
    } else {
        plain
    }
}
