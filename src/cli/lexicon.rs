//! The words that a project reads plans with: those of Gangmu and those of its own.

use crate::base::diag::Diagnostic;
use crate::intake::lexicon::Lexicon;
use crate::site::disk::project::Project;
use anyhow::Result;

/// Returns the bundled lexicon with the words of `content/lexicon.toml` in it, if there is one; what is wrong
/// with that file is reported, and the rest of it is used.
///
/// # Errors
/// A file that cannot be read.
pub fn project_lexicon(project: &Project, found: &mut Vec<Diagnostic>) -> Result<Lexicon> {
    let mut lexicon = Lexicon::bundled();
    if let Some(file) = project.lexicon(found)? {
        found.extend(lexicon.add(&file));
    }
    Ok(lexicon)
}
