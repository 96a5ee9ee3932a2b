//! What Datasette (<https://docs.datasette.io/en/stable/metadata.html>) is told of the database: words for tables and
//! columns, and a query for words of any length, since an index of trigrams finds none of fewer than three
//! characters (<https://www.sqlite.org/fts5.html#the_trigram_tokenizer>).

use super::inputs::Inputs;
use crate::link::dataset::Table;
use serde_json::{Map, Value, json};

/// The passages whose heading or text holds what was typed.
const FIND: &str = "\
select nodes.id, plans.title as plan, nodes.number, nodes.heading, nodes.text
from nodes join plans on plans.id = nodes.plan_id
where instr(nodes.heading || char(10) || coalesce(nodes.text, '') || char(10) || coalesce(nodes.tail, ''), :words)
order by plans.written desc, nodes.plan_id, nodes.position";

/// Returns the metadata of the database, in the words of the site.
pub(super) fn metadata(inputs: &Inputs<'_>, tables: &[Table<'_>]) -> Value {
    let settings = inputs.settings;
    let tables: Map<String, Value> = tables
        .iter()
        .map(|table| (table.name.to_owned(), about(table, &settings.language)))
        .collect();

    let find = json!({ "sql": FIND, "title": inputs.strings.get("data.find") });
    let mut metadata = json!({
        "title": settings.title,
        "description": settings.subtitle,
        "databases": { "gangmu": { "tables": tables, "queries": { "find": find } } },
    });

    if let Some(licence) = &settings.licence {
        metadata["license"] = json!(licence.name);
        if let Some(url) = &licence.url {
            metadata["license_url"] = json!(url);
        }
    }
    if let Some(base) = &settings.base_url {
        metadata["source"] = json!(settings.title);
        metadata["source_url"] = json!(base);
    }

    metadata
}

/// Returns what is said of one table, and of each of its columns.
fn about(table: &Table<'_>, language: &str) -> Value {
    let columns: Map<String, Value> = table
        .columns
        .iter()
        .map(|column| {
            let words = column.words.in_language(language);
            (column.name.to_owned(), json!(words))
        })
        .collect();
    let mut about = json!({
        "description": table.words.in_language(language),
        "columns": columns,
    });

    // What a reference to a row is shown as.
    let has = |name: &&str| table.columns.iter().any(|column| column.name == *name);
    if let Some(label) = ["title", "name"].into_iter().find(has) {
        about["label_column"] = json!(label);
    }

    about
}
