//! Lines of an archived source, as files and messages name them.

use crate::base::message::{Message, message};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// Lines of a source, both ends included, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LineRange {
    /// First line.
    pub first: u32,
    /// Last line.
    pub last: u32,
}

impl LineRange {
    /// Returns whether a line lies in it.
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
    /// Returns the range in words: “line 3”, “lines 3–5”.
    pub fn describe(self) -> Message {
        let range = self.to_string();
        match self.first == self.last {
            true => message!("line-of-a-range", range),
            false => message!("lines-of-a-range", range),
        }
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
            return Err(serde::de::Error::custom(message!(
                "first-last-is-not-a-range",
                first,
                last
            )));
        }
        Ok(Self { first, last })
    }
}

impl JsonSchema for LineRange {
    fn schema_name() -> Cow<'static, str> {
        "Lines".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "First and last line, counted from 1.",
            "type": "array",
            "items": { "type": "integer", "format": "uint32", "minimum": 1 },
            "minItems": 2,
            "maxItems": 2,
        })
    }
}
