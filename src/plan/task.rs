//! A task (任务): the smallest numbered passage that says who does what by when.

use super::{LineRange, Role};
use crate::time::{Due, Every, Schedule};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use strum::{IntoStaticStr, VariantArray};

/// One unit with its part in a task.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Assignment {
    /// What it does.
    pub role: Role,
    /// Its name as printed.
    pub unit: String,
}

/// A deadline with what is due by then.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// By when, as precise as printed: 2017, 2017-H1, 2017-Q4, 2017-03 or 2017-02-10.
    pub due: Due,
    /// The words that say so, as printed: 3月末前.
    pub raw: String,
    /// What is due, as printed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// A duty that comes back.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Recurrence {
    /// How often, and on which days. What is published says only how often.
    #[serde(flatten)]
    pub schedule: Schedule,
    /// The words that say so, as printed: 每月20日前.
    pub raw: String,
    /// What is due each time, as printed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
}

impl JsonSchema for Recurrence {
    fn schema_name() -> Cow<'static, str> {
        PublishedRecurrence::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        PublishedRecurrence::json_schema(generator)
    }
}

/// A duty that comes back.
#[derive(JsonSchema)]
#[schemars(rename = "Recurrence", deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct PublishedRecurrence {
    /// How often.
    every: Every,
    /// The words that say so, as printed: 每月20日前.
    raw: String,
    /// What is due each time, as printed.
    #[schemars(default, skip_serializing_if = "String::is_empty")]
    text: String,
}

/// What part of a figure falls to whom (分解指标).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allotment {
    /// Whose, as printed.
    pub entity: String,
    /// How much, as printed: a decimal number.
    pub value: String,
    /// Of what unit of measure, as printed: 项.
    pub unit: String,
    /// What is counted, as printed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub of: String,
}

/// Whether a figure is one to change by.
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
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Change {
    /// 增长, 提高
    Increase,
    /// 下降, 减少
    Decrease,
}

impl Change {
    /// Returns the key that stands for it in content and in the themes' strings.
    pub fn key(self) -> &'static str {
        self.into()
    }
}

/// On which side of a figure one has to come out.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Default,
    Serialize,
    Deserialize,
    JsonSchema,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Bound {
    /// 达到, 完成
    #[default]
    Exactly,
    /// 以上, 不少于
    AtLeast,
    /// 以下, 不超过
    AtMost,
    /// 左右, 约
    About,
}

impl Bound {
    /// Returns the key that stands for it in content and in the themes' strings.
    pub fn key(self) -> &'static str {
        self.into()
    }

    fn is_plain(&self) -> bool {
        *self == Bound::Exactly
    }
}

/// A figure to be reached: 地区生产总值增长7.5%.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// What is measured, as printed.
    pub indicator: String,
    /// Whether the value is a change; a level where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Change")]
    pub change: Option<Change>,
    /// On which side of the value; exactly where nothing says it.
    #[serde(default, skip_serializing_if = "Bound::is_plain")]
    pub bound: Bound,
    /// How much, as printed: a decimal number.
    pub value: String,
    /// Of what unit of measure, as printed: 亿元, %.
    pub unit: String,
    /// The words that say so, as printed.
    pub raw: String,
    /// Whose figure, as printed, where the words say it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub whose: String,
    /// Compared with what, as printed, where the words say it: 同比, 比上年, 较2020年; 年均 is each year with the one before.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub against: String,
    /// By when, where the sentence says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Due")]
    pub due: Option<Due>,
}

/// Who owes what by when, read off one passage.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Task {
    /// The lines of the archived source that say it, its own heading to its last field.
    pub lines: LineRange,
    /// Who, in the printed order, lead units first.
    pub assignments: Vec<Assignment>,
    /// By when, from the deadline field.
    pub milestones: Vec<Milestone>,
    /// Figures broken down by county or unit.
    pub allotments: Vec<Allotment>,
    /// A merged cell of a table above says who or when, not this row itself.
    pub inherited: bool,
}

impl Task {
    /// Returns the printed names of the units that have this role.
    pub fn units(&self, role: Role) -> impl Iterator<Item = &str> {
        self.assignments
            .iter()
            .filter(move |a| a.role == role)
            .map(|a| a.unit.as_str())
    }
}
