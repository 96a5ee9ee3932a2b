//! What a result shows (title, headings, text, units and deadlines), in small files by record.

use super::bits::checksum;
use super::corpus::{Corpus, Name, NameId, Record};
use super::script::{IndexFile, Script, base36, checksum_list, without_usual_end};
use crate::link::catalogue::PlanId;
use crate::plan::Role;
use rayon::prelude::*;
use serde_json::{Value, json};

/// Records in a file of a large index.
const RECORDS: usize = 3;
/// Up to so many records each has a file of its own, and the plans stand in the directory: few files
/// cost nothing, and a query fetches less.
const SMALL: usize = 2_000;
/// Names in a file.
pub const NAMES: usize = 8;
/// Files in a folder. The directory has one checksum for each folder, not for each file.
pub const FOLDER: usize = 32;
/// Units that a card shows.
const UNITS: usize = 3;

/// A folder of cards.
#[derive(Debug)]
pub struct Folder {
    /// The checksum of its files' checksums, which stands in its name.
    pub checksum: u32,
    /// Its files.
    pub files: Vec<IndexFile>,
}

/// Returns the plans for the directory; `None` where the cards bring them along.
pub fn plan_rows(corpus: &Corpus<'_>) -> Option<Vec<Value>> {
    let all = corpus.plans.iter().map(|plan| plan_row(corpus, plan.name));
    is_small(corpus).then(|| all.collect())
}

/// Returns how many records stand in a file.
pub fn records_per_file(corpus: &Corpus<'_>) -> usize {
    if is_small(corpus) { 1 } else { RECORDS }
}

fn is_small(corpus: &Corpus<'_>) -> bool {
    corpus.records.len() <= SMALL
}

/// Returns the cards of all records. Record 0 is the last one of the corpus, so that the numbers of old records stay
/// when new plans come.
pub fn record_cards(corpus: &Corpus<'_>) -> Vec<Folder> {
    let numbered: Vec<&Record<'_>> = corpus.records.iter().rev().collect();
    folders('c', &numbered, records_per_file(corpus), |records| {
        cards_of(corpus, records)
    })
}

/// Returns the cards of all names, numbered as records are.
pub fn name_cards(corpus: &Corpus<'_>) -> Vec<Folder> {
    let numbered: Vec<&Name<'_>> = corpus.names.iter().rev().collect();
    folders('n', &numbered, NAMES, |names| {
        let cards: Vec<Value> = names.iter().map(|name| name_row(corpus, name)).collect();
        Value::from(cards).to_string()
    })
}

/// Returns the cards of items as files in folders, so many to a file, each written by `text`. `kind` is the letter that
/// the keys of files begin with.
fn folders<Item: Sync>(
    kind: char,
    items: &[Item],
    items_per_file: usize,
    text: impl Fn(&[Item]) -> String + Sync,
) -> Vec<Folder> {
    items
        .par_chunks(items_per_file * FOLDER)
        .enumerate()
        .map(|(at, items)| {
            // Files are numbered through all folders, so that the engine finds them by the number of a record.
            let files = items.chunks(items_per_file).zip(at * FOLDER..);
            let scripts: Vec<(usize, Script)> = files
                .map(|(items, number)| {
                    let script = Script::new(format!("{kind}{number}"), vec![text(items)]);
                    (number, script)
                })
                .collect();

            let checksums = checksum_list(scripts.iter().map(|(_, script)| script.checksum));
            let checksum = checksum(checksums.encode_utf16());
            let folder = format!("{kind}{at}-{}", base36(checksum));
            let files = scripts
                .into_iter()
                .map(|(number, script)| script.file_at(format!("{folder}/{number}.js")));
            Folder {
                checksum,
                files: files.collect(),
            }
        })
        .collect()
}

/// Lists that the cards of one file share, which name their values by place.
#[derive(Default)]
struct Shared<'a> {
    plans: Vec<PlanId>,
    strings: Vec<&'a str>,
}

/// Returns the cards of one file: `[plans, strings, cards]`. A card names its plan by the place in `plans`, or among
/// the plans of the directory where there are any.
fn cards_of(corpus: &Corpus<'_>, records: &[&Record<'_>]) -> String {
    let mut shared = Shared::default();
    let cards: Vec<Value> = records
        .iter()
        .map(|record| card(corpus, record, &mut shared))
        .collect();

    let plans: Vec<Value> = shared
        .plans
        .iter()
        .map(|&plan| plan_row(corpus, corpus.plans[plan].name))
        .collect();
    json!([plans, shared.strings, cards]).to_string()
}

/// Returns the card of a record. A title that is printed is a stretch of the text: where it begins and how long it is,
/// in UTF-16 code units.
fn card<'a>(corpus: &'a Corpus<'_>, record: &'a Record<'_>, shared: &mut Shared<'a>) -> Value {
    let plan = if is_small(corpus) {
        record.plan.index()
    } else {
        place_in(&mut shared.plans, record.plan)
    };

    // Most titles are a part of the text, which need not be stored twice.
    let text = record.text.join("\n");
    let title = match text.find(&record.title).filter(|_| record.titled) {
        Some(at) => json!([utf16_length(&text[..at]), utf16_length(&record.title)]),
        None => json!(record.title),
    };

    let mut named = |text| place_in(&mut shared.strings, text);
    let headings: Vec<usize> = record.headings.iter().map(|text| named(text)).collect();

    // Where units lead, the others are not shown.
    let leads = record.units.iter().any(|part| part.role == Role::Lead);
    let role = if leads { Role::Lead } else { Role::Responsible };
    let units = record.units.iter().filter(|part| part.role == role);
    let shown: Vec<usize> = units
        .take(UNITS)
        .flat_map(|part| [named(part.printed), named(&corpus.names[part.unit].id)])
        .collect();
    let more = record.units.len() - shown.len() / 2;

    let mut dues = record.dues.clone();
    dues.dedup();
    let dues: Vec<usize> = dues
        .iter()
        .map(|&due| &corpus.dues[due])
        .flat_map(|due| [named(&due.text), named(&due.path)])
        .collect();

    let row = json!([
        record.kind as u8,
        plan,
        record.anchor,
        record.number,
        title,
        headings,
        text,
        role as u8,
        shown,
        more,
        dues,
    ]);
    // Records without units and deadlines end like this.
    let usual = [
        json!(Role::Responsible as u8),
        json!([]),
        json!(0),
        json!([]),
    ];
    without_usual_end(row, &usual)
}

/// Returns the length of a text as scripts count it.
fn utf16_length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Returns a plan as results show it: `[id, title, number, place, year]`, behind them that it is in force no more.
fn plan_row(corpus: &Corpus<'_>, name: NameId) -> Value {
    let plan = &corpus.names[name];
    let row = json!([
        plan.id,
        plan.label,
        plan.number,
        plan.place.map(|place| &corpus.places[place].name),
        plan.year,
        plan.ended,
    ]);
    without_usual_end(row, &[Value::Null])
}

/// Returns the card of a name: `[kind, id, label, names, place, year, count]`, behind them that a plan is in force no more;
/// 0 among the names is the label.
fn name_row(corpus: &Corpus<'_>, name: &Name<'_>) -> Value {
    let names = name.names.iter().map(|own| match *own == name.label {
        true => json!(0),
        false => json!(own),
    });
    let row = json!([
        name.kind as u8,
        name.id,
        name.label,
        names.collect::<Vec<Value>>(),
        name.place.map(|place| &corpus.places[place].name),
        name.year,
        name.count,
        name.ended,
    ]);
    without_usual_end(row, &[Value::Null])
}

/// Returns the place of a value in a list, to which it is added if it is not there.
fn place_in<T: PartialEq>(list: &mut Vec<T>, value: T) -> usize {
    list.iter()
        .position(|known| *known == value)
        .unwrap_or_else(|| {
            list.push(value);
            list.len() - 1
        })
}
