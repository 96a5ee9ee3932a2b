//! Whether a plan is still in force (效力状态): repealed, lapsed, replaced by another.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

/// What a plan is today.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum PlanState {
    /// 现行有效
    InForce,
    /// 废止: another document took it away.
    Repealed,
    /// 失效: its time is over.
    Lapsed,
    /// Another plan took its place.
    Replaced,
}

impl PlanState {
    /// Returns the key that stands for it in content, in data and in the themes' strings.
    pub fn key(self) -> &'static str {
        self.into()
    }

    /// Returns whether it is in force no more.
    pub fn has_ended(self) -> bool {
        self != PlanState::InForce
    }
}

/// Whether a plan is in force, since when, and how that is known. A plan that says nothing is in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Status {
    /// in-force, repealed, lapsed or replaced.
    pub state: PlanState,
    /// The plan that took its place, by its address, as in panjin-2018-3; where it was replaced.
    pub by: Option<String>,
    /// Since when: a calendar day without quotation marks.
    pub date: Date,
    /// The document that says so, in words for the reader.
    pub source: String,
    /// Where that was published, if it is known.
    #[schemars(regex(pattern = "^https?://"))]
    pub url: Option<String>,
}
