//! Declared corrections of damaged text (校正).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

oxc_index::define_index_type! {
    /// An emendation's index in [`Front::emendations`](super::Front::emendations).
    pub struct EmendationId = u32;
}

impl EmendationId {
    /// Returns the number by which pages and data name it: its place among those of its plan, from 1.
    pub fn number(self) -> usize {
        self.index() + 1
    }
}

/// How sure a reading is.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    JsonSchema,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Certainty {
    /// No other reading is possible.
    Certain,
    /// The most probable reading.
    Conjecture,
    /// What stood there cannot be known.
    Lost,
}

impl Certainty {
    /// Returns the key that stands for it in content and in the themes' strings.
    pub fn key(self) -> &'static str {
        self.into()
    }
}

// 校正
/// A declared correction of damaged text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Emendation {
    /// The line of the source.
    #[schemars(range(min = 1))]
    pub line: u32,
    /// What stands there; every occurrence on the line is meant unless `nth` names one.
    #[schemars(length(min = 1))]
    pub found: String,
    /// What is read instead.
    pub reading: String,
    /// How sure the reading is.
    pub certainty: Certainty,
    /// Why.
    pub note: String,
    /// Which occurrence on the line, from 1.
    #[schemars(range(min = 1), extend("type" = "integer"))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nth: Option<u32>,
}
