//! What threads say: their titles and, plan by plan, the words that they quote and what a person sees in them.

use super::side::Side;
use crate::link::catalogue::{Catalogue, Step};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Returns what each thread says, by its address. The keys of a step begin with its plan: `jia-2021-1 quote`.
pub(super) fn entries(side: &Side<'_>) -> BTreeMap<String, Map<String, Value>> {
    let threads = side.catalogue.threads.all.iter();
    threads
        .map(|thread| {
            let mut keys = Map::new();
            keys.insert("name".to_owned(), Value::from(thread.title.as_str()));
            keys.insert("note".to_owned(), Value::from(thread.note.as_deref()));
            let date = thread.date.map(|date| date.to_string());
            keys.insert("date".to_owned(), Value::from(date));
            for step in &thread.steps {
                add_step(side.catalogue, step, &mut keys);
            }
            (thread.id.clone(), keys)
        })
        .collect()
}

/// Adds what a step says; one that follows in the same plan is told apart by its passage.
fn add_step(catalogue: &Catalogue, step: &Step, keys: &mut Map<String, Value>) {
    let plan = &catalogue.plans[step.plan];
    let id = &plan.document.id;
    let number = step.at.map(|at| plan.text.numbers[at.node].as_str());
    let taken = keys.contains_key(&format!("{id} quote"));
    let of = match (taken, number) {
        (true, Some(number)) => format!("{id} {number}"),
        _ => id.clone(),
    };

    let quotes = step.quotes.iter().map(|quote| format!("“{}”", quote.text));
    let mut words: Vec<String> = number.into_iter().map(str::to_owned).collect();
    words.extend(quotes);
    let relations = step.relations.iter().map(|relation| relation.key());
    let relations: Vec<&str> = relations.collect();
    keys.insert(format!("{of} quote"), Value::from(words.join(" ")));
    keys.insert(format!("{of} relations"), Value::from(relations.join(" ")));
    keys.insert(format!("{of} note"), Value::from(step.note.as_deref()));
}
