//! What changed of the gazetteer, of records of progress, of the site's settings and of its figures. Each key of an entry counts, so that a key
//! that entries learn is compared at once.

use super::comparison::{EntryChange, Figure};
use super::records::RecordWords;
use super::side::Side;
use super::threads;
use crate::content::gazetteer::{Park, Place, Project, Unit};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Returns what changed of the gazetteer's entries, and of the settings.
pub(super) fn compare(before: &Side<'_>, after: &Side<'_>) -> Vec<EntryChange> {
    let settings = |side: &Side<'_>| {
        let mut settings = object(side.settings);
        // What publishes and guards the site is no matter of readers.
        for key in ["host", "publish", "id"] {
            settings.remove(key);
        }
        settings
    };
    let name = &after.settings.title;
    let mut changes = keys("site", "", name, &settings(before), &settings(after));

    let (was, is) = (before.catalogue, after.catalogue);
    let listed = |side: &Side<'_>| -> Entries {
        let units = side.catalogue.units.iter();
        let units = units.filter(|unit| unit.listed);
        units.map(|unit| entry::<Unit>(&unit.unit)).collect()
    };
    let records = |side: &Side<'_>| -> Entries {
        let catalogue = side.catalogue;
        let records = catalogue.progress.all.indices();
        let words = records.map(|id| RecordWords::new(catalogue, id));
        words.map(|own| entry(&own)).collect()
    };
    let kinds: [(&'static str, Entries, Entries); 6] = [
        (
            "place",
            was.places.iter().map(entry::<Place>).collect(),
            is.places.iter().map(entry::<Place>).collect(),
        ),
        ("unit", listed(before), listed(after)),
        (
            "park",
            was.parks
                .iter()
                .map(|park| entry::<Park>(&park.park))
                .collect(),
            is.parks
                .iter()
                .map(|park| entry::<Park>(&park.park))
                .collect(),
        ),
        (
            "project",
            was.projects
                .iter()
                .map(|project| entry::<Project>(&project.project))
                .collect(),
            is.projects
                .iter()
                .map(|project| entry::<Project>(&project.project))
                .collect(),
        ),
        ("thread", threads::entries(before), threads::entries(after)),
        ("progress", records(before), records(after)),
    ];
    for (kind, was, is) in kinds {
        changes.extend(compare_kind(kind, &was, &is));
    }
    changes
}

/// The entries of one kind by their ids.
type Entries = BTreeMap<String, Map<String, Value>>;

/// Returns an entry with its id.
fn entry<T: Serialize>(entry: &T) -> (String, Map<String, Value>) {
    let mut keys = object(entry);
    let id = keys.remove("id").as_ref().map(words).unwrap_or_default();
    (id, keys)
}

/// Returns a value as its keys.
fn object<T: Serialize>(value: &T) -> Map<String, Value> {
    match serde_json::to_value(value) {
        Ok(Value::Object(keys)) => keys,
        _ => Map::new(),
    }
}

fn compare_kind(kind: &'static str, was: &Entries, is: &Entries) -> Vec<EntryChange> {
    let ids: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
    let mut changes = Vec::new();
    for id in ids {
        let name = |keys: &Map<String, Value>| keys.get("name").map(words).unwrap_or_default();
        let whole = |keys: &Map<String, Value>, before, after| EntryChange {
            kind,
            id: id.clone(),
            name: name(keys),
            key: None,
            before,
            after,
        };
        match (was.get(id), is.get(id)) {
            (Some(was), Some(is)) => changes.extend(keys(kind, id, &name(is), was, is)),
            (None, Some(is)) => changes.push(whole(is, None, Some(name(is)))),
            (Some(was), None) => changes.push(whole(was, Some(name(was)), None)),
            (None, None) => {}
        }
    }
    changes
}

/// Returns the keys in which two states of an entry differ.
fn keys(
    kind: &'static str,
    id: &str,
    name: &str,
    was: &Map<String, Value>,
    is: &Map<String, Value>,
) -> Vec<EntryChange> {
    let all: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
    let said = |keys: &Map<String, Value>, key: &str| {
        let words = keys.get(key).map(words).unwrap_or_default();
        Some(words).filter(|words| !words.is_empty())
    };
    let changed = all.into_iter().filter(|key| was.get(*key) != is.get(*key));
    changed
        .map(|key| EntryChange {
            kind,
            id: id.to_owned(),
            name: name.to_owned(),
            key: Some(key.clone()),
            before: said(was, key),
            after: said(is, key),
        })
        .collect()
}

/// Returns a value in words.
fn words(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(words).collect::<Vec<_>>().join("、"),
        Value::Object(keys) => {
            let values = keys.values().map(words).filter(|words| !words.is_empty());
            values.collect::<Vec<_>>().join(" ")
        }
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

/// Returns the figures that differ, in the order of the home page.
pub(super) fn compare_figures(before: &Side<'_>, after: &Side<'_>) -> Vec<Figure> {
    let pairs = before.figures.iter().zip(&after.figures);
    let figures = pairs.map(|(&(of, before), &(_, after))| Figure { of, before, after });
    figures
        .filter(|figure| figure.before != figure.after)
        .collect()
}
