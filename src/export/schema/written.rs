//! The shapes of what people write that no type has: the front matter and the blocks in a plan's file, and content/moved.toml. A key that their
//! readers learn is one line here.
//!
//! What stands in them, the gazetteer and the settings have their schemas where their types are.

use crate::content::permalinks::{Gone, LeftOut, Moved};
use crate::plan::{Allotment, Front, LineRange, Milestone, Provenance, Target};
use crate::time::{Every, MonthDay, MonthOfYear, Weekday};
use schemars::JsonSchema;

/// The front matter of a plan's file: its head, and where its text came from.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
pub struct FrontMatter {
    /// Where the text came from.
    source: Provenance,
    /// What is said of the plan.
    #[schemars(flatten)]
    head: Front,
}

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
    /// Words of the text that look like a deadline or like a unit's part, and that a person saw to be none.
    #[schemars(default)]
    seen: Vec<String>,
}

/// A duty that comes back. Without `months`, `days` and `weekdays` it falls due by the end of each period.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
pub struct Recurrence {
    /// How often.
    every: Every,
    /// The months of the year in which it falls due, where it comes back each quarter, half-year or year.
    #[schemars(default)]
    months: Vec<MonthOfYear>,
    /// The days of these months, or of each month; by the end of the month where there are none.
    #[schemars(default)]
    days: Vec<MonthDay>,
    /// The days of the week, where it comes back each week.
    #[schemars(default)]
    weekdays: Vec<Weekday>,
    /// The words name days that no key can say, as 每月初 does: it stands in no calendar.
    #[schemars(default)]
    undated: bool,
    /// The words that say so, as printed: 每月20日前.
    raw: String,
    /// What is due each time, as printed.
    #[schemars(default, skip_serializing_if = "String::is_empty")]
    text: String,
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
    /// Kinds of files that were published and are left out.
    #[schemars(default)]
    left_out: Vec<LeftOut>,
}
