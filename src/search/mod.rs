//! The search index: small scripts that a page loads as a query needs them, from any static server
//! or from a folder on disk, and that answer every query exactly.
//!
//! ```text
//! Catalogue ──corpus──▶ records, names ──fold──▶ passages ──postings──▶ s… b… d…   which, where
//!                              ├──cards──▶ c… n…     what a result shows
//!                              └──columns──▶ m… labels   what results are narrowed by
//! query/*.js + loader.js + the directory ──▶ search.js
//! ```
//!
//! A query of several characters is the intersection of the lists of pairs that cover it, so no text
//! is read to answer it. `query/` reads what is written here: a change of one is a change of both.

mod bits;

pub mod kind;

pub mod corpus;

mod names;

mod gather;

mod file;

pub mod fold;

mod sounds;

mod cards;

mod columns;

mod postings;

pub use corpus::Corpus;

use crate::plan::Role;
use crate::render::strings::Strings;
use file::{File, directory};
use fold::Fold;
use postings::{Passage, Postings, Region};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::HashSet;

/// Everything that answers queries, without a document: runs in a page and under node.
const QUERY: [&str; 8] = [
    include_str!("query/1-fold.js"),
    include_str!("query/2-parse.js"),
    include_str!("query/3-lists.js"),
    include_str!("query/4-store.js"),
    include_str!("query/5-terms.js"),
    include_str!("query/6-facets.js"),
    include_str!("query/7-results.js"),
    include_str!("query/8-search.js"),
];
/// Loads files into a page, and makes the one global.
const LOADER: &str = include_str!("loader.js");

/// What stands between two passages of one record that do not follow on each other.
const GAP: u32 = 2;

/// A file of the index: path below its folder, and content.
pub type Output = (String, Vec<u8>);

/// Returns the files of the index of a corpus. The words are those of the kinds of results.
pub fn build(corpus: &Corpus<'_>, strings: &Strings) -> Vec<Output> {
    let fold = Fold::default();
    let passages = passages(corpus, &fold);

    let (records, names) = (corpus.records.len() as u32, corpus.names.len() as u32);
    let postings = postings::build(&passages, [records, records, names, names]);
    let lookup = Lookup::new(&passages, &fold);
    // They are as large as all texts together.
    drop(passages);

    let parts = Parts {
        postings,
        lookup,
        cards: cards::records(corpus),
        name_cards: cards::names(corpus),
        columns: columns::records(corpus),
        labels: columns::labels(corpus),
    };
    let script = engine(&directory_of(corpus, &parts, strings));
    parts.outputs(script)
}

/// What a query is prepared with: the characters and sounds that stand for others.
struct Lookup {
    simplified: File,
    sounds: File,
}

impl Lookup {
    fn new(passages: &[Passage], fold: &Fold) -> Self {
        let characters = passages.iter().flat_map(|passage| &passage.text);
        let known: HashSet<char> = characters.copied().collect();
        let (from, to) = fold.table(|simplified| known.contains(&simplified));

        let names = passages.iter().filter(|own| own.region == Region::Name);
        let sounds = sounds::table(names.flat_map(|passage| &passage.text));

        Self {
            simplified: File::new("simplified".to_owned(), vec![from, to]),
            sounds: File::new("sounds".to_owned(), vec![sounds]),
        }
    }
}

/// All parts of an index.
struct Parts {
    postings: Postings,
    lookup: Lookup,
    cards: Vec<cards::Folder>,
    name_cards: Vec<cards::Folder>,
    columns: Vec<File>,
    labels: File,
}

impl Parts {
    /// Returns the files: the engine first.
    fn outputs(self, script: String) -> Vec<Output> {
        let mut files = self.postings.files;
        files.extend(self.columns);
        files.extend([self.labels, self.lookup.simplified, self.lookup.sounds]);

        let mut outputs = vec![("search.js".to_owned(), script.into_bytes())];
        outputs.par_extend(
            files
                .par_iter()
                .map(|file| (file.path(), file.script().into_bytes())),
        );

        let folders = self.cards.into_iter().chain(self.name_cards);
        let cards = folders.flat_map(|folder| folder.files);
        outputs.extend(cards.map(|(path, script)| (path, script.into_bytes())));
        outputs
    }
}

/// Returns what the engine knows before it loads anything: how the parts are cut, and their checksums.
fn directory_of(corpus: &Corpus<'_>, parts: &Parts, strings: &Strings) -> Value {
    let postings = &parts.postings;
    let regions: Vec<[u32; 2]> = postings
        .spreads
        .iter()
        .map(|spread| [spread.records, spread.k])
        .collect();
    let kinds =
        kind::Kind::ALL.map(|kind| json!([kind.key(), strings.get(kind.words()), kind.pattern()]));
    let card_checks = directory(parts.cards.iter().map(|folder| folder.check));
    let name_checks = directory(parts.name_cards.iter().map(|folder| folder.check));
    let column_checks = directory(parts.columns.iter().map(|file| file.check));

    json!({
        "regions": regions,
        "shards": postings.shards,
        "leaf": postings::LEAF,
        "directory": postings.directory,
        "cards": [cards::per_file(corpus), cards::FOLDER, card_checks],
        "plans": cards::plans(corpus),
        "names": [cards::NAMES, cards::FOLDER, name_checks],
        "columns": [columns::RECORDS, column_checks],
        "labels": file::digits(parts.labels.check),
        "simplified": file::digits(parts.lookup.simplified.check),
        "sounds": file::digits(parts.lookup.sounds.check),
        "kinds": kinds,
        "roles": Role::ALL.map(|role| strings.get(role.words())),
    })
}

/// Returns search.js: the engine, started with the directory.
fn engine(directory: &Value) -> String {
    // ASCII alone, so that a page in any encoding can load it.
    let directory = ascii(&directory.to_string());
    let code = compact(&(QUERY.concat() + LOADER));
    format!("(() => {{\n\"use strict\";\n{code}start({directory});\n}})();\n")
}

/// Returns a script without its indentation and the lines that are comments: a third of its size.
fn compact(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let code = lines.filter(|line| {
        let comment = ["//", "/*", "*"].iter().any(|mark| line.starts_with(mark));
        !comment && !line.is_empty()
    });
    code.flat_map(|line| [line, "\n"]).collect()
}

/// Returns JSON with escapes for all that is not ASCII.
fn ascii(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c.is_ascii() {
            out.push(c);
            continue;
        }

        let mut units = [0; 2];
        for unit in c.encode_utf16(&mut units) {
            out += &format!("\\u{unit:04x}");
        }
    }
    out
}

/// Returns all that is searched, folded. Number 0 is the last record, so that numbers stay as they are when
/// a newer plan comes; a query reads lists from their end.
fn passages(corpus: &Corpus<'_>, fold: &Fold) -> Vec<Passage> {
    let records = corpus.records.par_iter().rev().enumerate();
    let texts = records.clone().map(|(number, record)| Passage {
        region: Region::Text,
        record: number as u32,
        offset: 0,
        text: fold.text(&record.text.join("\n")),
        starts: Vec::new(),
    });

    let titles = records
        .filter(|(_, record)| record.titled)
        .map(|(number, record)| Passage {
            region: Region::Title,
            record: number as u32,
            offset: 0,
            text: fold.text(&record.title),
            starts: Vec::new(),
        });

    let names = corpus.names.par_iter().rev().enumerate();
    let names = names.flat_map_iter(|(number, name)| name_passages(number as u32, name, fold));
    texts.chain(titles).chain(names).collect()
}

/// Returns how a thing sounds, then its names. A name that stands within another says nothing more; the
/// everyday one opens the record in any case.
fn name_passages(number: u32, name: &corpus::Name<'_>, fold: &Fold) -> Vec<Passage> {
    let names: Vec<Vec<char>> = name.names.iter().map(|name| fold.text(name)).collect();
    let sounds: Vec<sounds::Sound> = names
        .iter()
        .flat_map(|name| sounds::sounds_of(name))
        .collect();

    let letters: Vec<&[char]> = sounds.iter().map(|sound| &sound.letters[..]).collect();
    let kept: Vec<bool> = (0..sounds.len())
        .map(|at| !is_redundant(&letters, at))
        .collect();
    let mut out = Vec::new();
    let mut offset = 0;
    for (sound, _) in sounds.into_iter().zip(kept).filter(|(_, kept)| *kept) {
        let length = sound.letters.len() as u32;
        out.push(Passage {
            region: Region::Sound,
            record: number,
            offset,
            text: sound.letters,
            starts: sound.starts,
        });
        offset += length + GAP;
    }

    let texts: Vec<&[char]> = names.iter().map(Vec::as_slice).collect();
    let kept: Vec<bool> = (0..names.len())
        .map(|at| at == 0 || !is_redundant(&texts, at))
        .collect();
    let mut offset = 0;
    for (text, _) in names.into_iter().zip(kept).filter(|(_, kept)| *kept) {
        let length = text.len() as u32;
        out.push(Passage {
            region: Region::Name,
            record: number,
            offset,
            text,
            starts: Vec::new(),
        });
        offset += length + GAP;
    }

    out
}

/// Whether a text is empty, stands within another of the list, or is repeated earlier in it.
fn is_redundant(texts: &[&[char]], at: usize) -> bool {
    let own = texts[at];
    let within = |text: &[char]| !own.is_empty() && text.windows(own.len()).any(|part| part == own);
    own.is_empty()
        || (texts.iter().enumerate()).any(|(other, text)| match own.len().cmp(&text.len()) {
            std::cmp::Ordering::Less => within(text),
            std::cmp::Ordering::Equal => other < at && own == *text,
            std::cmp::Ordering::Greater => false,
        })
}
