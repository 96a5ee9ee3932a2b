//! What a later plan does with what an earlier one said.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

/// What a later plan does with what the plan before it said of the same matter.
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
pub enum Relation {
    /// 重申: it is said again.
    Restated,
    /// 推进: the next stage of the same matter is to be reached.
    Advanced,
    /// 调高: the figure is higher.
    Raised,
    /// 调低: the figure is lower.
    Lowered,
    /// 推后: the same is due later.
    Postponed,
    /// 提前: the same is due sooner.
    BroughtForward,
    /// 拆分: one passage became several.
    Split,
    /// 合并: several passages became one.
    Merged,
    /// 牵头变更: another unit leads it.
    LeadChanged,
    /// 未再提到: the plan that continues the one before does not name it.
    NotMentioned,
}

impl Relation {
    /// Returns the key that stands for it in content, in data and in the themes' strings.
    pub fn key(self) -> &'static str {
        self.into()
    }
}
