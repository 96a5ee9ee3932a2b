//! The sheet that import hands to a reviewer: what was read, what is doubted, what is missing.

mod sheet;

mod candidates;

mod names;

mod summary;

mod draw;

pub use sheet::{Counts, Dates, Doubt, Outcome, Reading, Sheet, SkipItem, Suggestion, Unlisted};
