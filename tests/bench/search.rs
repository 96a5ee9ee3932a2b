//! How exact, how cheap and how fast search is, beside Pagefind on the same pages.
//!
//! `cargo bench --bench search -- bundled 250 10000 50000` takes the bundled plans, then makes a corpus of
//! that many tasks for each number, always the same one. It builds the site of each, and writes each
//! record once more as a small page, which Pagefind indexes.
//! Then tests/bench/search/run.js serves both, drives a browser, compares every
//! answer with a scan of all texts, and prints the table. `--keep DIR` keeps the corpora; `--queries N`
//! asks fewer; `--alone` leaves Pagefind out.

mod corpus;
mod speech;

use gangmu::search::{self, Corpus};
use gangmu::site::assembly;
use gangmu::site::disk::project::Project;
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// What is searched.
enum Size {
    /// The plans that come with the program.
    Bundled,
    /// A made-up corpus of so many tasks.
    Tasks(usize),
}

impl Size {
    fn of(word: &str) -> Self {
        match word {
            "bundled" => Self::Bundled,
            number => Self::Tasks(number.parse().expect("`bundled`, or a number of tasks")),
        }
    }
}

impl std::fmt::Display for Size {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Bundled => f.write_str("bundled"),
            Self::Tasks(tasks) => write!(f, "{tasks}"),
        }
    }
}

fn main() {
    let mut sizes = Vec::new();
    let mut keep = None;
    let mut passed = Vec::new();
    let mut alone = false;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--keep" => keep = args.next().map(PathBuf::from),
            "--alone" => alone = true,
            "--queries" => passed.extend([arg, args.next().expect("a number of queries")]),
            // Cargo passes this to every benchmark.
            "--bench" => {}
            size => sizes.push(Size::of(size)),
        }
    }
    if sizes.is_empty() {
        sizes = ["bundled", "250", "10000", "50000"].map(Size::of).into();
    }
    let temp = tempfile::tempdir().expect("a temporary folder");
    let base = keep.unwrap_or_else(|| temp.path().to_owned());
    for size in sizes {
        let folder = base.join(size.to_string());
        if !folder.join("texts.jsonl").exists() {
            make(&folder, &size);
        }
        if !alone {
            pages(&folder);
        }
        let run = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/search/run.js");
        install(run.parent().expect("a folder"));
        if alone {
            passed.push("--alone".to_owned());
        }
        let status = Command::new("node")
            .arg(run)
            .arg(&folder)
            .args(&passed)
            .status();
        assert!(status.is_ok_and(|status| status.success()), "node");
    }
}

/// What the browser side needs, by its lock file.
fn install(folder: &Path) {
    if folder.join("node_modules").exists() {
        return;
    }
    let status = Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund", "--silent"])
        .current_dir(folder)
        .status();
    assert!(status.is_ok_and(|status| status.success()), "npm ci");
}

/// A corpus, its site, and what a scan looks through.
fn make(folder: &Path, size: &Size) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir_all(folder).expect("a folder");
    let copy = |name: &str| {
        let mut cp = Command::new("cp");
        let status = cp.arg("-r").arg(root.join(name)).arg(folder).status();
        assert!(status.is_ok_and(|status| status.success()), "cp");
    };
    match size {
        Size::Bundled => ["seeds", "content"].into_iter().for_each(copy),
        Size::Tasks(tasks) => {
            let speech = speech::Speech::learn(&root.join("seeds"));
            corpus::make(
                folder,
                *tasks,
                Some(&|random, length| speech.say(random, length)),
            );
        }
    }
    copy("themes");

    let project = Project::new(folder, None);
    let mut found = Vec::new();
    let content = project.content(&mut found).expect("content");
    let settings = assembly::settings(&content).value;
    let catalogue = assembly::catalogue(&content, &|file: &str| project.archived(file)).value;
    let files = project
        .theme(&settings.theme, &mut found)
        .expect("a theme")
        .expect("a theme");
    let theme = assembly::theme(files, &settings).value.expect("a theme");
    let corpus = Corpus::of(&catalogue, &theme.strings);
    let begun = Instant::now();
    let index = search::build(&corpus, &theme.strings);
    let seconds = begun.elapsed().as_secs_f64();
    drop(index);
    let mut lines = String::new();
    for record in &corpus.records {
        let path = record.path(&corpus.names[corpus.plans[record.plan].name].id);
        lines += &serde_json::json!([path, record.text.join("\n"), record.title]).to_string();
        lines.push('\n');
    }
    for name in &corpus.names {
        let path = name.kind.pattern().replace("{}", &name.id);
        lines += &serde_json::json!([path, name.names]).to_string();
        lines.push('\n');
    }
    std::fs::write(folder.join("texts.jsonl"), lines).expect("texts.jsonl");
    std::fs::write(folder.join("seconds"), seconds.to_string()).expect("seconds");
    let begun = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_gangmu"))
        .arg("-q")
        .current_dir(folder)
        .status();
    assert!(
        status.is_ok_and(|status| status.success()),
        "the build failed"
    );
    eprintln!(
        "{size}: index {seconds:.2} s, whole build {:.2} s",
        begun.elapsed().as_secs_f64()
    );
}

/// Each record as a page of its own, as small as a page can be.
fn pages(folder: &Path) {
    let out = folder.join("pages");
    if out.exists() {
        return;
    }
    std::fs::create_dir_all(&out).expect("a folder");
    let lines = std::fs::read_to_string(folder.join("texts.jsonl")).expect("texts.jsonl");
    let lines: Vec<&str> = lines.lines().collect();
    lines.par_iter().enumerate().for_each(|(at, line)| {
        let row: Vec<serde_json::Value> = serde_json::from_str(line).expect("a row");
        let [_, serde_json::Value::String(text), title] = &row[..] else {
            return;
        };
        let title = escaped(title.as_str().unwrap_or_default());
        let text: String = text.lines().map(|line| format!("<p>{}</p>\n", escaped(line))).collect();
        let page = format!("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>{title}</title></head><body><main data-pagefind-body>\n{text}</main></body></html>\n");
        std::fs::write(out.join(format!("{at}.html")), page).expect("a page");
    });
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    gangmu::base::text::escape_into(&mut out, text);
    out
}
