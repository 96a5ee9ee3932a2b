//! How often a duty comes back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

/// How often something comes back.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Every {
    /// 每周
    Week,
    /// 每月
    Month,
    /// 每季度
    Quarter,
    /// 每半年
    HalfYear,
    /// 每年
    Year,
    /// 长期, 持续推进: all the time, without an end and without days
    Ongoing,
}

impl Every {
    /// Returns the key that stands for it in content and in the themes' strings, as in `half-year`.
    pub fn key(self) -> &'static str {
        self.into()
    }

    /// Returns how many months its period has, or `None` for the week and for what goes on all the time.
    pub fn months(self) -> Option<i8> {
        match self {
            Every::Week | Every::Ongoing => None,
            Every::Month => Some(1),
            Every::Quarter => Some(3),
            Every::HalfYear => Some(6),
            Every::Year => Some(12),
        }
    }
}
