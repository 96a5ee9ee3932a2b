//! The sheet that import hands to a reviewer: what was read, what is doubted, what is missing.
//!
//! In: an imported plan with its proof, the gazetteer, and the lexicon. Out: a [`Sheet`], as text for people or as
//! JSON for programs, with the units and parks that the gazetteer lacks.

mod sheet;

mod candidates;

mod unlisted;

mod place;

mod unassigned;

mod unread_figures;

mod unclaimed_figures;

mod summary;

mod draw;

pub mod suggest;

pub mod threads;

pub mod progress;

pub mod desk;

pub use sheet::{
    Counts, Dates, Doubt, ImportOutcome, Reading, Sheet, SkipItem, Suggestion, Unlisted, UnreadItem,
};
pub use summary::ImportedPlan;
pub use unassigned::unassigned;
pub use unclaimed_figures::unclaimed_figures;
