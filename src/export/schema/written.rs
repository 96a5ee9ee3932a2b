//! The shapes of what people write that no type has: the blocks in a plan's file, and content/moved.toml. A key that their
//! readers learn is one line here.
//!
//! What stands in them, the front matter, the gazetteer and the settings have their schemas where their types are.

use crate::content::permalinks::{Gone, Moved};
use crate::plan::{Allotment, LineRange, Milestone, Recurrence, Target};
use schemars::JsonSchema;

/// Who owes what by when.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
pub struct Task {
    /// The lines of the source that say it.
    lines: LineRange,
    /// 牵头单位, as printed.
    #[schemars(default)]
    lead: Vec<String>,
    /// 责任单位, as printed.
    #[schemars(default)]
    responsible: Vec<String>,
    /// 配合单位, as printed.
    #[schemars(default)]
    cooperating: Vec<String>,
    /// By when, from the deadline field.
    #[schemars(default)]
    milestones: Vec<Milestone>,
    /// Figures broken down by county or unit.
    #[schemars(default)]
    allotments: Vec<Allotment>,
    /// A merged cell of a table above says who or when, not this row itself.
    #[schemars(default)]
    inherited: bool,
    /// What any passage may say.
    #[schemars(flatten)]
    facts: Facts,
}

/// What a passage says that is no task.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
pub struct Facts {
    /// The address of the heading above that this closing statement speaks of.
    of: Option<String>,
    /// Deadlines in the running text.
    #[schemars(default)]
    goals: Vec<Milestone>,
    /// Duties that come back.
    #[schemars(default)]
    recurrences: Vec<Recurrence>,
    /// Figures to be reached.
    #[schemars(default)]
    targets: Vec<Target>,
}

/// What moved or went.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
pub struct Moves {
    /// Addresses that lead to others.
    #[schemars(default)]
    moved: Vec<Moved>,
    /// Addresses that lead nowhere any more.
    #[schemars(default)]
    gone: Vec<Gone>,
}
