//! Another file that a Word document shows as a part of its text (altChunk).

use super::super::text::Text;

/// A file within a document.
pub enum Chunk {
    /// As it was read.
    Read(Text),
    /// Why it was not read.
    Unreadable(String),
}
