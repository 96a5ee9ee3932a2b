//! A plan that import read, before it is written to its file.

use crate::base::diag::Diagnostic;
use crate::base::message::{Language, message};
use crate::base::source::Source;
use crate::content::document;
use crate::link::proof::{self, Trace};
use crate::plan::Document;
use std::path::PathBuf;

/// A plan on its way to its file.
pub struct Draft {
    /// The plan.
    pub document: Document,
    /// What its file will hold.
    pub text: String,
    /// What its file holds already, if it is there.
    pub before: Option<String>,
    /// Its file.
    pub target: PathBuf,
    /// The bytes of its source.
    pub bytes: Vec<u8>,
    /// What is kept of the reading beside the source.
    pub transcript: Option<String>,
}

impl Draft {
    /// Proves the plan against its source, so that a mistake of import is reported at once, and returns which lines of
    /// it each passage came from. `plan` is how people know its file.
    pub fn prove(&self, plan: &str, archived: &Source, found: &mut Vec<Diagnostic>) -> Trace {
        let file = Source::new(plan, self.text.clone());
        match document::read(&self.document.id, &file).drain_into(found) {
            Some(read) => proof::prove(&read, &file, archived).drain_into(found),
            None => Trace::default(),
        }
    }

    /// Returns what import would change in the file that is there, as a unified diff. `plan` is how people know it.
    pub fn difference(&self, plan: &str, language: Language) -> String {
        let before = self.before.as_deref().unwrap_or_default();
        similar::TextDiff::from_lines(before, &self.text)
            .unified_diff()
            .header(
                &format!("{plan}\t{}", message!("as-it-is").in_language(language)),
                &format!(
                    "{plan}\t{}",
                    message!("as-import-reads-it").in_language(language)
                ),
            )
            .to_string()
    }
}
