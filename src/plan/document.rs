//! A published plan, as its file in the content folder has it.

use super::{Front, Outline, Provenance};

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its address: the name of its file without `.md`.
    pub id: String,
    /// Its head.
    pub front: Front,
    /// Where its text came from.
    pub source: Provenance,
    /// Its text.
    pub outline: Outline,
}
