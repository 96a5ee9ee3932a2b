//! Where a plan came from, as data.

use crate::plan::{Provenance, Skip, Transcript};
use schemars::JsonSchema;
use serde::Serialize;

/// Where a text came from.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Source", deny_unknown_fields)]
pub struct SourceExport<'a> {
    /// Path of the archived file.
    file: &'a str,
    /// SHA-256 of its bytes.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    sha256: &'a str,
    /// What was read from it, where that is kept as a text of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a Transcript>,
    /// Where it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    /// Its lines that are no part of the plan.
    skip: &'a [Skip],
}

impl<'a> SourceExport<'a> {
    /// Returns where a plan came from.
    pub fn new(source: &'a Provenance) -> Self {
        Self {
            file: &source.file,
            sha256: &source.sha256,
            text: source.text.as_ref(),
            url: source.url.as_deref(),
            skip: &source.skip,
        }
    }
}
