//! A file of a site, before it is written.

/// A file of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteFile {
    /// Path below the root of the site: relative, `/`-separated.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}
