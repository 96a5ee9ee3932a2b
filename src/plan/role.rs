//! What a unit (单位) does for a task.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

/// The part that a unit has.
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
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Role {
    /// 牵头单位
    Lead,
    /// 责任单位
    Responsible,
    /// 配合单位
    Cooperating,
}

impl Role {
    /// All roles, in the order in which documents print them.
    pub const ALL: [Role; 3] = [Role::Lead, Role::Responsible, Role::Cooperating];

    /// Returns the key of the words for it in the themes' strings.
    pub fn words(self) -> &'static str {
        match self {
            Role::Lead => "role.lead",
            Role::Responsible => "role.responsible",
            Role::Cooperating => "role.cooperating",
        }
    }

    /// Returns the key that stands for it in a task block, in data and in the themes' strings.
    pub fn key(self) -> &'static str {
        self.into()
    }
}
