//! Hostile bytes for each reader of files and of requests: what people give us, with bytes lost, doubled, moved and made
//! up. `GANGMU_FUZZ_SECONDS` sets how long this takes in all, `GANGMU_FUZZ_SEED` where it begins. docs/supply.md says which
//! crates are reached by which of these tests. `cargo test --release --test reliability -- fuzz 1000000` tries as many inputs.

use crate::support::hostile::readers::{self, Reader};
use crate::support::{copy, fixtures, gangmu};
use std::fmt::Write;
use std::fs;
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
fn old_documents() {
    try_reader(&readers::old_documents());
}

#[test]
fn documents_of_offices() {
    try_reader(&readers::documents_of_offices());
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

/// A PDF of a megabyte that draws it some thousand times.
fn exploding_pdf() -> String {
    let mut pdf = String::from("%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n");
    pdf += "2 0 obj << /Type /Pages /Count 1 /Kids [ 3 0 R ] >> endobj\n";
    let again = "4 0 R ".repeat(3_000);
    let page =
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 9 9 ] /Contents [ {again}] >>");
    writeln!(pdf, "3 0 obj {page} endobj").unwrap();
    let blank = " ".repeat(1 << 20);
    let drawn = format!("<< /Length {} >>\nstream\n{blank}\nendstream", blank.len());
    write!(
        pdf,
        "4 0 obj {drawn} endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
    )
    .unwrap();
    pdf
}

#[cfg(target_os = "linux")]
#[test]
fn a_source_that_takes_too_much_is_reported_and_the_others_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    copy(&fixtures("base"), folder);
    let sources = folder.join("seeds/new");
    fs::create_dir(&sources).unwrap();
    fs::write(sources.join("a.pdf"), exploding_pdf()).unwrap();
    let text = fixtures("import/cells/source.txt");
    fs::copy(text, sources.join("b.txt")).unwrap();

    let (_, said, code) = gangmu(folder, &["import", "seeds/new"]);
    assert!(code == 1 && said.contains("takes-too-much"), "{said}");
    let plans = fs::read_dir(folder.join("content/plans")).unwrap();
    assert_eq!(plans.count(), 2, "{said}");

    for command in [
        &["import", "seeds/new/a.pdf"][..],
        &["new", "x", "--source", "seeds/new/a.pdf", "--title", "甲"],
        &["progress", "suggest", "seeds/new/a.pdf"],
    ] {
        let (_, said, code) = gangmu(folder, command);
        assert!(code == 1 && said.contains("takes-too-much"), "{said}");
    }
}
