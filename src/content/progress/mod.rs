//! content/progress/*.toml: what was reported of a promise, by whom, and where it stands.

mod status;

mod entries;

mod read;

pub use entries::{LookEntry, Progress, RecordEntry, ReportEntry};
pub use status::ProgressStatus;
