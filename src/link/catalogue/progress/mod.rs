//! Progress (进展): what was reported of a promise, with the words of the source.
//!
//! In: what content/progress says, archived reports, and the catalogue. Out: each record with what it speaks of, found in
//! the plans, in order of date, and a diagnostic for whatever plans or reports contradict.

mod record;

mod index;

mod gather;

mod said;

mod claims;

mod resolve;

pub use index::ProgressIndex;
pub use record::{About, Claim, Record, RecordSource};

pub(super) use resolve::link;
