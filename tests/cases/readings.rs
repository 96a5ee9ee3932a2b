//! Made-up plans in the styles of many offices, each with the reading that a person gave it without
//! knowing the program: how much of it import finds, and how much of what it finds is right.

use crate::support::{compare, fixtures, is_blessing};
use crate::{Verdict, trial};
use gangmu::base::text::{fold, squeeze};
use gangmu::intake::import::{Archive, import};
use gangmu::intake::lexicon::Lexicon;
use gangmu::plan::Document;
use libtest_mimic::Trial;
use serde_json::Value;
use std::collections::BTreeMap;

/// Facts of a reading by their kind: `head`, `nodes`, `tasks`, `assignments`, `milestones`.
type Facts = BTreeMap<&'static str, Vec<String>>;

/// The least precision and recall of each kind of facts over all documents, just below what is reached.
const LEAST: [(&str, f64); 5] = [
    ("head", 0.98),
    ("nodes", 0.985),
    ("tasks", 0.98),
    ("assignments", 0.975),
    ("milestones", 0.985),
];

/// Makes a test of each document, and one of how good import is over all of them.
pub fn trials() -> Vec<Trial> {
    let of_document = |name: String| trial(format!("readings/{name}"), move || check(&name));
    let mut trials: Vec<Trial> = documents().into_iter().map(of_document).collect();
    trials.push(trial("readings are good over all", check_all));
    trials
}

/// Returns the names of the documents, sorted.
fn documents() -> Vec<String> {
    let files = std::fs::read_dir(fixtures("readings")).unwrap();
    let names = files.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names
        .filter_map(|name| Some(name.strip_suffix(".txt")?.to_owned()))
        .collect();
    names.sort();
    names
}

/// Compares what import gets wrong in a document with `NN.differences`; there is no such file where it gets all
/// right.
fn check(name: &str) -> Verdict {
    let (read, right) = both_readings(name);
    let mut differences = String::new();
    for (kind, right) in &right {
        let compared = Compared::new(read.get(kind).map_or(&[], Vec::as_slice), right);
        for fact in &compared.wrong {
            differences.push_str(&format!("{kind} read, but wrong: {fact}\n"));
        }
        for fact in &compared.missed {
            differences.push_str(&format!("{kind} missed: {fact}\n"));
        }
    }

    let file = fixtures("readings").join(format!("{name}.differences"));
    if differences.is_empty() && !file.exists() {
        return Ok(());
    }
    if differences.is_empty() && is_blessing() {
        std::fs::remove_file(&file).unwrap();
        return Ok(());
    }
    compare(&file, &differences)
}

/// Checks precision and recall over all documents.
fn check_all() -> Verdict {
    let names = documents();
    assert!(names.len() >= 30, "{} documents", names.len());
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    for name in names {
        let (read, right) = both_readings(&name);
        for (kind, right) in right {
            let read = read.get(kind).map_or(&[][..], Vec::as_slice);
            let compared = Compared::new(read, &right);
            let score = scores.entry(kind).or_default();
            score.right += right.len();
            score.read += read.len();
            score.both += compared.both;
        }
    }

    let mut said = String::new();
    let mut good = true;
    for (kind, least) in LEAST {
        let score = &scores[kind];
        let precision = score.both as f64 / score.read as f64;
        let recall = score.both as f64 / score.right as f64;
        let facts = score.right;
        said.push_str(&format!(
            "{kind}: {facts} facts, precision {precision:.4}, recall {recall:.4}, at least {least}\n"
        ));
        good &= precision >= least && recall >= least;
    }
    if good { Ok(()) } else { Err(said) }
}

/// Returns the reading of import and that of a person.
fn both_readings(name: &str) -> (Facts, Facts) {
    let file = fixtures("readings").join(format!("{name}.txt"));
    let reading = std::fs::read_to_string(file.with_extension("json")).unwrap();
    let reading: Value = serde_json::from_str(&reading).unwrap();

    let source = gangmu::intake::archive::read(name, std::fs::read(&file).unwrap()).unwrap();
    let archive = Archive {
        file: format!("seeds/{name}.txt"),
        sha256: String::new(),
    };
    let imported = import(name, &source, &archive, &Lexicon::bundled()).value;
    let read = facts_of_document(imported.as_ref().map(|imported| &imported.document));
    (read, facts_of_reading(&reading))
}

/// Counts over all documents.
#[derive(Default)]
struct Score {
    right: usize,
    read: usize,
    both: usize,
}

/// Two bags of facts side by side.
struct Compared<'a> {
    /// How many facts are in both.
    both: usize,
    /// What was read and is not right.
    wrong: Vec<&'a str>,
    /// What is right and was not read.
    missed: Vec<&'a str>,
}

impl<'a> Compared<'a> {
    fn new(read: &'a [String], right: &'a [String]) -> Self {
        let mut left: BTreeMap<&str, usize> = BTreeMap::new();
        for fact in right {
            *left.entry(fact).or_default() += 1;
        }

        let (mut both, mut wrong) = (0, Vec::new());
        for fact in read {
            match left.get_mut(fact.as_str()) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    both += 1;
                }
                _ => wrong.push(fact.as_str()),
            }
        }
        let missed = left
            .into_iter()
            .flat_map(|(fact, count)| std::iter::repeat_n(fact, count))
            .collect();
        Self {
            both,
            wrong,
            missed,
        }
    }
}

/// Returns a text in half width and without white space, which are no matter of reading.
fn plain(text: &str) -> String {
    squeeze(&fold(text))
}

fn text(value: &Value) -> String {
    plain(value.as_str().unwrap_or_default())
}

fn path(value: &Value) -> String {
    let labels: Vec<String> = value.as_array().unwrap().iter().map(text).collect();
    labels.join("/")
}

/// Returns the facts of a person's reading.
fn facts_of_reading(reading: &Value) -> Facts {
    let mut facts = Facts::new();
    for key in ["title", "number", "issuer", "place", "written"] {
        facts
            .entry("head")
            .or_default()
            .push(format!("{key} {}", text(&reading[key])));
    }
    facts
        .entry("head")
        .or_default()
        .push(format!("year {}", reading["year"]));
    for node in reading["nodes"].as_array().unwrap() {
        facts.entry("nodes").or_default().push(path(&node["path"]));
    }
    for task in reading["tasks"].as_array().unwrap() {
        let path = path(&task["path"]);
        let list = |key: &str| task[key].as_array().cloned().unwrap_or_default();
        facts.entry("tasks").or_default().push(path.clone());
        for a in list("assignments") {
            let fact = format!("{path} {} {}", text(&a["role"]), text(&a["unit"]));
            facts.entry("assignments").or_default().push(fact);
        }
        for m in list("milestones") {
            let fact = format!("{path} {} {}", text(&m["due"]), text(&m["raw"]));
            facts.entry("milestones").or_default().push(fact);
        }
    }
    facts
}

/// Returns the facts of what import read; none where it refused the text.
fn facts_of_document(document: Option<&Document>) -> Facts {
    let mut facts = Facts::new();
    let Some(document) = document else {
        return facts;
    };
    let front = &document.front;
    let or = |value: &Option<String>| plain(value.as_deref().unwrap_or_default());
    facts.insert(
        "head",
        vec![
            format!("title {}", plain(&front.title)),
            format!("number {}", or(&front.number)),
            format!("issuer {}", or(&front.issuer)),
            format!("place {}", or(&front.place)),
            format!(
                "written {}",
                front.written.map_or_else(String::new, |d| d.to_string())
            ),
            format!(
                "year {}",
                front.year.map_or_else(String::new, |y| y.to_string())
            ),
        ],
    );
    let outline = &document.outline;
    for (index, node) in outline.nodes.iter_enumerated() {
        let path = plain(&outline.path(index).join("/"));
        facts.entry("nodes").or_default().push(path.clone());
        let Some(task) = &node.task else { continue };
        facts.entry("tasks").or_default().push(path.clone());
        for a in &task.assignments {
            let fact = format!("{path} {} {}", a.role.key(), plain(&a.unit));
            facts.entry("assignments").or_default().push(fact);
        }
        for m in &task.milestones {
            let fact = format!("{path} {} {}", m.due, plain(&m.raw));
            facts.entry("milestones").or_default().push(fact);
        }
    }
    facts
}
