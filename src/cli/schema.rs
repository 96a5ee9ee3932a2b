//! `gangmu schema`: what people write and what Gangmu prints, as JSON Schemas.

use super::Outcome;
use super::report::Report;
use super::shelf;
use crate::export::schema::{NAMES, schema};
use anyhow::Result;
use std::path::Path;

/// Prints one, or writes them all into a folder.
pub fn run(what: Option<&str>, out: Option<&Path>, report: &Report) -> Result<Outcome> {
    let text = |name: &str| -> Result<String> {
        Ok(schema(name)
            .map(|schema| serde_json::to_string_pretty(&schema))
            .transpose()?
            .unwrap_or_default())
    };
    if let Some(name) = what {
        report.print(&text(name)?);
    }
    if let Some(folder) = out {
        for name in NAMES {
            let file = folder.join(format!("{name}.schema.json"));
            shelf::write(&file, (text(name)? + "\n").as_bytes())?;
        }
        report.say(&format!("{} schemas in {}", NAMES.len(), folder.display()));
    }
    Ok(Outcome::Done)
}
