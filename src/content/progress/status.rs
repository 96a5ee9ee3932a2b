//! What a record says of a promise.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

/// What is known of a promise. That a deadline has passed says nothing of it.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ProgressStatus {
    /// 报告完成: a source says that it was done.
    ReportedDone,
    /// 报告部分完成: a source says that a part of it was done.
    ReportedPartly,
    /// 有相反记载: a source says otherwise.
    Contradicted,
    /// 查找未见: somebody looked for a report, and found none.
    NoReportFound,
    /// 未核: nobody has looked.
    NotChecked,
}

impl ProgressStatus {
    /// Returns the key that stands for it in content, in data and in the themes' strings.
    pub fn key(self) -> &'static str {
        self.into()
    }

    /// Returns whether a source must say so.
    pub fn needs_source(self) -> bool {
        matches!(
            self,
            Self::ReportedDone | Self::ReportedPartly | Self::Contradicted
        )
    }
}
