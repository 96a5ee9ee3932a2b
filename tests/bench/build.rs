//! How fast a site is built, beside a plain copy of the same files.
//!
//! `cargo bench --bench build -- 1000 10000` makes a corpus of about that many tasks for each
//! number, always the same one, builds it five times, each into a new folder, once more over
//! itself, and copies each result with `cp -r`. It prints the best of each, the ratio, and the
//! builder's peak memory. `--keep DIR` keeps the corpora.

mod corpus;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The best of many runs: on a virtual machine one run may take several times as long as another.
const RUNS: usize = 5;

fn main() {
    let mut sizes = Vec::new();
    let mut keep = None;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--keep" => keep = args.next().map(PathBuf::from),
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
    println!(
        "| tasks | files | output | build | again | `cp -r` | build ÷ copy | files/s | peak memory |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for size in sizes {
        measure(&base.join(size.to_string()), size);
    }
}

fn measure(folder: &Path, size: usize) {
    let _ = std::fs::remove_dir_all(folder);
    corpus::make(folder, size, None);
    let theme = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("themes");
    let copied = Command::new("cp")
        .arg("-r")
        .arg(theme)
        .arg(folder.join("themes"))
        .status();
    assert!(copied.is_ok_and(|status| status.success()), "cp");
    let out = |run: usize| folder.join(format!("out-{run}"));
    let mut builds = Vec::new();
    let mut copies = Vec::new();
    let mut peak = 0;
    for run in 0..RUNS {
        // Nothing is deleted in between: ext4 is slow to make files for minutes after many were.
        let (time, memory) = build(folder, &out(run));
        builds.push(time);
        peak = peak.max(memory);
        // The copy runs right behind the build that it is compared with: the machine is noisy.
        let copy = folder.join(format!("copy-{run}"));
        let begun = Instant::now();
        let status = Command::new("cp")
            .arg("-r")
            .arg(out(run))
            .arg(&copy)
            .status();
        copies.push(begun.elapsed());
        assert!(status.is_ok_and(|status| status.success()), "cp -r");
    }
    let (again, _) = build(folder, &out(0));
    let (files, bytes) = size_of(&out(0));
    let (build, copy) = (best(&builds), best(&copies));
    println!(
        "| {size} | {files} | {:.1} MB | {:.2} s | {:.2} s | {:.2} s | {:.2} | {:.0} | {} MiB |",
        bytes as f64 / 1e6,
        build.as_secs_f64(),
        again.as_secs_f64(),
        copy.as_secs_f64(),
        build.as_secs_f64() / copy.as_secs_f64(),
        files as f64 / build.as_secs_f64(),
        peak / 1024,
    );
}

/// Builds, and says how long that took and how much memory it held at most, in KiB.
fn build(folder: &Path, out: &Path) -> (Duration, u64) {
    let begun = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_gangmu"))
        .args(["-q", "build", "--out"])
        .arg(out)
        .current_dir(folder)
        .stdin(Stdio::null())
        .spawn()
        .expect("gangmu");
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut peak = 0;
    loop {
        if let Some(status) = child.try_wait().expect("gangmu") {
            assert!(status.success(), "the build failed");
            return (begun.elapsed(), peak);
        }
        // The kernel keeps the high-water mark: the last look before the end is what counts.
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let held = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let held = held.and_then(|rest| rest.trim().strip_suffix(" kB")?.parse().ok());
        peak = peak.max(held.unwrap_or(0));
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn best(times: &[Duration]) -> Duration {
    times.iter().copied().min().unwrap_or_default()
}

fn size_of(folder: &Path) -> (usize, u64) {
    let files = walkdir::WalkDir::new(folder)
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file());
    files.fold((0, 0), |(count, bytes), file| {
        (count + 1, bytes + file.metadata().map_or(0, |m| m.len()))
    })
}
