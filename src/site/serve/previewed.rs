//! What is previewed.

use std::path::PathBuf;

/// A site that is previewed, and what it is built from.
#[derive(Debug, Clone, Default)]
pub struct Previewed {
    /// The folder served; what is written there is the outcome of a build, not a reason for one.
    pub root: PathBuf,
    /// Folders whose changes ask for a build; one that is not there is watched when it appears.
    pub watch: Vec<PathBuf>,
    /// Whether the folders are looked through again and again, for file systems that tell of no changes.
    pub poll: bool,
}
