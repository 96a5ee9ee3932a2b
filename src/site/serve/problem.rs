//! A problem as open pages show it.

use crate::base::diag::Severity;
use serde::Serialize;

/// A problem as pages show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Problem {
    /// How grave it is.
    pub severity: Severity,
    /// What the terminal says, without colours.
    pub text: String,
}
