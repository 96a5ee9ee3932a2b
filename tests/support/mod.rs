//! What the tests share: the real content, folders to build in, expected files.

#![allow(dead_code, reason = "each test binary needs a part of it")]

pub mod archived;
pub mod hostile;
pub mod pdf;

use gangmu::base::diag::{Diagnostic, Renderer};
use gangmu::base::message::Language;
use gangmu::content::settings::Settings;
use gangmu::site::assembly::{self, Content, Site};
use gangmu::site::disk::project::Project;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The day on which tests play: 2026-01-02, in seconds.
pub const TODAY: &str = "1767312000";

/// The project's own folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn fixtures(kind: &str) -> PathBuf {
    root().join("tests/fixtures").join(kind)
}

/// The folders in a folder of fixtures, sorted; there must be some.
pub fn cases(kind: &str) -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = std::fs::read_dir(fixtures(kind))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    assert!(!cases.is_empty(), "no fixtures in {kind}");
    cases
}

/// The project's own content, with everything that was noticed on reading it.
pub fn real() -> (Project, Content, Vec<Diagnostic>) {
    let project = Project::new(&root(), None);
    let mut found = Vec::new();
    let content = project.content(&mut found).unwrap();
    (project, content, found)
}

/// The project's own site.
pub fn real_site() -> Site {
    real_site_in("gazette", "zh-CN")
}

/// Returns the seconds that this thread has been on a processor, so that other tests do not count.
pub fn processor_time() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    let nanoseconds: f64 = text.split(' ').next().unwrap().parse().unwrap();
    nanoseconds / 1e9
}

/// The files of a site, by path.
pub fn files_of(site: &Site) -> BTreeMap<String, Vec<u8>> {
    site.files()
        .map(|file| {
            let file = file.unwrap();
            let bytes = file.bytes().unwrap().into_owned();
            (file.path, bytes)
        })
        .collect()
}

/// The project's own site in a theme and a language.
pub fn real_site_in(theme: &str, language: &str) -> Site {
    real_site_with(|settings| {
        settings.theme = theme.to_owned();
        settings.language = language.to_owned();
    })
}

/// The project's own site with other settings.
pub fn real_site_with(set: impl FnOnce(&mut Settings)) -> Site {
    let (project, content, mut found) = real();
    let mut settings = assembly::settings(&content).drain_into(&mut found);
    set(&mut settings);
    let catalogue =
        assembly::catalogue(&content, &|file: &str| project.archived(file)).drain_into(&mut found);
    let files = project.theme(&settings.theme, &mut found).unwrap().unwrap();
    let theme = assembly::theme(files, &settings).drain_into(&mut found);
    let moves = assembly::moves(&content).drain_into(&mut found);
    assert!(found.is_empty(), "{}", draw(&found));
    Site::new(
        catalogue,
        settings,
        theme.unwrap(),
        moves,
        Default::default(),
        None,
    )
}

pub fn draw(found: &[Diagnostic]) -> String {
    let renderer = Renderer::new(false, Language::En);
    found
        .iter()
        .map(|diagnostic| renderer.render(diagnostic) + "\n")
        .collect()
}

/// Tells whether expected files are to be written instead of compared.
pub fn is_blessing() -> bool {
    std::env::var_os("GANGMU_BLESS").is_some()
}

/// Compares a text with the file of what is expected, and returns what differs. Where nothing is expected there may
/// be no file. With GANGMU_BLESS set, writes the file instead.
pub fn compare(file: &Path, actual: &str) -> Result<(), String> {
    let shown = file.strip_prefix(root()).unwrap_or(file).display();
    let expected = std::fs::read_to_string(file).ok();
    if expected.as_deref() == Some(actual) {
        return Ok(());
    }
    if is_blessing() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, actual).unwrap();
        return Ok(());
    }
    let Some(expected) = expected else {
        return Err(format!(
            "{shown} is missing; GANGMU_BLESS=1 writes it:\n{actual}"
        ));
    };

    let difference = similar::TextDiff::from_lines(expected.as_str(), actual);
    let difference = difference.unified_diff().to_string();
    Err(format!(
        "{shown} differs (- expected, + actual); GANGMU_BLESS=1 takes what is actual:\n{difference}"
    ))
}

/// Compares with a file of expected text, and panics where it differs.
pub fn expect(file: &Path, actual: &str) {
    if let Err(difference) = compare(file, actual) {
        panic!("{difference}");
    }
}

/// Returns every file below a folder: its path there, with `/`, and its bytes.
pub fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter();
    let files = entries
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let below = entry.path().strip_prefix(folder).unwrap();
            let path = below.to_str().unwrap().replace('\\', "/");
            (path, std::fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Runs the binary in a folder; gives what it said on both streams, and how it ended.
pub fn gangmu(folder: &Path, args: &[&str]) -> (String, String, i32) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_gangmu"))
        .args(["--color", "never"])
        .args(args)
        .current_dir(folder)
        .env("LC_ALL", "C.UTF-8")
        .env("SOURCE_DATE_EPOCH", TODAY)
        .output()
        .unwrap();
    (
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
        output.status.code().unwrap(),
    )
}

/// How many cases a property is tried with. They are the same on every machine, so that a change is
/// judged by what it changed; GANGMU_RANDOM=1 looks for new ones.
pub fn cases_of(cases: u32) -> proptest::test_runner::Config {
    use proptest::test_runner::{Config, RngSeed};
    let random = std::env::var_os("GANGMU_RANDOM").is_some();
    let rng_seed = if random {
        RngSeed::Random
    } else {
        RngSeed::Fixed(20_170_213)
    };
    Config {
        cases,
        failure_persistence: None,
        rng_seed,
        ..Config::default()
    }
}
