//! Archived files in every form that a portal hands out, and the lines that are read from them.

use crate::Verdict;
use crate::support::archived::{input, show};
use crate::support::{compare, draw};
use gangmu::intake::archive::read;
use std::path::Path;

/// Compares the lines that are read from an archived file with `lines.txt`.
pub fn check(case: &Path) -> Verdict {
    let (name, bytes) = input(case);
    let lines = |name: &str| read(name, bytes.clone()).map_err(|problem| draw(&[*problem]));
    let text = lines(&name)?;
    compare(&case.join("lines.txt"), &show(&text))?;

    // Only a text has lines in which nothing stands.
    for number in 1..=text.source.line_count() {
        if !name.ends_with("txt") && text.source.line(number).trim().is_empty() {
            return Err(format!("line {number} is blank"));
        }
    }

    // The name does not decide what can be seen from what is in the file.
    let without_ending = show(&lines("input")?);
    if without_ending != show(&text) {
        return Err(format!(
            "read differently without its ending:\n{without_ending}"
        ));
    }
    Ok(())
}
