//! Printed notations: a published text, and the plan that import makes of it.

use crate::Verdict;
use crate::support::{compare, draw};
use gangmu::base::source::{Source, sha256};
use gangmu::content::document;
use gangmu::intake::archive;
use gangmu::intake::import::{Archive, import};
use gangmu::intake::lexicon::Lexicon;
use gangmu::link::proof::prove;
use std::path::Path;

/// Compares the plan that import makes of `source.txt`, and what it doubts, with `plan.md` and `doubts.txt`.
pub fn check(case: &Path) -> Verdict {
    let bytes = std::fs::read(case.join("source.txt")).unwrap();
    let archive = Archive {
        file: "seeds/source.txt".to_owned(),
        sha256: sha256(&bytes),
    };

    // A text that cannot be read is refused with what is wrong with it, and makes no plan.
    let text = match archive::read("source.txt", bytes) {
        Ok(text) => text,
        Err(refusal) => return compare_both(case, "", &draw(&[*refusal])),
    };
    let imported = import("plan", &text, &archive, &Lexicon::bundled());
    let plan = imported
        .value
        .map(|imported| document::write(&imported.document))
        .unwrap_or_default();
    compare_both(case, &plan, &draw(&imported.diagnostics))?;
    if plan.is_empty() {
        return Ok(());
    }

    // What was read must prove itself against what it was read from.
    let file = Source::new("plan.md", plan);
    let read = document::read("plan", &file);
    let read = read.value.ok_or_else(|| draw(&read.diagnostics))?;
    let proof = prove(&read, &file, &text.source);
    if proof.diagnostics.is_empty() {
        Ok(())
    } else {
        Err(draw(&proof.diagnostics))
    }
}

/// Compares both files, so that a reader sees what differs in either.
fn compare_both(case: &Path, plan: &str, doubts: &str) -> Verdict {
    let plan = compare(&case.join("plan.md"), plan);
    let doubts = compare(&case.join("doubts.txt"), doubts);
    match (plan, doubts) {
        (Err(plan), Err(doubts)) => Err(format!("{plan}\n{doubts}")),
        (plan, doubts) => plan.and(doubts),
    }
}
