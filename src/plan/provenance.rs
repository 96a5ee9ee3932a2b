//! Where a plan's text came from: its archived file, and what the lines of that file are that are no text.

use super::LineRange;
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

/// What was read from an archived file, kept beside it, so that the same lines are read for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Transcript {
    /// Its path, relative to the project or to the content folder.
    pub file: String,
    /// SHA-256 of its bytes, lower-case hexadecimal.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
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
    /// What was read from it, kept as a text of its own, where it is a PDF or a .xls.
    pub text: Option<Transcript>,
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
