//! What a site tells its theme: the table `[extra]` of content/site.toml.

use crate::base::toml_table::Table;
use serde_json::{Map, Value};

/// Reads the table: whatever it holds, dates as texts.
pub(super) fn read(table: Table<'_>) -> Map<String, Value> {
    let entries = table.entries::<toml::Value>().into_iter();
    entries
        .map(|entry| (entry.key, json(entry.value)))
        .collect()
}

fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(value) => value.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(json).collect(),
        toml::Value::Table(table) => {
            let entries = table.into_iter();
            Value::Object(entries.map(|(key, value)| (key, json(value))).collect())
        }
    }
}
