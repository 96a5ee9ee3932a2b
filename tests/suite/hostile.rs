//! Hostile bytes for each reader of files and of requests: what people give us, with bytes lost, doubled, moved and made
//! up. `GANGMU_FUZZ_SECONDS` sets how long this takes in all, `GANGMU_FUZZ_SEED` where it begins. docs/supply.md says which
//! crates are reached by which of these tests. `cargo test --release --test reliability -- fuzz 1000000` tries as many inputs.

use crate::support::hostile::readers::{self, Reader};
use std::time::{Duration, Instant};

/// How often each reader reads at least.
const LEAST: u64 = 40;
/// How many readers share the time.
const READERS: u32 = 15;

/// Tries a reader for its share of the time.
fn try_reader(reader: &Reader) {
    let number = |name: &str| std::env::var(name).ok()?.parse::<u64>().ok();
    let seconds = number("GANGMU_FUZZ_SECONDS").unwrap_or(5);
    let first = number("GANGMU_FUZZ_SEED").unwrap_or(1);
    let time = Duration::from_secs(seconds) / READERS;

    let begun = Instant::now();
    let mut tried = 0;
    while begun.elapsed() < time || tried < LEAST {
        let seed = first + tried;
        // Shown only if the reader panics.
        println!("seed {seed}");
        reader.try_seed(seed);
        tried += 1;
    }
}

#[test]
fn pages() {
    try_reader(&readers::pages());
}

#[test]
fn texts_in_any_encoding() {
    try_reader(&readers::texts_in_any_encoding());
}

#[test]
fn archives_of_word_documents() {
    try_reader(&readers::archives_of_word_documents());
}

#[test]
fn workbooks() {
    try_reader(&readers::workbooks());
}

#[test]
fn mails_and_zips() {
    try_reader(&readers::mails_and_zips());
}

#[test]
fn pdfs() {
    try_reader(&readers::pdfs());
}

#[test]
fn old_workbooks() {
    try_reader(&readers::old_workbooks());
}

#[test]
fn parts_of_word_documents() {
    try_reader(&readers::parts_of_word_documents());
}

#[test]
fn plans() {
    try_reader(&readers::plans());
}

#[test]
fn pages_of_editors() {
    try_reader(&readers::pages_of_editors());
}

#[test]
fn gazetteers_and_settings() {
    try_reader(&readers::gazetteers_and_settings());
}

#[test]
fn lexicons() {
    try_reader(&readers::lexicons());
}

#[test]
fn ledgers_and_moves() {
    try_reader(&readers::ledgers_and_moves());
}

#[test]
fn projects() {
    try_reader(&readers::projects());
}

#[test]
fn requests() {
    try_reader(&readers::requests());
}
