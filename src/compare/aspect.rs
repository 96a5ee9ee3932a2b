//! What of a plan can change.

use schemars::JsonSchema;
use serde::Serialize;
use strum::IntoStaticStr;

/// What of a plan changed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema, IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Aspect {
    /// The plan as a whole came or went.
    Plan,
    /// A numbered passage came or went.
    Passage,
    /// The title.
    Title,
    /// 发文字号
    Number,
    /// 发文机关
    Issuer,
    /// 主送机关
    Addressees,
    /// The meeting that passed it.
    PassedBy,
    /// 成文日期
    Written,
    /// 发布日期
    Published,
    /// The place that it governs.
    Place,
    /// Whether it is in force.
    Status,
    /// Which earlier plan it goes on with.
    Continues,
    /// The heading of a passage.
    Heading,
    /// Running text.
    Text,
    /// 牵头单位
    Lead,
    /// 责任单位
    Responsible,
    /// 配合单位
    Cooperating,
    /// A deadline.
    Deadline,
    /// A duty that comes back.
    Recurrence,
    /// A figure to be reached.
    Target,
    /// A part of a figure.
    Allotment,
    /// A field statement that no fact was read from.
    Field,
    /// What a printed name of a unit leads to.
    Unit,
    /// A declared correction.
    Emendation,
    /// An official notice, or what it changed.
    Amendment,
    /// Whether an official notice added or deleted a passage as a whole.
    Fate,
    /// The archived file.
    Source,
    /// Where it was published.
    Url,
    /// Lines of the source that are left out.
    Skip,
}

impl Aspect {
    /// Returns the key that stands for it in JSON.
    pub fn key(self) -> &'static str {
        self.into()
    }

    /// Returns whether it is a fact that a plan states, so that a change of it wants a `[[revision]]`; the rest is the
    /// editors' own work.
    pub fn is_fact(self) -> bool {
        match self {
            Aspect::Plan
            | Aspect::Passage
            | Aspect::Title
            | Aspect::Number
            | Aspect::Issuer
            | Aspect::Addressees
            | Aspect::PassedBy
            | Aspect::Written
            | Aspect::Published
            | Aspect::Status
            | Aspect::Continues
            | Aspect::Heading
            | Aspect::Text
            | Aspect::Lead
            | Aspect::Responsible
            | Aspect::Cooperating
            | Aspect::Deadline
            | Aspect::Recurrence
            | Aspect::Target
            | Aspect::Allotment
            | Aspect::Field
            | Aspect::Amendment
            | Aspect::Fate => true,
            Aspect::Place
            | Aspect::Unit
            | Aspect::Emendation
            | Aspect::Source
            | Aspect::Url
            | Aspect::Skip => false,
        }
    }
}
