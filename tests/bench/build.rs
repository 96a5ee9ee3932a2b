//! How fast a site is built, beside a plain write of the same files, beside Hugo, and again after changes.
//!
//! `cargo bench --bench build -- 1000 10000` makes a corpus of about that many tasks for each number, always the same
//! one, and builds it five times, each into a new folder. Right behind each build, the files that it made are written
//! to another new folder from memory, with two threads: what no program can do without. Then builds go over a site that is there: with
//! nothing changed, one word, one deadline, one new plan, the theme. Printed are the best of each, ratios, processor time, the
//! peak memory of the builder, and the largest pages.
//!
//! `--hugo PROGRAM` builds as many pages of tasks, with the same text and three taxonomies, with Hugo in the same run, and
//! the site once more without what [publish] can leave out: Hugo makes pages alone.
//! `--keep DIR` keeps the corpora.

mod changes;
mod corpus;
mod extras;
mod files;
mod hugo;
mod process;

use files::Files;
use process::{build, least};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// The best of many runs: on a virtual machine one run may take several times as long as another.
const RUNS: usize = 5;
/// How many of the largest pages are named.
const LARGEST: usize = 3;

fn main() {
    let mut sizes = Vec::new();
    let (mut keep, mut hugo) = (None, None);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--keep" => keep = args.next().map(PathBuf::from),
            "--hugo" => hugo = args.next().map(PathBuf::from),
            // Cargo passes this to every benchmark.
            "--bench" => {}
            size => sizes.push(size.parse::<usize>().expect("a number of tasks")),
        }
    }
    if sizes.is_empty() {
        sizes = vec![1_000, 10_000];
    }

    let temp = tempfile::tempdir().expect("a temporary folder");
    let base = keep.unwrap_or_else(|| temp.path().to_owned());
    for size in sizes {
        measure(&base.join(size.to_string()), size, hugo.as_deref());
    }
}

fn measure(folder: &Path, size: usize, hugo: Option<&Path>) {
    let _ = std::fs::remove_dir_all(folder);
    corpus::make(folder, size, None);
    let theme = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("themes");
    let copied = Command::new("cp")
        .arg("-r")
        .arg(theme)
        .arg(folder.join("themes"))
        .status();
    assert!(copied.is_ok_and(|status| status.success()), "cp");
    if hugo.is_some() {
        hugo::make(folder, &folder.join("hugo"));
    }

    let out = |run: usize| folder.join(format!("out-{run}"));
    let (mut builds, mut writes) = (Vec::new(), Vec::new());
    let (mut hugos, mut bare) = (Vec::new(), Vec::new());
    let mut site = Files::default();
    for run in 0..RUNS {
        // Nothing is deleted in between: ext4 is slow to make files for minutes after many were.
        builds.push(build(folder, &out(run)));
        if run == 0 {
            site = Files::read(&out(run));
        }
        // What a build is compared with runs right behind it: the machine is noisy.
        writes.push(site.write(&folder.join(format!("write-{run}"))));
        if let Some(program) = hugo {
            let target = folder.join(format!("hugo-{run}"));
            hugos.push(hugo::build(program, &folder.join("hugo"), &target));
            bare.push(extras::left_out(folder, || {
                build(folder, &folder.join(format!("bare-{run}")))
            }));
        }
    }

    let wall = least(&builds, |run| run.wall.as_secs_f64());
    let write = writes.iter().min().map_or(0.0, Duration::as_secs_f64);
    let peak = builds.iter().map(|run| run.peak).max().unwrap_or(0);
    println!(
        "{size} tasks: {} files, {:.1} MB\n",
        site.len(),
        site.bytes() as f64 / 1e6
    );
    println!("| | wall | user | system | peak memory | ÷ write | ÷ build |");
    println!("|---|---|---|---|---|---|---|");
    let (user, system) = (
        least(&builds, |run| run.user),
        least(&builds, |run| run.system),
    );
    println!(
        "| build | {wall:.2} s | {user:.2} s | {system:.2} s | {} MiB | {:.2} | 1 |",
        peak / 1024,
        wall / write
    );
    println!("| plain write | {write:.2} s | | | | 1 | |");
    if !hugos.is_empty() {
        let pages = hugo::pages(&folder.join("hugo-0"));
        let (user, system) = (
            least(&hugos, |run| run.user),
            least(&hugos, |run| run.system),
        );
        let hugo = least(&hugos, |run| run.wall.as_secs_f64());
        println!(
            "| Hugo, {pages} pages | {hugo:.2} s | {user:.2} s | {system:.2} s | | | {:.2} |",
            hugo / wall
        );
        let files = Files::read(&folder.join("bare-0"));
        let (user, system) = (least(&bare, |run| run.user), least(&bare, |run| run.system));
        let alone = least(&bare, |run| run.wall.as_secs_f64());
        let peak = bare.iter().map(|run| run.peak).max().unwrap_or(0);
        println!(
            "| build without extras, {} files, {:.1} MB (Hugo ÷ this: {:.2}) | {alone:.2} s | {user:.2} s | {system:.2} s | {} MiB | | {:.2} |",
            files.len(),
            files.bytes() as f64 / 1e6,
            hugo / alone,
            peak / 1024,
            alone / wall
        );
    }
    for (said, runs) in changes::all(folder, &out(0)) {
        let again = least(&runs, |run| run.wall.as_secs_f64());
        let (user, system) = (least(&runs, |run| run.user), least(&runs, |run| run.system));
        println!(
            "| again: {said} | {again:.2} s | {user:.2} s | {system:.2} s | | | {:.2} |",
            again / wall
        );
    }
    for (path, length) in site.largest_pages(LARGEST) {
        println!("\n{path}: {} KB", length / 1000);
    }
    println!();
}
