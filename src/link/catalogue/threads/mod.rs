//! Threads (脉络): one matter through several plans, with what can be computed from the texts.
//!
//! In: what content/threads.toml says, and the catalogue. Out: each thread with its steps found in the plans, the
//! difference from the plan before, and a diagnostic for whatever the texts contradict.

mod figure;

mod thread;

mod said;

mod deadlines;

mod differences;

mod resolve;

mod check;

pub use figure::{Figure, FigureDifference};
pub use thread::{DueDifference, LeadDifference, Step, Thread, ThreadIndex, Threads};

pub(super) use deadlines::of_quotes;
pub(super) use resolve::link;
