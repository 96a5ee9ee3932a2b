//! How times that read and print themselves look in JSON Schemas.

use super::{Due, MonthDay, MonthOfYear};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

impl JsonSchema for Due {
    fn schema_name() -> Cow<'static, str> {
        "Due".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "2017, 2017-H1, 2017-Q4, 2017-03 or 2017-02-10.",
            "type": "string",
            "pattern": r"^\d{4}(-(H[12]|Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?))?$",
        })
    }
}

impl JsonSchema for MonthOfYear {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "MonthOfYear".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "minimum": 1, "maximum": 12 })
    }
}

impl JsonSchema for MonthDay {
    fn schema_name() -> Cow<'static, str> {
        "MonthDay".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A day of a month: its number (in a month that is shorter, its last day), or \"last\".",
            "anyOf": [
                { "type": "integer", "minimum": 1, "maximum": 31 },
                { "const": "last" },
            ],
        })
    }
}
