//! A published plan with its head, its outline and the proof of where it came from.

use super::Outline;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use strum::{IntoStaticStr, VariantArray};

/// Lines of a source, both ends included, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LineRange {
    /// First line.
    pub first: u32,
    /// Last line.
    pub last: u32,
}

impl LineRange {
    /// Whether a line lies in it.
    pub fn contains(self, line: u32) -> bool {
        (self.first..=self.last).contains(&line)
    }
}

impl fmt::Display for LineRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "{}", self.first)
        } else {
            write!(f, "{}–{}", self.first, self.last)
        }
    }
}

impl LineRange {
    /// In English: “line 3”, “lines 3–5”.
    pub fn describe(self) -> String {
        format!(
            "line{} {self}",
            if self.first == self.last { "" } else { "s" }
        )
    }
}

impl Serialize for LineRange {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [self.first, self.last].serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for LineRange {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let [first, last] = <[u32; 2]>::deserialize(deserializer)?;
        if first == 0 || last < first {
            return Err(serde::de::Error::custom(format!(
                "[{first}, {last}] is not a range of lines: write [first, last], counted from 1"
            )));
        }
        Ok(Self { first, last })
    }
}

/// Lines that are not part of the plan: portal furniture, the covering notice, a signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skip {
    /// Which.
    pub lines: LineRange,
    /// Why, in words for the reader.
    pub why: String,
}

/// How sure a reading is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantArray,
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
    /// The key that stands for it in content and in the themes' strings.
    pub fn key(self) -> &'static str {
        self.into()
    }
}

/// A declared correction (校正) of damaged text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Emendation {
    /// The line of the source.
    pub line: u32,
    /// What stands there; every occurrence on the line is meant unless `nth` names one.
    pub found: String,
    /// What is read instead.
    pub reading: String,
    /// How sure the reading is.
    pub certainty: Certainty,
    /// Why.
    pub note: String,
    /// Which occurrence of `found` on the line, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nth: Option<u32>,
}

/// A change of a plan's file after it was published here (修订).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Revision {
    /// When.
    pub date: Date,
    /// What changed and why, in words for the reader.
    pub note: String,
}

/// A field of the head that a line of the source may state, in the order in which a plan's file has them.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum HeadField {
    /// The title.
    Title,
    /// 发文字号
    Number,
    /// 发文机关
    Issuer,
    /// 主送机关
    Addressees,
    /// 成文日期
    Written,
    /// 发布日期
    Published,
}

impl HeadField {
    /// The key that stands for it in a plan's file and in the themes' strings.
    pub fn key(self) -> &'static str {
        self.into()
    }
}

/// A line of the source that states a field of the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct StatedField {
    /// Which field.
    pub field: HeadField,
    /// The line, counted from 1.
    pub line: u32,
}

/// Where the text came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Provenance {
    /// Path of the archived source, relative to the project or the content folder.
    pub file: String,
    /// SHA-256 of its bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Where it was published, if that is known.
    pub url: Option<String>,
    /// Which line states which field of the head.
    pub fields: Vec<StatedField>,
    /// Lines that are not part of the plan.
    pub skip: Vec<Skip>,
}

/// The head of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Front {
    /// Title of the plan itself, without the notice that carries it.
    pub title: String,
    /// 发文字号, as in 盘政办发〔2017〕17号.
    pub number: Option<String>,
    /// 发文机关, in full; where several issued it together (联合行文), parted by spaces.
    pub issuer: Option<String>,
    /// The place that it governs, as in 盘锦市.
    pub place: Option<String>,
    /// 主送机关: whom the notice that carries it addresses, as printed.
    pub addressees: Option<String>,
    /// The meeting that passed it, as printed: 市政府第65次常务会议.
    pub passed_by: Option<String>,
    /// 成文日期.
    pub written: Option<Date>,
    /// 发布日期.
    pub published: Option<Date>,
    /// The year that a bare 3月末前 means.
    pub year: Option<i16>,
    /// Where the text came from.
    pub source: Provenance,
    /// Declared corrections, in the order of the source.
    pub emendations: Vec<Emendation>,
    /// What changed here since it was first taken up, oldest first.
    pub revisions: Vec<Revision>,
}

impl Front {
    /// Each of those that issued it.
    pub fn issuers(&self) -> Vec<&str> {
        let issuers = self.issuer.as_deref().unwrap_or_default();
        issuers.split_whitespace().collect()
    }

    /// When what is said here of the plan last changed: its last revision, else the day it was
    /// published or written.
    pub fn updated(&self) -> Option<Date> {
        let revised = self.revisions.last().map(|revision| revision.date);
        revised.or(self.published).or(self.written)
    }
}

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its address: the name of its file without `.md`.
    pub id: String,
    /// Its head.
    pub front: Front,
    /// Its text.
    pub outline: Outline,
}
