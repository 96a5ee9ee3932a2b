//! Plans on their way into the catalogue.

use super::{PlaceId, PlanId, TaskId};
use crate::base::source::Source;
use crate::content::document::ReadPlan;
use crate::intake::archive::{Loss, Text};
use crate::link::proof::Trace;
use crate::plan::NodeId;

/// A plan that was proved against its source.
#[derive(Debug, Clone)]
pub struct Proven {
    /// The plan, and where its parts stand in its file.
    pub read: ReadPlan,
    /// Its file.
    pub file: Source,
    /// Its archived source.
    pub archived: Source,
    /// What of its file the lines of the source do not show: no proof can see it.
    pub losses: Vec<Loss>,
    /// The archived notices that corrected it, in the order of its own.
    pub notices: Vec<Text>,
    /// Where its text came from.
    pub trace: Trace,
}

/// The node that is being added, and what it belongs to.
pub(super) struct Origin<'a> {
    /// The plan as it was read and proved.
    pub proven: &'a Proven,
    /// The plan.
    pub plan: PlanId,
    /// Its place, if that is known.
    pub place: Option<PlaceId>,
    /// A name of its place that no other place has; as printed, where the place is not known.
    pub place_name: Option<&'a str>,
    /// The node.
    pub node: NodeId,
    /// Its task, if it has one.
    pub task: Option<TaskId>,
}
