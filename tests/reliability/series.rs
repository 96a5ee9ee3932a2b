//! The series: which builds are cut off, where, and what must hold then.

use crate::made_site::{self, Files};
use crate::state::{files, missing, pages};
use std::path::{Path, PathBuf};
use std::process::Command;

/// How many builds are cut off in each series, unless it is said.
const KILLS: u64 = 100;
/// A build of such a site makes fewer changes than this.
const CHANGES: u64 = 400;
/// EIO, EACCES, ENOSPC (errno(3)).
const ERRORS: [&str; 3] = ["5", "13", "28"];

/// How a build is cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    Kill,
    Error,
}

/// What was seen in a series.
#[derive(Debug, Default)]
struct Seen {
    cut_off: u64,
    old: u64,
    new: u64,
    between: u64,
}

struct Series {
    folder: tempfile::TempDir,
    library: PathBuf,
    random: fastrand::Rng,
    kills: u64,
}

/// Runs all series.
///
/// # Panics
/// Where something does not hold; the message names the numbers that show it.
pub fn run() {
    let folder = folder();
    let library = folder.path().join("fail_at.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reliability/fail_at.c");
    let compiled = Command::new("cc")
        .args(["-shared", "-fPIC", "-o"])
        .args([&library, &source])
        .arg("-ldl")
        .status();
    assert!(compiled.is_ok_and(|status| status.success()), "cc");

    let mut series = Series {
        folder,
        library,
        random: fastrand::Rng::with_seed(number("GANGMU_KILLS_SEED").unwrap_or(1)),
        kills: number("GANGMU_KILLS").unwrap_or(KILLS),
    };
    println!("| series | cut off | old site | new site | in between |");
    println!("|---|---|---|---|---|");
    for way in ["exchange", "moves"] {
        for (how, said) in [(How::Kill, "killed"), (How::Error, "failed")] {
            let seen = series.over_a_site(way, how);
            println!(
                "| {way}, {said} | {} | {} | {} | {} |",
                seen.cut_off, seen.old, seen.new, seen.between
            );
        }
    }
    let seen = series.first_builds();
    println!(
        "| first build, killed | {} | {} | {} | 0 |",
        seen.cut_off, seen.old, seen.new
    );
}

/// Makes a folder, in memory where there is such a place: a barrier waits for all that a disk has to write.
pub fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let folder = match memory.is_dir() {
        true => tempfile::tempdir_in(memory),
        false => tempfile::tempdir(),
    };
    folder.expect("a folder")
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

impl Series {
    /// Cuts off builds over a site that is there.
    fn over_a_site(&mut self, way: &str, how: How) -> Seen {
        let home = self.folder.path().join(format!("{way}-{how:?}"));
        std::fs::create_dir(&home).expect("a folder");
        let out = home.join("public");
        let mut seen = Seen::default();
        let mut old_seed = self.random.u64(1..);
        assert!(self.build(&out, old_seed, way, None), "a first build");

        while seen.cut_off < self.kills {
            let (new_seed, at) = (self.random.u64(1..), self.random.u64(1..CHANGES));
            let case = format!("{way} {how:?}: {old_seed} -> {new_seed} at {at}");
            let (old, new) = (made_site::files(old_seed), made_site::files(new_seed));
            if self.build(&out, new_seed, way, Some((how, at))) {
                assert_eq!(pages(files(&out)), new, "{case}: done, but not made");
                old_seed = new_seed;
                continue;
            }

            seen.cut_off += 1;
            let is = pages(without_own(files(&out)));
            if is == old {
                seen.old += 1;
            } else if is == new {
                seen.new += 1;
            } else {
                seen.between += 1;
                let differing = differing(&is, &old);
                assert!(
                    way == "moves" && how == How::Kill,
                    "{case}: two sites mixed: {differing:?}"
                );
            }
            let missing = missing(&is);
            assert!(missing.is_empty(), "{case}: nothing there: {missing:?}");

            // Whatever comes next is right, by either way.
            let next = *self
                .random
                .choice(&[old_seed, new_seed, new_seed + 1])
                .expect("one");
            let next_way = if self.random.bool() { way } else { "exchange" };
            assert!(
                self.build(&out, next, next_way, None),
                "{case}: then {next}"
            );
            assert_eq!(
                pages(files(&out)),
                made_site::files(next),
                "{case}: then {next}"
            );
            assert_eq!(names(&home), [".gangmu-cache", "public"], "{case}");
            old_seed = next;
        }
        seen
    }

    /// Kills builds where no site is there yet.
    fn first_builds(&mut self) -> Seen {
        let mut seen = Seen::default();
        for round in 0..self.kills {
            let home = self.folder.path().join(format!("first-{round}"));
            std::fs::create_dir(&home).expect("a folder");
            let out = home.join("public");
            let (seed, at) = (self.random.u64(1..), self.random.u64(1..CHANGES / 2));
            let case = format!("first build {seed} at {at}");
            if self.build(&out, seed, "exchange", Some((How::Kill, at))) {
                continue;
            }

            seen.cut_off += 1;
            if out.exists() {
                seen.new += 1;
                assert_eq!(pages(files(&out)), made_site::files(seed), "{case}");
            } else {
                seen.old += 1;
            }
            assert!(self.build(&out, seed + 1, "exchange", None), "{case}");
            assert_eq!(pages(files(&out)), made_site::files(seed + 1), "{case}");
            assert_eq!(names(&home), [".gangmu-cache", "public"], "{case}");
            std::fs::remove_dir_all(&home).expect("removed");
        }
        seen
    }

    /// Builds a site in a child process, and returns whether it came to its end.
    fn build(&mut self, out: &Path, seed: u64, way: &str, cut: Option<(How, u64)>) -> bool {
        let mut child = Command::new(std::env::current_exe().expect("this program"));
        child.args([
            Path::new("child"),
            out,
            Path::new(&seed.to_string()),
            Path::new(way),
        ]);
        // Two threads, so that what is done side by side is cut off, too.
        child.env("RAYON_NUM_THREADS", "2");
        if let Some((how, at)) = cut {
            let how = match how {
                How::Kill => "kill",
                How::Error => self.random.choice(ERRORS).expect("one"),
            };
            child
                .env("LD_PRELOAD", &self.library)
                .env("FAIL_AT", at.to_string())
                .env("FAIL_HOW", how)
                .env("FAIL_BELOW", self.folder.path());
        }
        let output = child.output().expect("a child");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!said.contains("panicked"), "{seed}: {said}");
        assert!(cut.is_some() || output.status.success(), "{seed}: {said}");
        output.status.success()
    }
}

/// Returns the paths of files that are not as they were.
fn differing<'a>(is: &'a Files, old: &'a Files) -> Vec<&'a str> {
    let paths = is.keys().chain(old.keys());
    let differing = paths.filter(|path| is.get(*path) != old.get(*path));
    differing.map(String::as_str).collect()
}

/// Returns the files without those that a killed build keeps in the site until the next one.
fn without_own(mut files: Files) -> Files {
    files.retain(|path, _| !path.starts_with(".gangmu-work/"));
    files
}

/// Returns the names in a folder, sorted.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("Unicode")
        })
        .collect();
    names.sort();
    names
}
