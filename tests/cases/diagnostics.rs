//! Every mistake that a maintainer can make: a small project with one thing wrong, and what is said.

use crate::Verdict;
use crate::support::{compare, copy, fixtures, gangmu};
use std::path::Path;

/// Compares what `gangmu check` says of the base with a mistake in it with `expected.txt`.
pub fn check(case: &Path) -> Verdict {
    let folder = tempfile::tempdir().unwrap();
    copy(&fixtures("base"), folder.path());
    copy(case, folder.path());
    if let Ok(remove) = std::fs::read_to_string(case.join("remove.txt")) {
        for path in remove.lines() {
            std::fs::remove_file(folder.path().join(path)).unwrap();
        }
    }

    let (_, said, code) = gangmu(folder.path(), &["check"]);
    let said = without_time(&said);
    compare(
        &case.join("expected.txt"),
        &format!("{said}exit code {code}\n"),
    )?;
    if code == 0 && said.lines().count() == 1 && !said.contains(" note ") {
        return Err("nothing was said".to_owned());
    }
    if folder.path().join("public").exists() {
        return Err("`check` has written a site".to_owned());
    }

    // The same as data: one object a line, each with a code and a message.
    let (json, _, json_code) = gangmu(folder.path(), &["check", "--format", "json"]);
    if json_code != code {
        return Err(format!("as JSON it exits with {json_code}"));
    }
    for line in json.lines() {
        let value: serde_json::Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
        if !value["code"].is_string() || !value["message"].is_string() {
            return Err(format!("no code or no message in {line}"));
        }
    }
    Ok(())
}

/// Returns what was said without the time that it took.
fn without_time(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let end = line
            .rfind(", ")
            .filter(|at| line[*at..].ends_with(" s") && line.starts_with("checked"));
        out.push_str(line[..end.unwrap_or(line.len())].trim_end());
        out.push('\n');
    }
    out
}
