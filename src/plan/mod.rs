//! The nouns of a work plan (工作方案): what every later stage speaks of.

mod document;
mod due;
mod label;
mod outline;
mod role;
mod slug;
mod task;

pub use document::{
    Certainty, Document, Emendation, FIELD_NAMES, Front, LineRange, Provenance, Revision, Skip,
};
pub use due::{BadDue, Due, Month, Slot};
pub use label::{Label, LabelKind};
pub use outline::{Addresses, Block, BlockAt, Node, Outline};
pub use role::Role;
pub use slug::{is_anchor, is_id};
pub use task::{Allotment, Assignment, Bound, Change, Every, Milestone, Recurrence, Target, Task};
