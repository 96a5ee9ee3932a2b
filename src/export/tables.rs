//! The tables as files: CSV, CSV for Excel, SQLite, and the descriptor of a Data Package.

use super::{Inputs, Job, datasette, sqlite};
use crate::address::Route;
use crate::link::dataset::{Cell, CellType, Column, Table, tables};
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// The byte order mark, without which Excel does not see that a file is UTF-8.
const BOM: &[u8] = "\u{FEFF}".as_bytes();

pub(super) fn jobs<'a>(inputs: &Inputs<'a>) -> Vec<Job<'a>> {
    let inputs = *inputs;
    let all = Arc::new(tables(inputs.catalogue));
    let mut jobs = Vec::new();
    for at in 0..all.len() {
        let name = all[at].name;
        for (folder, write) in [
            ("csv", verbatim as fn(&Table<'_>) -> _),
            ("excel", for_excel),
        ] {
            let all = all.clone();
            let path = Route::dataset(&format!("{folder}/{name}.csv")).path();
            jobs.push(Job::new(path, move || write(&all[at])));
        }
    }
    let own = all.clone();
    let path = Route::dataset("datapackage.json").path();
    jobs.push(Job::json(path, move || package(&inputs, &own)));
    let own = all.clone();
    let path = Route::dataset("datasette.json").path();
    jobs.push(Job::json(path, move || datasette::metadata(&inputs, &own)));
    let path = Route::dataset("gangmu.sqlite").path();
    jobs.push(Job::fallible(path, move || {
        sqlite::database(&all).map_err(|error| error.to_string())
    }));
    jobs
}

/// A table as RFC 4180 has it: quoted where it must be, lines end in CR LF.
fn verbatim(table: &Table<'_>) -> Vec<u8> {
    csv(table, b"", |text| text.to_owned())
}

/// The same as Excel opens it without asking, each text as the text that it is.
fn for_excel(table: &Table<'_>) -> Vec<u8> {
    csv(table, BOM, |text| {
        if is_formula(text) {
            format!("'{text}")
        } else {
            text.to_owned()
        }
    })
}

/// Whether a spreadsheet would calculate a text instead of showing it: whatever begins as a formula
/// does and is no number. <https://owasp.org/www-community/attacks/CSV_Injection>
fn is_formula(text: &str) -> bool {
    let opens = text.starts_with([
        '=', '+', '-', '@', '\t', '\r', '\n', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}',
    ]);
    opens && text.trim_end_matches('%').parse::<f64>().is_err()
}

fn csv(table: &Table<'_>, start: &[u8], said: impl Fn(&str) -> String) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(start.to_vec());
    let names = table.columns.iter().map(|column| column.name);
    let mut written = writer.write_record(names);
    for row in &table.rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Null => String::new(),
            Cell::Text(text) => said(text),
            Cell::Integer(number) => number.to_string(),
            Cell::Boolean(truth) => truth.to_string(),
        });
        written = written.and_then(|()| writer.write_record(cells));
    }
    // Writing into memory does not fail.
    written
        .ok()
        .and_then(|()| writer.into_inner().ok())
        .unwrap_or_default()
}

/// The descriptor: Data Package 2, <https://datapackage.org/standard/data-package/>.
fn package(inputs: &Inputs<'_>, tables: &[Table<'_>]) -> Value {
    let settings = inputs.settings;
    let words = |column: &Column| column.words.in_language(&settings.language);
    let resources: Vec<Value> = tables
        .iter()
        .map(|table| {
            let fields: Vec<Value> = table
                .columns
                .iter()
                .map(|column| {
                    let kind = match column.cell_type {
                        CellType::Text => "string",
                        CellType::Integer => "integer",
                        CellType::Boolean => "boolean",
                        CellType::Date => "date",
                    };
                    let mut field = json!({
                        "name": column.name,
                        "type": kind,
                        "description": words(column),
                    });
                    if column.required {
                        field["constraints"] = json!({ "required": true });
                    }
                    field
                })
                .collect();
            let key: Vec<&str> = table
                .columns
                .iter()
                .filter(|c| c.key)
                .map(|c| c.name)
                .collect();
            let foreign: Vec<Value> = table
                .columns
                .iter()
                .filter_map(|column| {
                    let to = column.refers?;
                    let mut reference = json!({ "fields": ["id"] });
                    // A table that refers to itself is not named: version 2 of the standard.
                    if to != table.name {
                        reference["resource"] = json!(to.replace('_', "-"));
                    }
                    Some(json!({ "fields": [column.name], "reference": reference }))
                })
                .collect();
            let bytes = verbatim(table);
            json!({
                "name": table.name.replace('_', "-"),
                "title": table.words.in_language(&settings.language),
                "path": format!("csv/{}.csv", table.name),
                "type": "table",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": bytes.len(),
                "hash": format!("sha256:{}", crate::base::source::sha256(&bytes)),
                "schema": {
                    "fields": fields,
                    "primaryKey": key,
                    "foreignKeys": foreign,
                    "missingValues": [""],
                },
            })
        })
        .collect();
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
    if let Some(licence) = &settings.licence {
        let mut own = json!({ "title": licence.name });
        if let Some(url) = &licence.url {
            own["path"] = json!(url);
            put("licenses", json!([own]));
        }
    }
    put("resources", Value::from(resources));
    Value::Object(package)
}
