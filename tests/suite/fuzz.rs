//! A minute of hostile input: texts made of what plans are made of, and real plans with lines lost,
//! doubled, moved and torn. Whatever import makes of them must be what the content reader reads back,
//! and must prove itself against its source. `GANGMU_FUZZ_SECONDS` sets how long, `GANGMU_FUZZ_SEED`
//! where it begins.

use crate::support::hostile::readers;
use std::time::{Duration, Instant};

#[test]
fn hostile_texts_are_read_and_prove_themselves() {
    let number = |name: &str| std::env::var(name).ok()?.parse::<u64>().ok();
    let seconds = number("GANGMU_FUZZ_SECONDS").unwrap_or(5);
    let first = number("GANGMU_FUZZ_SEED").unwrap_or(1);
    let reader = readers::plan_texts();
    let started = Instant::now();
    let mut tried = 0;
    while started.elapsed() < Duration::from_secs(seconds) || tried < 50 {
        reader.try_seed(first + tried);
        tried += 1;
    }
    println!("{tried} texts");
}
