//! Hostile input by the million: whatever people give us is read or refused, within time and memory.

use crate::support::hostile::readers::{self, Reader};
use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How long one input may take.
const LONGEST: Duration = Duration::from_secs(10);
/// How much memory all readers together may take at any time, in KiB.
const MOST_MEMORY: u64 = 1 << 20;

/// What a reader did.
#[derive(Default, Clone, Copy)]
struct Seen {
    inputs: u64,
    panics: u64,
    slowest: Duration,
    /// The seed of the input that took longest.
    seed: u64,
}

/// Tries all readers on so many inputs together, on all processors, and prints what came of it.
///
/// # Panics
/// Where a reader panics, an input takes too long, or memory grows too large.
pub fn run(inputs: u64) {
    let first = std::env::var("GANGMU_FUZZ_SEED").map_or(1, |seed| seed.parse().expect("a number"));
    let readers = readers::all();
    let queue = queue(&readers, inputs);
    let seen: Mutex<BTreeMap<&str, Seen>> = Mutex::default();
    let next = AtomicU64::new(0);

    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(&reader) = queue.get(number as usize) else {
                        return;
                    };
                    let tried = try_once(&readers[reader], first + number);
                    let mut seen = seen.lock().expect("nobody panics with it");
                    add(seen.entry(readers[reader].name).or_default(), tried);
                }
            });
        }
    });

    let seen = seen.into_inner().expect("nobody panics with it");
    let memory = most_memory();
    println!("| reader | inputs | panics | slowest | its seed |\n|---|---|---|---|---|");
    for (name, seen) in &seen {
        let Seen {
            inputs,
            panics,
            slowest,
            seed,
        } = seen;
        println!("| {name} | {inputs} | {panics} | {slowest:.1?} | {seed} |");
    }
    println!("most memory: {} MiB", memory >> 10);

    assert!(seen.values().all(|seen| seen.panics == 0), "readers panic");
    assert!(
        seen.values().all(|seen| seen.slowest <= LONGEST),
        "readers hang"
    );
    assert!(memory <= MOST_MEMORY, "readers take too much memory");
}

/// Returns which reader gets each input, by the readers' shares, so that each is tried all the time.
fn queue(readers: &[Reader], inputs: u64) -> Vec<usize> {
    let all: u64 = readers.iter().map(|reader| reader.share).sum();
    let round: Vec<usize> = (0..all)
        .map(|ticket| {
            // A step that has no divisor in common with the number of tickets visits each of them once.
            let ticket = ticket * 617 % all;
            let mut behind = 0;
            let holder = readers.iter().position(|reader| {
                behind += reader.share;
                ticket < behind
            });
            holder.expect("a ticket of somebody")
        })
        .collect();
    round.into_iter().cycle().take(inputs as usize).collect()
}

/// Tries a reader once, and says its seed where it panics.
fn try_once(reader: &Reader, seed: u64) -> Seen {
    let begun = Instant::now();
    let read = panic::catch_unwind(AssertUnwindSafe(|| reader.try_seed(seed)));
    let slowest = begun.elapsed();
    if read.is_err() {
        eprintln!("{} panics at seed {seed}", reader.name);
    }
    Seen {
        inputs: 1,
        panics: u64::from(read.is_err()),
        slowest,
        seed,
    }
}

/// Adds what was seen of one input.
fn add(seen: &mut Seen, one: Seen) {
    seen.inputs += one.inputs;
    seen.panics += one.panics;
    if one.slowest > seen.slowest {
        seen.slowest = one.slowest;
        seen.seed = one.seed;
    }
}

/// Returns the most memory that this process has held at once, in KiB.
pub fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("a Linux");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number
        .and_then(|number| number.parse().ok())
        .expect("a number")
}
