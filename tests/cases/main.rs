//! Tests whose cases are data below tests/fixtures: one test a case, so that one bad case does not hide the rest.
//! `cargo test --test fixtures readings/1-07` runs one.

mod archive;
mod diagnostics;
mod import;
mod leftovers;
mod readings;
mod sessions;
mod site;
#[path = "../support/mod.rs"]
mod support;

use libtest_mimic::{Arguments, Trial};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How one case ends: well, or with what is wrong.
type Verdict = Result<(), String>;

/// Makes a test of each folder of a kind, called `kind/folder`.
fn trials(kind: &str, check: fn(&Path) -> Verdict) -> Vec<Trial> {
    let of_case = |case: PathBuf| {
        let folder = case.file_name().unwrap().to_str().unwrap();
        trial(format!("{kind}/{folder}"), move || check(&case))
    };
    support::cases(kind).into_iter().map(of_case).collect()
}

/// Makes a test.
fn trial(name: impl Into<String>, check: impl FnOnce() -> Verdict + Send + 'static) -> Trial {
    Trial::test(name, || Ok(check()?))
}

fn main() -> ExitCode {
    let trials = [
        trials("archive", archive::check),
        trials("diagnostics", diagnostics::check),
        trials("import", import::check),
        trials("sessions", sessions::check),
        readings::trials(),
        vec![
            trial("site", site::check),
            trial("no file is left over", leftovers::check),
        ],
    ];
    let arguments = Arguments::from_args();
    libtest_mimic::run(&arguments, trials.into_iter().flatten().collect()).exit_code()
}
