//! The size of a site that was written, and what changed.

/// The size of a site that was written, and what changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Files of the site.
    pub files: usize,
    /// Files that were new or differed.
    pub changed: usize,
    /// Files of the last build that are no more.
    pub removed: Vec<String>,
    /// Bytes of all files together.
    pub bytes: u64,
    /// Bytes of the greatest file.
    pub greatest: u64,
}
