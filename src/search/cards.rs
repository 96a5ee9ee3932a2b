//! What a result shows: title, headings, text, units and deadlines, in small files by record.

use super::corpus::{Corpus, Name, NameId, Record};
use super::file::{File, digits, trimmed};
use crate::link::catalogue::PlanId;
use crate::plan::Role;
use serde_json::{Value, json};

/// Records in a file.
const RECORDS: usize = 3;
/// Up to so many records each has a file of its own, and the plans stand in the directory: few files
/// cost nothing, and a query fetches less.
const SMALL: usize = 2_000;
/// Names in a file.
pub const NAMES: usize = 8;
/// Files in a folder; the folder is named by what they hold together.
pub const FOLDER: usize = 32;
/// Units that a card shows.
const UNITS: usize = 3;

/// A folder of cards.
#[derive(Debug)]
pub struct Folder {
    /// The checksum of its files' checksums.
    pub check: u32,
    /// Its files: path and script.
    pub files: Vec<(String, String)>,
}

fn small(corpus: &Corpus<'_>) -> bool {
    corpus.records.len() <= SMALL
}

/// The plans, where cards do not bring them along.
pub fn plans(corpus: &Corpus<'_>) -> Option<Vec<Value>> {
    let all = corpus.plans.iter().map(|plan| plan_row(corpus, plan.name));
    small(corpus).then(|| all.collect())
}

/// How many records stand in a file.
pub fn per_file(corpus: &Corpus<'_>) -> usize {
    if small(corpus) { 1 } else { RECORDS }
}

/// The cards of all records. `kind` opens the keys of the files; record 0 is the last in the
/// corpus, so that the numbers of old records stay when new plans come.
pub fn records(corpus: &Corpus<'_>) -> Vec<Folder> {
    let numbered: Vec<&Record<'_>> = corpus.records.iter().rev().collect();
    let texts = numbered
        .chunks(per_file(corpus))
        .map(|chunk| block(corpus, chunk));
    folders("c", texts.collect())
}

/// The cards of all names, numbered likewise.
pub fn names(corpus: &Corpus<'_>) -> Vec<Folder> {
    let numbered: Vec<&Name<'_>> = corpus.names.iter().rev().collect();
    let texts = numbered.chunks(NAMES).map(|chunk| {
        let cards: Vec<Value> = chunk.iter().map(|name| name_row(corpus, name)).collect();
        Value::from(cards).to_string()
    });
    folders("n", texts.collect())
}

fn folders(kind: &str, texts: Vec<String>) -> Vec<Folder> {
    let files: Vec<File> = texts
        .into_iter()
        .enumerate()
        .map(|(at, text)| File::new(format!("{kind}{at}"), vec![text]))
        .collect();
    files
        .chunks(FOLDER)
        .enumerate()
        .map(|(at, files)| {
            let checks = super::file::directory(files.iter().map(|file| file.check));
            let check = super::bits::checksum(checks.encode_utf16());
            let folder = format!("{kind}{at}-{}", digits(check));
            let files = files.iter().enumerate().map(|(within, file)| {
                let number = at * FOLDER + within;
                (format!("{folder}/{number}.js"), file.script())
            });
            Folder {
                check,
                files: files.collect(),
            }
        })
        .collect()
}

/// The lists that the cards of one file share.
#[derive(Default)]
struct Shared<'a> {
    plans: Vec<PlanId>,
    strings: Vec<&'a str>,
}

/// Returns `[plans, strings, cards]`; cards name both by their place in these, or in the plans of the directory.
fn block(corpus: &Corpus<'_>, records: &[&Record<'_>]) -> String {
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
    let plan = if small(corpus) {
        record.plan.index()
    } else {
        place_in(&mut shared.plans, record.plan)
    };
    let text = record.text.join("\n");
    let title = match text.find(&record.title).filter(|_| record.titled) {
        Some(at) => json!([utf16(&text[..at]), utf16(&record.title)]),
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

    let dues: Vec<usize> = record
        .dues
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
    let usual = [
        json!(Role::Responsible as u8),
        json!([]),
        json!(0),
        json!([]),
    ];
    trimmed(row, &usual)
}

fn utf16(text: &str) -> usize {
    text.encode_utf16().count()
}

/// `[id, title, number, place, year]`
fn plan_row(corpus: &Corpus<'_>, name: NameId) -> Value {
    let plan = &corpus.names[name];
    json!([
        plan.id,
        plan.label,
        plan.number,
        plan.place.map(|place| &corpus.places[place].name),
        plan.year
    ])
}

/// `[kind, id, label, names, place, year, count]`; 0 among the names is the label.
fn name_row(corpus: &Corpus<'_>, name: &Name<'_>) -> Value {
    let names = name.names.iter().map(|own| match *own == name.label {
        true => json!(0),
        false => json!(own),
    });
    json!([
        name.kind as u8,
        name.id,
        name.label,
        names.collect::<Vec<Value>>(),
        name.place.map(|place| &corpus.places[place].name),
        name.year,
        name.count,
    ])
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
