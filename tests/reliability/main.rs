//! What becomes of a site when a build ends in the middle or a disk fails: kills and errors at every change that a build
//! makes to the file system.
//!
//! A child process, this program again, writes a small made-up site over another; a library that is preloaded into it
//! ends it, or fails it, at the n-th change. Then: with an exchange of folders there is the old site or the new one, byte
//! for byte; with moves no link and no search leads to what is not there, and an error leaves the old site; and the next
//! build makes the site that it should, and leaves nothing behind.
//!
//! `GANGMU_KILLS` sets how many builds are cut off in each series, `GANGMU_KILLS_SEED` which.
//!
//! `cargo test --release --test reliability -- program 1000 [PROJECT]` does it with the program itself on a real project,
//! at random moments, and tries it under limits; `-- fuzz 1000000` gives hostile input to all that reads any. Both take their
//! time, so they are run by hand.

mod disks;
mod fuzz;
mod made_site;
mod program;
mod reader;
mod series;
mod state;
#[path = "../support/mod.rs"]
mod support;

use gangmu::site::SiteFile;
use gangmu::site::disk::output::{Output, OutputOptions};
use rayon::prelude::*;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let [child, out, seed, way] = args.as_slice()
        && child == "child"
    {
        return build(
            Path::new(out),
            seed.parse().expect("a number"),
            way == "moves",
        );
    }
    // A list of tests is asked for by programs that run them one by one.
    if args.iter().any(|arg| arg == "--list") {
        return ExitCode::SUCCESS;
    }
    if cfg!(not(target_os = "linux")) {
        println!("reliability: passed over, this system preloads no library");
        return ExitCode::SUCCESS;
    }
    match args.as_slice() {
        [word, kills, project @ ..] if word == "program" => {
            let kills = kills.parse().expect("a number of kills");
            program::run(kills, project.first().map(String::as_str));
        }
        [word, inputs] if word == "fuzz" => fuzz::run(inputs.parse().expect("a number of inputs")),
        _ => series::run(),
    }
    ExitCode::SUCCESS
}

/// Writes the site of a number, as a child process that may not live to see its end.
fn build(out: &Path, seed: u64, in_place: bool) -> ExitCode {
    let files = made_site::files(seed)
        .into_par_iter()
        .map(|(path, text)| Ok::<_, anyhow::Error>(SiteFile::new(path, text.into_bytes())));
    let output = Output::open(out, OutputOptions { in_place }, |_| {});
    match output.and_then(|output| output.write(files)) {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
