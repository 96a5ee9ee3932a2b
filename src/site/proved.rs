//! What was proved before and need not be proved again.

use super::{KeptTraces, ProvenPlans};

/// What was proved before.
#[derive(Debug, Default, Clone, Copy)]
pub struct Proved<'a> {
    /// Plans that this run of the program has read and proved.
    pub plans: Option<&'a ProvenPlans>,
    /// What builds keep beside the site.
    pub traces: Option<&'a KeptTraces>,
}
