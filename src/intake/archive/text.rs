//! What comes out of this module: the lines of an archived file.

use crate::base::source::Source;
use crate::plan::LineRange;

/// The text of an archived file.
#[derive(Debug, Clone)]
pub struct Text {
    /// Its lines.
    pub source: Source,
    /// The lines of the article itself, where the file's own structure tells it from the page
    /// around it.
    pub article: Option<LineRange>,
}

impl Text {
    /// Names a text that is an article from its first line to its last.
    pub(super) fn without_page(source: Source) -> Self {
        Self {
            source,
            article: None,
        }
    }
}
