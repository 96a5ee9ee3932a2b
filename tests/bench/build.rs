//! How fast a site is built, beside a plain write of the same files.
//!
//! `cargo bench --bench build -- 1000 10000` makes a corpus of about that many tasks for each number, always the same
//! one, and builds it five times, each into a new folder. Right behind each build, the files that it made are written
//! to another new folder from memory, with two threads: what no program can do without. A last build goes over a site
//! that is there. Printed are the best of each, the ratio, the processor time and the peak memory of the builder.
//! `--keep DIR` keeps the corpora.

mod corpus;

use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The best of many runs: on a virtual machine one run may take several times as long as another.
const RUNS: usize = 5;
/// How many threads write files from memory.
const WRITERS: usize = 2;
/// How many clock ticks of /proc make a second, on every Linux of today.
const TICKS: f64 = 100.0;

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
        "| tasks | files | output | build | user | system | again | write | build ÷ write | peak memory |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
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
    let (mut builds, mut writes) = (Vec::new(), Vec::new());
    let mut site = Files::default();
    for run in 0..RUNS {
        // Nothing is deleted in between: ext4 is slow to make files for minutes after many were.
        builds.push(build(folder, &out(run)));
        if run == 0 {
            site = Files::read(&out(run));
        }
        // The write runs right behind the build that it is compared with: the machine is noisy.
        writes.push(site.write(&folder.join(format!("write-{run}"))));
    }
    let again = build(folder, &out(0));

    let least = |value: fn(&Build) -> f64| builds.iter().map(value).fold(f64::INFINITY, f64::min);
    let wall = least(|build| build.wall.as_secs_f64());
    let write = writes.iter().min().map_or(0.0, Duration::as_secs_f64);
    let peak = builds.iter().map(|build| build.peak).max().unwrap_or(0);
    println!(
        "| {size} | {} | {:.1} MB | {wall:.2} s | {:.2} s | {:.2} s | {:.2} s | {write:.2} s | {:.2} | {} MiB |",
        site.files.len(),
        site.bytes() as f64 / 1e6,
        least(|build| build.user),
        least(|build| build.system),
        again.wall.as_secs_f64(),
        wall / write,
        peak / 1024,
    );
}

/// What a build took.
struct Build {
    wall: Duration,
    /// Processor time in seconds.
    user: f64,
    /// The same, within the kernel.
    system: f64,
    /// The most memory that it held, in KiB.
    peak: u64,
}

fn build(folder: &Path, out: &Path) -> Build {
    let before = children_time();
    let begun = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_gangmu"))
        .args(["-q", "build", "--out"])
        .arg(out)
        .current_dir(folder)
        .stdin(Stdio::null())
        // The ledger of a corpus knows no address yet, which a build warns of.
        .stderr(Stdio::null())
        .spawn()
        .expect("gangmu");

    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut peak = 0;
    let ended = loop {
        if let Some(ended) = child.try_wait().expect("gangmu") {
            break ended;
        }
        // The kernel keeps the high-water mark: the last look before the end is what counts.
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let held = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let held = held.and_then(|rest| rest.trim().strip_suffix(" kB")?.parse().ok());
        peak = peak.max(held.unwrap_or(0));
        std::thread::sleep(Duration::from_millis(2));
    };
    let wall = begun.elapsed();
    assert!(ended.success(), "the build failed");

    let after = children_time();
    Build {
        wall,
        user: after.0 - before.0,
        system: after.1 - before.1,
        peak,
    }
}

/// Returns the user and the system time of all children that have ended, in seconds.
fn children_time() -> (f64, f64) {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("/proc");
    // Behind the name of the program, which may hold spaces, `cutime` and `cstime` are the 14th and 15th (proc(5)).
    let (_, fields) = stat.rsplit_once(')').expect("a name");
    let mut fields = fields.split_whitespace().skip(13);
    let mut next = || fields.next().and_then(|field| field.parse::<f64>().ok());
    let (user, system) = (next().expect("cutime"), next().expect("cstime"));
    (user / TICKS, system / TICKS)
}

/// The files of a site, in memory.
#[derive(Default)]
struct Files {
    files: Vec<(PathBuf, Vec<u8>)>,
}

impl Files {
    fn read(folder: &Path) -> Self {
        let entries = walkdir::WalkDir::new(folder).into_iter();
        let paths = entries
            .map(|entry| entry.expect("a folder"))
            .filter(|entry| entry.file_type().is_file());
        let files = paths.map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("below").to_owned();
            (path, std::fs::read(entry.path()).expect("a file"))
        });
        Self {
            files: files.collect(),
        }
    }

    fn bytes(&self) -> usize {
        self.files.iter().map(|(_, bytes)| bytes.len()).sum()
    }

    /// Writes them all into a new folder, and says how long that took.
    fn write(&self, folder: &Path) -> Duration {
        let threads = rayon::ThreadPoolBuilder::new().num_threads(WRITERS).build();
        let begun = Instant::now();
        threads.expect("threads").install(|| {
            self.files.par_iter().for_each(|(path, bytes)| {
                let path = folder.join(path);
                let parent = path.parent().expect("a folder");
                std::fs::create_dir_all(parent).expect("a folder");
                std::fs::write(path, bytes).expect("a file");
            });
        });
        begun.elapsed()
    }
}
