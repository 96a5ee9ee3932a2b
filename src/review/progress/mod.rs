//! Candidates for content/progress: sentences of a report (政府工作报告, 督查通报) that may speak of a task.
//!
//! In: the lines of a report, and the catalogue. Out: candidates with a score and reasons, as TOML to paste. Nothing here
//! decides what was done: a person reads the report.

mod candidate;

mod write;

pub use candidate::{ReportCandidate, candidates};
pub use write::{ReportName, text};
