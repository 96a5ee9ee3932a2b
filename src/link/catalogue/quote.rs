//! Words of a plan that people quote.

use crate::plan::BlockAt;
use std::ops::Range;

/// The exact words of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// The heading or paragraph that they stand in.
    pub at: BlockAt,
    /// Their bytes there.
    pub range: Range<usize>,
}
