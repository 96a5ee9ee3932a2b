//! The nouns of a work plan (工作方案): what every later stage speaks of.
//!
//! A `Document` is one published plan: its head (`Front`) with the declared `Emendation`s and the official
//! `Notice`s that corrected it, and its `Outline` of
//! numbered `Node`s, each with a `Label`, its text and, where the text says who does what by when, a `Task`.

mod emendation;
mod label;
mod line_range;
mod node_id;
mod notice;
mod rare_label;

mod printed_label;
mod role;
mod status;

mod task;

mod outline;

mod provenance;

mod front;

mod document;

pub use document::Document;
pub use emendation::{Certainty, Emendation, EmendationId};
pub use front::{Continues, Front, Revision};
pub use label::{Label, LabelKind};
pub use line_range::LineRange;
pub use node_id::{NodeId, NodeRange};
pub use notice::{Amendment, AmendmentId, Deed, Notice, NoticeId};
pub use outline::{Addresses, Block, BlockAt, Node, Outline};
pub use provenance::{HeadField, Provenance, Skip, StatedField, Transcript};
pub use role::Role;
pub use status::{PlanState, Status};
pub use task::{Allotment, Assignment, Bound, Change, Milestone, Recurrence, Target, Task};

#[cfg(test)]
mod tests {
    use super::{Bound, Certainty, Change, PlanState, Role};
    use crate::time::{Every, Weekday};
    use serde::Serialize;
    use strum::VariantArray;

    #[test]
    fn a_key_is_what_content_writes() {
        fn check<T: VariantArray + Copy + Serialize>(key: fn(T) -> &'static str) {
            for variant in T::VARIANTS {
                let written = serde_json::to_value(variant).unwrap();
                assert_eq!(written, key(*variant));
            }
        }
        check(Role::key);
        check(Certainty::key);
        check(Every::key);
        check(Weekday::key);
        check(Change::key);
        check(Bound::key);
        check(PlanState::key);
    }
}
