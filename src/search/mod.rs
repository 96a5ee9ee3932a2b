//! The search index: small scripts that a page loads as a query needs them, from any static server
//! or from a folder on disk, and that answer every query exactly.
//!
//! ```text
//! Catalogue ──gather──▶ Corpus ──passages──▶ folded text ──runs, postings──▶ s… b… d…   which records, where
//!                          ├──cards──▶ c… n…        what a result shows
//!                          └──facets──▶ m… labels   what results are narrowed by
//! query/*.js + loader.js + the directory ──engine──▶ search.js
//! ```
//!
//! A query of several characters is the intersection of the lists of pairs that cover it, so no text
//! is read to answer it. `query/` reads what is written here: a change of one is a change of both.

mod bits;

pub mod kind;

pub mod corpus;

mod names;

mod own_pages;

mod gather;

mod script;

pub mod fold;

mod sounds;

mod passages;

mod cards;

mod facets;

mod posting;

mod runs;

mod lists;

mod postings;

mod engine;

pub use corpus::Corpus;
pub use script::IndexFile;

use crate::content::progress::ProgressStatus;
use crate::plan::Role;
use crate::render::strings::Strings;
use fold::Fold;
use kind::ResultKind;
use passages::Region;
use postings::Postings;
use rayon::prelude::*;
use runs::Runs;
use script::{Script, base36, checksum_list};
use serde_json::{Value, json};
use std::collections::HashSet;
use strum::VariantArray;

/// The keys of the words that results are made with.
pub const WORDS: &[&str] = &[
    "found.indicator",
    "found.month",
    "found.page",
    "found.park",
    "found.plan",
    "found.project",
    "found.thread",
    "found.row",
    "found.task",
    "found.text",
    "found.unit",
    "found.year",
    "found.place",
    "month.title",
    "progress.contradicted",
    "progress.no-report-found",
    "progress.not-checked",
    "progress.reported-done",
    "progress.reported-partly",
    "role.cooperating",
    "role.lead",
    "role.responsible",
    "status.lapsed",
    "status.repealed",
    "status.replaced",
    "year.title",
];

/// Returns the files of the index of a corpus. `strings` has the words for the kinds of results and for roles.
pub fn build(corpus: &Corpus<'_>, strings: &Strings) -> Vec<IndexFile> {
    let fold = Fold::default();
    let runs = Runs::new(corpus, &fold);
    let lookup = Lookup::new(&runs, &fold);

    let (records, names) = (corpus.records.len() as u32, corpus.names.len() as u32);
    let postings = postings::build(runs, [records, records, names, names]);

    let parts = Parts {
        postings,
        lookup,
        record_cards: cards::record_cards(corpus),
        name_cards: cards::name_cards(corpus),
        facets: facets::facet_rows(corpus),
        labels: facets::facet_labels(corpus),
    };
    let (more, more_checksum) = engine::more();
    let mut directory = directory(corpus, &parts, strings);
    directory["more"] = base36(more_checksum).into();

    let mut files = parts.files(engine::engine(&directory));
    files.push(more);
    files
}

/// What a query is prepared with: the characters and sounds that stand for others.
struct Lookup {
    simplified: Script,
    sounds: Script,
}

impl Lookup {
    fn new(runs: &Runs, fold: &Fold) -> Self {
        let known: HashSet<char> = runs.characters(None).collect();
        let (from, to) = fold.traditional_and_simplified(|simplified| known.contains(&simplified));

        let in_names: HashSet<char> = runs.characters(Some(Region::Name)).collect();
        let homophones = sounds::homophones(in_names.iter());

        Self {
            simplified: Script::new("simplified".to_owned(), vec![from, to]),
            sounds: Script::new("sounds".to_owned(), vec![homophones]),
        }
    }
}

/// All parts of an index.
struct Parts {
    postings: Postings,
    lookup: Lookup,
    record_cards: Vec<cards::Folder>,
    name_cards: Vec<cards::Folder>,
    facets: Vec<Script>,
    labels: Script,
}

impl Parts {
    /// Returns the files to publish: the engine first.
    fn files(self, engine: String) -> Vec<IndexFile> {
        let mut scripts = self.postings.scripts;
        scripts.extend(self.facets);
        scripts.extend([self.labels, self.lookup.simplified, self.lookup.sounds]);

        let mut files = vec![IndexFile {
            path: "search.js".to_owned(),
            bytes: engine.into_bytes(),
        }];
        files.par_extend(scripts.into_par_iter().map(|script| script.file()));

        let folders = self.record_cards.into_iter().chain(self.name_cards);
        files.extend(folders.flat_map(|folder| folder.files));
        files
    }
}

/// Returns what the engine knows before it loads anything: how the parts are cut, and their checksums.
fn directory(corpus: &Corpus<'_>, parts: &Parts, strings: &Strings) -> Value {
    let postings = &parts.postings;
    let regions: Vec<[u32; 2]> = postings
        .codings
        .iter()
        .map(|coding| [coding.records, coding.offset_bits])
        .collect();
    // The words stand in the index, so that the engine needs no language of its own.
    let kinds =
        ResultKind::ALL.map(|kind| json!([kind.key(), strings.get(kind.words()), kind.pattern()]));

    let record_folders = checksum_list(parts.record_cards.iter().map(|folder| folder.checksum));
    let name_folders = checksum_list(parts.name_cards.iter().map(|folder| folder.checksum));
    let facets = checksum_list(parts.facets.iter().map(|script| script.checksum));

    let mut directory = json!({
        "regions": regions,
        "shards": postings.shards,
        "leaf": postings::LEAF,
        "directory": postings.directory,
        "cards": [cards::records_per_file(corpus), cards::FOLDER, record_folders],
        "plans": cards::plan_rows(corpus),
        "names": [cards::NAMES, cards::FOLDER, name_folders],
        "named": ResultKind::ALL.map(|kind| corpus.numbers_of(kind)),
        "columns": [facets::RECORDS, facets],
        "labels": base36(parts.labels.checksum),
        "simplified": base36(parts.lookup.simplified.checksum),
        "sounds": base36(parts.lookup.sounds.checksum),
        "kinds": kinds,
        "roles": Role::ALL.map(|role| strings.get(role.words())),
    });
    // Only a site with records pays for their words.
    if corpus.records.iter().any(|own| !own.progress.is_empty()) {
        let statuses = ProgressStatus::VARIANTS.iter().map(|own| {
            let key = format!("progress.{}", own.key());
            json!([own.key(), strings.get(&key)])
        });
        directory["progress"] = statuses.collect();
    }
    directory
}
