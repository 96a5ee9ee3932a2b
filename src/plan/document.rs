//! A published plan with its head, its outline and the proof of where it came from.

use super::{Emendation, EmendationId, LineRange, Outline};
use jiff::civil::Date;
use oxc_index::IndexVec;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::borrow::Cow;

use strum::{IntoStaticStr, VariantArray};

/// Lines that are not part of the plan: portal furniture, the covering notice, a signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Skip {
    /// First and last line.
    pub lines: LineRange,
    /// Why, in words for the reader.
    pub why: String,
}

/// A change of the plan's file after it was first published here (修订).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Revision {
    /// When: a calendar day without quotation marks.
    pub date: Date,
    /// What changed and why, in words for the reader.
    pub note: String,
}

/// A field of the head that a line of the source may state, in the order in which a plan's file has them.
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
    JsonSchema,
    IntoStaticStr,
    VariantArray,
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
    /// Returns the key that stands for it in a plan's file and in the themes' strings.
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

/// The table that says which lines of the source state which fields of the head: a key for each [`HeadField`].
struct StatedFieldsTable;

impl JsonSchema for StatedFieldsTable {
    fn schema_name() -> Cow<'static, str> {
        "Fields".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let fields = HeadField::json_schema(generator).to_value();
        let fields = fields["oneOf"].as_array().into_iter().flatten();
        let properties: Map<String, Value> = fields
            .filter_map(|field| {
                let line = json_schema!({
                    "description": field["description"],
                    "type": "integer",
                    "format": "uint32",
                    "minimum": 1,
                });
                Some((field["const"].as_str()?.to_owned(), line.to_value()))
            })
            .collect();

        json_schema!({
            "description": "Lines of the source that state fields of the head, counted from 1.",
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        })
    }
}

/// The archived text that a plan was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Source", deny_unknown_fields)]
pub struct Provenance {
    /// Its path, relative to the project or to the content folder.
    pub file: String,
    /// SHA-256 of its bytes, lower-case hexadecimal.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
    /// Where it was published, if that is known.
    #[schemars(regex(pattern = "^https?://"))]
    pub url: Option<String>,
    /// Which line states which field of the head.
    #[schemars(with = "Option<StatedFieldsTable>")]
    pub fields: Vec<StatedField>,
    /// Lines that are not part of the plan.
    #[schemars(default)]
    pub skip: Vec<Skip>,
}

/// The head of a plan: the front matter of its file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
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
    /// 成文日期: a calendar day without quotation marks.
    pub written: Option<Date>,
    /// 发布日期: a calendar day without quotation marks.
    pub published: Option<Date>,
    /// The year that a bare 3月末前 means.
    #[schemars(range(min = 1949, max = 2200))]
    pub year: Option<i16>,
    /// Where the text came from.
    pub source: Provenance,
    /// Declared corrections, in the order of the source.
    #[schemars(rename = "emendation", default, with = "Vec<Emendation>")]
    pub emendations: IndexVec<EmendationId, Emendation>,
    /// What changed here since it was first taken up, oldest first.
    #[schemars(rename = "revision", default)]
    pub revisions: Vec<Revision>,
}

impl Front {
    /// Returns the names of those that issued it.
    pub fn issuers(&self) -> Vec<&str> {
        let issuers = self.issuer.as_deref().unwrap_or_default();
        issuers.split_whitespace().collect()
    }

    /// Returns the day on which the plan's page last changed: that of the last revision, else the day on which the
    /// plan was published or written.
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
