//! Paths below the root of a site, and the way back to the root.

use std::fmt;

/// The ending of every page.
pub(super) const PAGE: &str = ".html";

/// The path of a page below the root of the site, as in `units/x.html`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PagePath(String);

impl PagePath {
    /// Reads the path of a page. Returns nothing if it leaves the site, has hidden or empty folders, or does not end
    /// as pages do.
    pub fn parse(path: &str) -> Option<Self> {
        (is_sound(path) && path.ends_with(PAGE)).then(|| Self(path.to_owned()))
    }

    /// Returns the page that a path without its ending is of.
    pub(super) fn with_stem(stem: &str) -> Option<Self> {
        Self::parse(&format!("{stem}{PAGE}"))
    }

    /// Returns the path.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the path without its ending.
    pub fn stem(&self) -> &str {
        self.0.strip_suffix(PAGE).unwrap_or(&self.0)
    }

    /// Returns whether another page stands in the same folder at the same depth, as pages of one kind do.
    pub fn is_like(&self, other: &PagePath) -> bool {
        let place = |page: &PagePath| {
            let folder = page.0.split('/').next().unwrap_or_default().to_owned();
            (folder, depth(&page.0))
        };
        place(self) == place(other)
    }
}

impl fmt::Display for PagePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Returns whether a path names a file below the root with letters that need no escape: every part has a name, and
/// none is hidden or leads up.
pub(super) fn is_sound(path: &str) -> bool {
    path.split('/').all(is_name)
}

/// Returns whether a part of a path is the name of a file or folder: ASCII letters, digits, `-`, `_` and `.`, which
/// does not come first.
pub(super) fn is_name(part: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    !part.is_empty() && !part.starts_with('.') && part.bytes().all(plain)
}

/// Returns how many folders a path goes down.
pub(super) fn depth(path: &str) -> usize {
    path.bytes().filter(|b| *b == b'/').count()
}

/// Returns what leads up from so many folders: empty, `../`, `../../` and so on.
pub(super) fn way_up(folders: usize) -> &'static str {
    const MOST: &str = "../../../../../../../../";
    MOST.get(..folders * "../".len()).unwrap_or(MOST)
}
