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
    // The base has one note of its own, on a figure that no target has.
    let has_notes = said.contains(" notes ");
    if code == 0 && said.lines().count() == 1 && !has_notes {
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
    check_sarif(folder.path(), json.lines().count())
}

/// What SARIF 2.1.0 demands of the objects that we print: their names, their types, what must not be missing.
const SARIF: &str = include_str!("../support/sarif.json");

/// Compares the same as a log of SARIF with what that form demands.
fn check_sarif(folder: &Path, results: usize) -> Verdict {
    let (log, _, _) = gangmu(folder, &["check", "--format", "sarif"]);
    let log: serde_json::Value = serde_json::from_str(&log).map_err(|e| e.to_string())?;
    let schema = serde_json::from_str(SARIF).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    if let Some(error) = validator.iter_errors(&log).next() {
        return Err(format!("SARIF: {}: {error}", error.instance_path()));
    }

    let run = &log["runs"][0];
    let printed = run["results"].as_array().unwrap();
    if printed.len() != results {
        return Err(format!(
            "SARIF has {} results, not {results}",
            printed.len()
        ));
    }
    for result in printed {
        let rule = result["ruleIndex"].as_u64().unwrap() as usize;
        if run["tool"]["driver"]["rules"][rule]["id"] != result["ruleId"] {
            return Err(format!(
                "SARIF: {} has the rule of another",
                result["ruleId"]
            ));
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
