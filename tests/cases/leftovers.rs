//! Files below tests/fixtures that no test reads: what was expected of a case that is gone, or a name misspelt.

use crate::Verdict;
use crate::support::{files_below, fixtures};
use std::collections::BTreeSet;

/// Reports each file that belongs to no case.
pub fn check() -> Verdict {
    let files = files_below(&fixtures(""));
    let paths: BTreeSet<&str> = files.keys().map(String::as_str).collect();
    let unused: Vec<&str> = paths
        .iter()
        .copied()
        .filter(|path| !is_used(path, &paths))
        .collect();
    if unused.is_empty() {
        Ok(())
    } else {
        Err(format!("no test reads {}", unused.join(", ")))
    }
}

/// Tells whether a file is read: as what a case starts from, or as what it expects.
fn is_used(path: &str, all: &BTreeSet<&str>) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        // Read by tests/suite.
        ["README.md" | "series.json"] => true,
        ["search", "tokens.json"] | ["schema-org", "terms.json"] => true,
        ["archive", "refusals.txt"] => true,
        ["base", ..] => true,

        [
            "archive",
            _,
            "input.txt" | "input.html" | "input.mht" | "input.eml" | "input.pdf" | "input.xls"
            | "input.doc" | "lines.txt",
        ] => true,
        // The parts of a .docx, a .xlsx or a .ofd, the files of a .zip, the pages and objects of a .pdf.
        [
            "archive",
            _,
            "word" | "xl" | "files" | "_rels" | "pages" | "objects" | "root.txt" | "OFD.xml"
            | "Doc_0",
            ..,
        ] => true,
        ["import", _, "source.txt" | "plan.md" | "doubts.txt"] => true,
        // What else lies there is laid over the base.
        [kind @ ("diagnostics" | "sessions"), case, ..] => {
            let main = match *kind {
                "sessions" => "session.txt",
                _ => "expected.txt",
            };
            all.contains(format!("{kind}/{case}/{main}").as_str())
        }
        ["readings", file] => {
            let name = file.split('.').next().unwrap_or_default();
            let ending = &file[name.len()..];
            [".txt", ".json", ".differences"].contains(&ending)
                && all.contains(format!("readings/{name}.txt").as_str())
        }
        // Compared one by one by the test of the site.
        ["site", ..] => true,
        _ => false,
    }
}
