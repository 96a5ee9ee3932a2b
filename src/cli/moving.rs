//! `gangmu move`: declares that an address has a new one.

use super::args::MoveArgs;
use super::declare::{Declarations, beside};
use super::outcome::Outcome;
use super::report::Report;
use crate::site::disk::project::Project;
use anyhow::Result;

/// Writes the entry, and lets those that lead to the old address lead to the new one.
///
/// # Errors
/// An id that was never published; a file or folder that cannot be read or written.
pub fn run(project: &Project, args: &MoveArgs, report: &Report) -> Result<Outcome> {
    let _lock = project.lock(&project.content, || report.wait())?;
    let mut declarations = Declarations::read(project)?;

    let old = declarations.published(&args.old)?;
    let new = beside(&old, &args.new);
    declarations.redirect(&old, &new);
    declarations.add("moved", &[("from", old.into()), ("to", new.into())]);
    declarations.write(report)
}
