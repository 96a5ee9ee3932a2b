//! `gangmu schema`: what people write and what Gangmu prints, as JSON Schemas.

use super::outcome::Outcome;
use super::report::Report;
use crate::base::message::message;
use crate::export::schema::SchemaName;
use crate::site::disk::whole_file;
use anyhow::Result;
use std::path::Path;
use strum::VariantArray;

/// Prints one, or writes them all into a folder.
///
/// # Errors
/// A file or folder that cannot be written.
pub fn run(name: Option<SchemaName>, out: Option<&Path>, report: &Report) -> Result<Outcome> {
    let text = |name: SchemaName| serde_json::to_string_pretty(&name.schema());

    if let Some(name) = name {
        report.print(&text(name)?);
    }

    if let Some(folder) = out {
        for &name in SchemaName::VARIANTS {
            let file = folder.join(format!("{}.schema.json", name.key()));
            whole_file::write(&file, (text(name)? + "\n").as_bytes())?;
        }
        let count = SchemaName::VARIANTS.len();
        report.say(&message!(
            "count-schemas-in-folder",
            count,
            folder = folder.display()
        ));
    }

    Ok(Outcome::Done)
}
