//! JSON Schemas of what people write and of what Gangmu prints, for editors and other programs.
//!
//! The types that are read and printed carry their schemas, with their docs as descriptions. The readers are written by
//! hand all the same, so that each mistake is reported at its own place; tests/suite/schema.rs holds the two together:
//! every key that a reader knows stands in its schema, and no other.

mod lexicon;

mod written;

pub mod views;

use super::job::Job;
use super::json::Export;
use crate::compare::Comparison;
use crate::content::gazetteer::Gazetteer;
use crate::content::own_pages::OwnFront;
use crate::content::progress::Progress;
use crate::content::settings::Settings;
use crate::content::threads::Threads;
use crate::link::dataset::DataFile;
use crate::review::Sheet;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema};
use serde_json::Value;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// What there are schemas of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum SchemaName {
    /// The front matter of a plan's file.
    Plan,
    /// A task block of a plan's file.
    Task,
    /// A facts block of a plan's file.
    Facts,
    /// The front matter of a page of one's own.
    Page,
    /// content/gazetteer.toml
    Gazetteer,
    /// content/threads.toml
    Threads,
    /// content/progress/*.toml
    Progress,
    /// content/site.toml
    Site,
    /// content/moved.toml
    Moved,
    /// content/lexicon.toml
    Lexicon,
    /// What `gangmu export json` prints.
    Export,
    /// What `gangmu import --format json` prints.
    Import,
    /// What `gangmu diff --format json` prints.
    Diff,
}

impl SchemaName {
    /// Returns the key that stands for it on the command line.
    pub fn key(self) -> &'static str {
        self.into()
    }

    /// Returns the schema.
    pub fn schema(self) -> Value {
        let schema = match self {
            Self::Plan => {
                schema_of_written::<written::FrontMatter>("Front matter of a plan in content/plans")
            }
            Self::Task => schema_of_written::<written::Task>("A block ```toml task of a plan"),
            Self::Facts => schema_of_written::<written::Facts>("A block ```toml facts of a plan"),
            Self::Page => schema_of_written::<OwnFront>("Front matter of a page in content/pages"),
            Self::Gazetteer => schema_of_written::<Gazetteer>("content/gazetteer.toml"),
            Self::Threads => schema_of_written::<Threads>("content/threads.toml"),
            Self::Progress => schema_of_written::<Progress>("content/progress/*.toml"),
            Self::Site => schema_of_written::<Settings>("content/site.toml"),
            Self::Moved => schema_of_written::<written::Moves>("content/moved.toml"),
            Self::Lexicon => titled(lexicon::schema(), "content/lexicon.toml"),
            Self::Export => schema_of_printed::<Export>("What `gangmu export json` prints"),
            Self::Import => schema_of_printed::<Sheet>(
                "What `gangmu import --format json` prints for each file",
            ),
            Self::Diff => {
                schema_of_printed::<Comparison>("What `gangmu diff --format json` prints")
            }
        };
        schema.to_value()
    }
}

/// Returns the schema of the published data, which stands beside it.
pub(super) fn jobs() -> [Job<'static>; 1] {
    let make = || format!("{:#}\n", SchemaName::Export.schema()).into_bytes();
    [Job::new(DataFile::Schema.path(), make)]
}

/// Returns the schema of something that people write as TOML, which has no null.
fn schema_of_written<T: JsonSchema>(title: &str) -> Schema {
    let settings = SchemaSettings::draft2020_12().for_deserialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    RecursiveTransform(without_null).transform(&mut schema);
    titled(schema, title)
}

/// Returns the schema of something that Gangmu prints as JSON. It has no defaults, for nothing is left out that a reader
/// would have to fill in.
fn schema_of_printed<T: JsonSchema>(title: &str) -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    RecursiveTransform(|schema: &mut Schema| {
        schema.remove("default");
    })
    .transform(&mut schema);
    titled(schema, title)
}

/// Gives a schema its title.
fn titled(mut schema: Schema, title: &str) -> Schema {
    schema.insert("title".to_owned(), Value::from(title));
    schema
}

/// Takes `null` out of what a schema allows: an optional key may be missing, it cannot be null.
fn without_null(schema: &mut Schema) {
    let is_null = |value: &Value| value == "null" || value["type"] == "null";

    if schema.get("default") == Some(&Value::Null) {
        schema.remove("default");
    }

    for key in ["type", "anyOf"] {
        let Some(Value::Array(items)) = schema.get_mut(key) else {
            continue;
        };
        items.retain(|item| !is_null(item));

        // A list of one alternative is that alternative.
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
