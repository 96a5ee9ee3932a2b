//! What people say of the plans besides the plans themselves.

use crate::base::source::Source;
use crate::content::progress::Progress;
use crate::content::threads::Threads;
use std::collections::HashMap;

/// What people say of matters and promises, with the archived reports that they quote.
#[derive(Debug, Default)]
pub struct Matters {
    /// One matter through several plans.
    pub threads: Threads,
    /// What was reported of a promise.
    pub progress: Progress,
    /// The archived reports as text, by the paths that records name; those that cannot be read were reported.
    pub reports: HashMap<String, Source>,
}
