//! What results are narrowed by (units, parks and deadlines of each record, with the labels of these): needed behind
//! the first results only.

use super::corpus::{Corpus, NameId};
use super::kind::ResultKind;
use super::script::{Script, without_usual_end};
use crate::link::catalogue::PlaceId;
use serde_json::{Value, json};
use std::collections::HashMap;

/// Records in a file.
pub const RECORDS: usize = 1024;

/// Returns a script for each [`RECORDS`] records, numbered as their cards are: rows of
/// `[kind, units, parks, deadlines, progress]`, where a unit is `4 × its name + role`, without empty lists at their end.
pub fn facet_rows(corpus: &Corpus<'_>) -> Vec<Script> {
    let usual = [json!([]), json!([]), json!([]), json!([])];
    let rows: Vec<Value> = corpus
        .records
        .iter()
        .rev()
        .map(|record| {
            let mut units: Vec<usize> = record
                .units
                .iter()
                .map(|part| 4 * corpus.number(part.unit) + part.role as usize)
                .collect();
            // Two printed names may mean one unit.
            units.sort_unstable();
            units.dedup();

            let parks = record.parks.iter();
            let parks: Vec<usize> = parks.map(|&park| corpus.number(park)).collect();
            let dues: Vec<usize> = record.dues.iter().map(|due| due.index()).collect();
            let progress = record.progress.iter();
            let progress: Vec<u8> = progress.map(|&own| own as u8).collect();
            let row = json!([record.kind as u8, units, parks, dues, progress]);
            without_usual_end(row, &usual)
        })
        .collect();

    rows.chunks(RECORDS)
        .enumerate()
        .map(|(at, rows)| Script::new(format!("m{at}"), vec![Value::from(rows).to_string()]))
        .collect()
}

/// Returns the labels: names by number (`[kind, place, year, id, label, groups]`; id and label only of what narrows
/// results; groups are names too), plans with how many records each has, places and deadlines.
pub fn facet_labels(corpus: &Corpus<'_>) -> Script {
    let usual = [
        Value::Null,
        Value::Null,
        Value::Null,
        Value::Null,
        json!([]),
    ];
    // Names stand here by number, so those that narrow nothing keep their place.
    let units = corpus.names.iter_enumerated();
    let units = units.filter(|(_, name)| name.kind == ResultKind::Unit);
    let units: HashMap<&str, NameId> = units.map(|(id, name)| (name.id.as_str(), id)).collect();

    let names: Vec<Value> = corpus
        .names
        .iter()
        .rev()
        .map(|name| {
            let groups = name.groups.iter().filter_map(|group| units.get(group));
            let groups: Vec<usize> = groups.map(|&group| corpus.number(group)).collect();
            let narrows = matches!(
                name.kind,
                ResultKind::Unit | ResultKind::Park | ResultKind::Plan
            );
            let (id, label) = (narrows.then_some(&name.id), narrows.then_some(&name.label));
            let row = json!([
                name.kind as u8,
                name.place.map(PlaceId::index),
                name.year,
                id,
                label,
                groups
            ]);
            without_usual_end(row, &usual)
        })
        .collect();

    // In the order of record numbers: how many each plan has tells to which one a record belongs.
    let plans: Vec<Value> = corpus
        .plans
        .iter()
        .rev()
        .map(|plan| json!([corpus.number(plan.name), plan.records]))
        .collect();

    let dues: Vec<Value> = corpus
        .dues
        .iter()
        .map(|due| json!([due.month, due.month_text]))
        .collect();
    let places = corpus.places.iter();
    let places: Vec<Value> = places.map(|place| json!([place.id, place.name])).collect();

    let all = json!([names, plans, places, dues]);
    Script::new("labels".to_owned(), vec![all.to_string()])
}
