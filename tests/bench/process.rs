//! What a program takes to run: time of every sort, and memory.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How many clock ticks of /proc make a second, on every Linux of today.
const TICKS: f64 = 100.0;

/// What a run of a program took.
pub struct Run {
    /// From its start to its end.
    pub wall: Duration,
    /// Processor time in seconds.
    pub user: f64,
    /// The same, within the kernel.
    pub system: f64,
    /// The most memory that it held, in KiB.
    pub peak: u64,
}

/// Builds the project in a folder into another.
pub fn build(folder: &Path, out: &Path) -> Run {
    let mut gangmu = Command::new(env!("CARGO_BIN_EXE_gangmu"));
    gangmu
        .args(["-q", "build", "--out"])
        .arg(out)
        .current_dir(folder);
    run(&mut gangmu)
}

/// Runs a program to its end.
///
/// # Panics
/// A program that fails or is not there.
pub fn run(command: &mut Command) -> Run {
    let before = children_time();
    let begun = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        // The ledger of a corpus knows no address yet, which a build warns of.
        .stderr(Stdio::null())
        .spawn()
        .expect("the program");

    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut peak = 0;
    let ended = loop {
        if let Some(ended) = child.try_wait().expect("the program") {
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
    assert!(ended.success(), "the program failed");

    let after = children_time();
    Run {
        wall,
        user: after.0 - before.0,
        system: after.1 - before.1,
        peak,
    }
}

/// Returns the least of something over many runs.
pub fn least(runs: &[Run], value: fn(&Run) -> f64) -> f64 {
    runs.iter().map(value).fold(f64::INFINITY, f64::min)
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
