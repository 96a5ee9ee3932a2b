//! The descriptor of a Data Package (version 2, <https://datapackage.org/standard/data-package/>): what the CSV
//! files are, and what each of their columns means.

use super::inputs::Inputs;
use crate::link::dataset::{CellType, Column, Table};
use serde_json::{Map, Value, json};

/// What the descriptor says of the bytes of a CSV file.
#[derive(Debug)]
pub struct CsvSum {
    /// How many they are.
    pub length: u64,
    /// Their SHA-256, in hexadecimal digits.
    pub sha256: String,
}

/// Returns the descriptor of tables, each with the sum of its CSV file.
pub fn descriptor(inputs: &Inputs<'_>, tables: &[(Table<'_>, &CsvSum)]) -> Value {
    let settings = inputs.settings;
    let language = settings.language.as_str();
    let resources = tables.iter();
    let resources = resources.map(|(table, sum)| resource(table, sum, language));
    let resources: Vec<Value> = resources.collect();

    let mut package = Map::new();
    let mut put = |key: &str, value: Value| package.insert(key.to_owned(), value);
    put(
        "$schema",
        json!("https://datapackage.org/profiles/2.0/datapackage.json"),
    );
    put("name", json!("gangmu"));
    put("title", json!(settings.title));
    if !settings.subtitle.is_empty() {
        put("description", json!(settings.subtitle));
    }
    if let Some(base) = &settings.base_url {
        put("homepage", json!(base));
    }
    // A licence without a name known to the standard must have an address.
    if let Some(licence) = &settings.licence
        && let Some(url) = &licence.url
    {
        put("licenses", json!([{ "title": licence.name, "path": url }]));
    }
    put("resources", Value::from(resources));

    Value::Object(package)
}

/// Returns what the descriptor says of one table: its file, and its columns.
fn resource(table: &Table<'_>, sum: &CsvSum, language: &str) -> Value {
    json!({
        "name": resource_name(table.name),
        "title": table.words.in_language(language),
        "path": format!("csv/{}.csv", table.name),
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": sum.length,
        "hash": format!("sha256:{}", sum.sha256),
        "schema": table_schema(table, language),
    })
}

/// Returns the name of a table in the descriptor, where the standard recommends hyphens.
fn resource_name(table: &str) -> String {
    table.replace('_', "-")
}

/// Returns the schema of a table (<https://datapackage.org/standard/table-schema/>).
fn table_schema(table: &Table<'_>, language: &str) -> Value {
    let columns = || table.columns.iter();
    let fields: Vec<Value> = columns().map(|column| field(column, language)).collect();
    let keys = columns().filter(|column| column.key);
    let primary: Vec<&str> = keys.map(|column| column.name).collect();
    let foreign: Vec<Value> = columns()
        .filter_map(|column| foreign_key(table, column))
        .collect();

    json!({
        "fields": fields,
        "primaryKey": primary,
        "foreignKeys": foreign,
        "missingValues": [""],
    })
}

/// Returns what the schema says of a column.
fn field(column: &Column, language: &str) -> Value {
    let cell_type = match column.cell_type {
        CellType::Text => "string",
        CellType::Integer => "integer",
        CellType::Boolean => "boolean",
        CellType::Date => "date",
    };
    let mut field = json!({
        "name": column.name,
        "type": cell_type,
        "description": column.words.in_language(language),
    });
    if column.required {
        field["constraints"] = json!({ "required": true });
    }
    field
}

/// Returns the reference that a column makes to another table, if it makes one.
fn foreign_key(table: &Table<'_>, column: &Column) -> Option<Value> {
    let referred = column.refers?;
    let mut reference = json!({ "fields": ["id"] });
    // A table that refers to itself is not named: version 2 of the standard.
    if referred != table.name {
        reference["resource"] = json!(resource_name(referred));
    }
    Some(json!({ "fields": [column.name], "reference": reference }))
}
