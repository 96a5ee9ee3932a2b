//! The schema of content/lexicon.toml, made of the families that the lexicon has.

use crate::intake::lexicon::Lexicon;
use schemars::{Schema, json_schema};
use serde_json::{Map, Value, json};

/// Returns the schema: a table for each group, in it one for each family, in it words with their examples.
pub fn schema() -> Schema {
    let mut lexicon = Lexicon::default();
    let groups = lexicon.groups().into_iter().map(|group| {
        let families = group.families.into_iter().map(|family| {
            let words = json!({
                "description": family.about,
                "type": "object",
                "propertyNames": { "minLength": 1 },
                "additionalProperties": {
                    "description": "A printed line in which the word stands.",
                    "type": "string",
                },
            });
            (family.name, words)
        });
        (group.name, closed_object(group.about, families.collect()))
    });
    let tables = groups.collect();

    let mut schema = json_schema!({ "$schema": "https://json-schema.org/draft/2020-12/schema" });
    let about = "Words that a site adds to those that import knows.";
    if let Value::Object(object) = closed_object(about, tables) {
        for (key, value) in object {
            schema.insert(key, value);
        }
    }
    schema
}

/// Returns the schema of a table that has some keys and no other.
fn closed_object(about: &str, properties: Vec<(&str, Value)>) -> Value {
    let properties: Map<String, Value> = properties
        .into_iter()
        .map(|(name, schema)| (name.to_owned(), schema))
        .collect();
    json!({
        "description": about,
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}
