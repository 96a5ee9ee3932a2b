//! What a link on a page of one's own leads to.

use crate::link::catalogue::{ParkId, PlanId, ProjectId, TaskId, UnitId};
use crate::plan::NodeId;
use crate::time::Month;

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// A plan.
    Plan(PlanId),
    /// A node in the text of a plan.
    Node(PlanId, NodeId),
    /// A task.
    Task(TaskId),
    /// The archived source of a plan.
    Source(PlanId),
    /// A unit.
    Unit(UnitId),
    /// A park.
    Park(ParkId),
    /// A project.
    Project(ProjectId),
    /// A month.
    Month(Month),
    /// A year.
    Year(i16),
    /// A page or a file, by its path below the root of the site.
    Path {
        /// The path.
        path: String,
        /// The place on it.
        anchor: Option<String>,
    },
    /// A place on the same page.
    Here(String),
    /// An address on the web or of mail.
    Web(String),
}
