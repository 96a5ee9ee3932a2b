//! JSON Schemas of what people write and of what Gangmu prints, for editors and other programs.
//!
//! The readers are written by hand, so that each mistake is reported at its own place; what they
//! know is said here a second time, as shapes that are never made. tests/suite/schema.rs holds the
//! two together: every key that a reader knows stands here, and no other.

mod content;
mod export;
mod gazetteer;
mod moved;
mod site;
pub mod views;

use crate::review::Sheet;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// What there are schemas of.
pub const NAMES: [&str; 8] = [
    "plan",
    "task",
    "facts",
    "gazetteer",
    "site",
    "moved",
    "export",
    "import",
];

/// The schema of one of [`NAMES`].
pub fn schema(name: &str) -> Option<Value> {
    let schema = match name {
        "plan" => written::<content::Plan>("Front matter of a plan in content/plans"),
        "task" => written::<content::Task>("A block ```toml task of a plan"),
        "facts" => written::<content::Facts>("A block ```toml facts of a plan"),
        "gazetteer" => written::<gazetteer::Gazetteer>("content/gazetteer.toml"),
        "site" => written::<site::Site>("content/site.toml"),
        "moved" => written::<moved::Moves>("content/moved.toml"),
        "export" => printed::<export::Export>("What `gangmu export json` prints"),
        "import" => printed::<Sheet>("What `gangmu import --format json` prints for each file"),
        _ => return None,
    };
    Some(schema.to_value())
}

/// The schema of something that people write as TOML, which has no null.
fn written<T: JsonSchema>(title: &str) -> Schema {
    let settings = SchemaSettings::draft2020_12().for_deserialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    RecursiveTransform(without_null).transform(&mut schema);
    titled(schema, title)
}

/// The schema of something that Gangmu prints as JSON.
fn printed<T: JsonSchema>(title: &str) -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    titled(settings.into_generator().into_root_schema_for::<T>(), title)
}

fn titled(mut schema: Schema, title: &str) -> Schema {
    schema.insert("title".to_owned(), Value::from(title));
    schema
}

/// An optional key may be missing, it cannot be null.
fn without_null(schema: &mut Schema) {
    let null = |value: &Value| value == "null" || value["type"] == "null";
    for key in ["type", "anyOf"] {
        let Some(Value::Array(items)) = schema.get_mut(key) else {
            continue;
        };
        items.retain(|item| !null(item));
        if let [only] = items.as_slice() {
            let only = only.clone();
            schema.remove(key);
            match only {
                Value::Object(object) => {
                    for (key, value) in object {
                        schema.insert(key, value);
                    }
                }
                other => {
                    schema.insert(key.to_owned(), other);
                }
            }
        }
    }
}
