//! Words that a file quotes, with where they stand in it.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use std::borrow::Cow;
use std::ops::Range;

/// Words with their bytes in the file that quotes them, for the place of what is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// The words.
    pub text: String,
    /// Their bytes in the file.
    pub span: Range<usize>,
}

impl Quoted {
    /// Returns words with their place.
    pub fn new((text, span): (String, Range<usize>)) -> Self {
        Self { text, span }
    }
}

impl JsonSchema for Quoted {
    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }

    fn inline_schema() -> bool {
        true
    }
}
