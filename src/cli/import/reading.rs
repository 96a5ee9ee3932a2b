//! The bytes of a source as a plan, before anything is written.

use crate::base::diag::{Warned, error_count};
use crate::base::source::Source;
use crate::intake::archive::{self, Loss};
use crate::intake::import::{Archive, Imported, import};
use crate::intake::lexicon::Lexicon;

/// A plan that import read, with the lines that its source showed.
pub struct PlanWithSource {
    /// The plan.
    pub imported: Imported,
    /// The lines of its source.
    pub archived: Source,
    /// What of its source was not taken as it stands.
    pub losses: Vec<Loss>,
    /// What is kept of this reading beside the source, where it needs that.
    pub transcript: Option<String>,
}

/// Reads a text as a plan; `None` where it holds none.
pub fn read_as_plan(
    name: &str,
    bytes: Vec<u8>,
    archive: &Archive,
    lexicon: &Lexicon,
) -> Warned<Option<PlanWithSource>> {
    let text = match archive::read(name, bytes) {
        Ok(text) => text,
        Err(problem) => return Warned::new(None, vec![*problem]),
    };

    let mut found = Vec::new();
    let imported = import("", &text, archive, lexicon).drain_into(&mut found);
    let sound = imported.filter(|_| error_count(&found) == 0);
    let plan = sound.map(|imported| PlanWithSource {
        imported,
        transcript: text
            .needs_transcript
            .then(|| archive::write_transcript(&text)),
        archived: text.source,
        losses: text.losses,
    });
    Warned::new(plan, found)
}
