//! A whole site: inputs in, all files out, onto the disk or into a preview.
//!
//! `assembly` wires the stages together and does no input or output of its own; `disk` reads the project and
//! writes the site as a whole or not at all; `serve` shows it while its files are edited.

pub mod keys;

mod file;

mod own;

pub mod archived;

mod matters;

mod proven_plans;

mod kept_traces;

mod proved;

mod proving;

pub mod assembly;

pub mod files;

pub mod disk;

pub mod serve;

pub use file::{FileContent, LargeFile, SiteFile};
pub use kept_traces::KeptTraces;
pub use proved::Proved;
pub use proven_plans::ProvenPlans;
