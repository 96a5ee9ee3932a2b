//! Candidates for content/threads.toml: clauses of an earlier and a later plan of one place that may be one matter.
//!
//! In: the catalogue. Out: candidates with a score and reasons, as TOML to paste. Nothing here decides: a person reads
//! both plans.

mod clause;

mod grams;

mod candidate;

mod write;

pub use candidate::{Candidate, candidates};
pub use write::text;

pub(super) use clause::{Clause, clauses};
pub(super) use grams::{grams, longest_common_run};
