//! What comes out of this module: the lines of an archived file.

use super::format::unreadable;
use super::loss::Loss;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;
use crate::plan::LineRange;

/// The longest text that is read, in characters: many times the longest plan that we know. What is read of a text
/// takes up to 1.4 KB a character, so this is a ceiling of memory, too.
const LONGEST: usize = 500_000;

/// The text of an archived file.
#[derive(Debug, Clone)]
pub struct Text {
    /// Its lines.
    pub source: Source,
    /// The lines of the article itself, where the file's own structure tells it from the page
    /// around it.
    pub article: Option<LineRange>,
    /// What the file itself is called: the `<title>` of a page.
    pub title: Option<String>,
    /// What of the file its lines do not show as it stands there.
    pub losses: Vec<Loss>,
    /// Whether a cell that a merged one covers is told from one that is empty.
    pub marks_merged_cells: bool,
    /// Whether what was read is to be kept beside the file: where its lines are what a reader made of characters in their
    /// places or of bytes of old programs, a newer reader may see others.
    pub needs_transcript: bool,
}

impl Text {
    /// Names a text that is an article from its first line to its last, and whose tables, if it has any, are only
    /// characters.
    pub fn without_page(source: Source, losses: Vec<Loss>) -> Self {
        Self {
            source,
            article: None,
            title: None,
            losses,
            marks_merged_cells: false,
            needs_transcript: false,
        }
    }

    /// Names a text that is an article from its first line to its last, and whose tables were tables.
    pub(super) fn with_tables(source: Source, losses: Vec<Loss>) -> Self {
        Self {
            marks_merged_cells: true,
            ..Self::without_page(source, losses)
        }
    }

    /// Returns the text if it is not longer than any plan.
    ///
    /// # Errors
    /// `unreadable-format` for a longer one.
    pub(super) fn within_bounds(self) -> Result<Self, Box<Diagnostic>> {
        if self.source.text().chars().count() <= LONGEST {
            return Ok(self);
        }
        let what = message!("a-text-of-more-than-longest-characters", longest = LONGEST);
        let help = message!("no-plan-is-that-long-archive-its-part");
        Err(unreadable(self.source.name(), what, help))
    }
}
