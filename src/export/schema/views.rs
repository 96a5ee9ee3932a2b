//! What every template is given, field by field, as a page for theme authors: made of the types that
//! templates are rendered from, so it cannot lag behind them.

use crate::content::settings::Settings;
use crate::render::pages::{self, frame};
use crate::render::parts::due::DueRowView;
use crate::render::parts::task_row::TaskRowView;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;

fn of_type<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.root_schema_for::<T>()
}

const HEAD: &str = "\
# What templates are given
Made by `gangmu theme fields` of the types that templates are rendered from. A field with a question mark may be
absent or `null`. Types that are no plain text, number or truth are described at the end.
";

const WORDS_HEAD: &str = "
## Words
Besides those that its templates ask for, each language of a theme has words for these keys.

";

/// Returns the page, as Markdown. `words` are the keys that the program itself asks a language for.
pub fn markdown(words: &[&str]) -> String {
    let mut out = HEAD.to_owned();
    let mut types = BTreeMap::new();
    for (title, schema) in given() {
        types.extend(types_in(&schema));
        section(&mut out, 2, &title, &schema);
    }

    out.push_str(WORDS_HEAD);
    out.extend(words.iter().map(|key| format!("- `{key}`\n")));

    out.push_str("\n## Types\n");
    for (name, schema) in &types {
        section(&mut out, 3, name, schema);
    }
    out
}

/// Returns what templates are given, each under its title.
fn given() -> Vec<(String, Value)> {
    let mut settings = SchemaSettings::draft2020_12().for_serialize();
    settings.meta_schema = None;
    let of = |title: &str, make: fn(&mut SchemaGenerator) -> Schema| {
        let schema = make(&mut settings.clone().into_generator());
        (title.to_owned(), schema.to_value())
    };

    let mut parts = vec![
        of("`page`, on every page", of_type::<frame::Frame>),
        of("`site`, on every page", of_type::<Settings>),
    ];
    parts.extend(pages::templates().map(|kind| {
        let title = format!("`view` of {}.html", kind.facts.template);
        of(&title, kind.view_schema)
    }));
    parts.push(of("What row-task.html is given", of_type::<TaskRowView>));
    parts.push(of("What row-due.html is given", of_type::<DueRowView>));
    parts
}

/// Returns the types that a schema refers to, by name.
fn types_in(schema: &Value) -> BTreeMap<String, Value> {
    let types = schema["$defs"].as_object().into_iter().flatten();
    types
        .map(|(name, schema)| (name.clone(), schema.clone()))
        .collect()
}

fn section(out: &mut String, level: usize, title: &str, schema: &Value) {
    let _ = writeln!(out, "\n{} {title}", "#".repeat(level));
    if let Some(about) = schema["description"].as_str() {
        let _ = writeln!(out, "{}\n", line(about));
    }
    let required: Vec<&str> = schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        let (kind, optional) = kind(field);
        let mark = if optional || !required.contains(&name.as_str()) {
            "?"
        } else {
            ""
        };
        let about = field["description"].as_str().map_or_else(String::new, line);
        let _ = writeln!(out, "- `{name}`{mark} {kind}: {about}");
    }
    for choice in schema["oneOf"].as_array().into_iter().flatten() {
        let about = choice["description"]
            .as_str()
            .map_or_else(String::new, line);
        let _ = writeln!(
            out,
            "- `{}`: {about}",
            choice["const"].as_str().unwrap_or_default()
        );
    }
}

/// Returns a description on one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns what a field holds, and whether it may hold nothing.
fn kind(field: &Value) -> (String, bool) {
    if let Some(name) = field["$ref"]
        .as_str()
        .and_then(|path| path.rsplit('/').next())
    {
        return (format!("[{name}](#{})", name.to_lowercase()), false);
    }
    if let Some(options) = field["anyOf"].as_array().or(field["allOf"].as_array()) {
        let known: Vec<&Value> = options
            .iter()
            .filter(|option| option["type"] != "null")
            .collect();
        let (kind, _) = known
            .first()
            .map_or_else(|| ("text".to_owned(), false), |option| kind(option));
        return (kind, known.len() < options.len());
    }
    let names: Vec<&str> = match &field["type"] {
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        Value::String(name) => vec![name],
        _ => Vec::new(),
    };
    let optional = names.contains(&"null");
    let kind = match names.iter().find(|name| **name != "null") {
        Some(&"array") => format!("list of {}", kind(&field["items"]).0),
        Some(&("integer" | "number")) => "number".to_owned(),
        Some(&"boolean") => "truth".to_owned(),
        Some(&"object") => "table".to_owned(),
        _ => "text".to_owned(),
    };
    (kind, optional)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_types_have_one_name() {
        let mut known = BTreeMap::new();
        for (title, schema) in given() {
            for (name, schema) in types_in(&schema) {
                let first = known.entry(name.clone()).or_insert_with(|| schema.clone());
                assert_eq!(*first, schema, "{name}, for {title}");
            }
        }
    }
}
