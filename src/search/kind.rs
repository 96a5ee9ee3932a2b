//! Kinds of results: their keys, their words, and the form of their addresses.

use crate::address::Route;

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A passage that gives nobody a task.
    Text,
    /// A task.
    Task,
    /// A task that is a row of a table.
    Row,
    /// A unit's page.
    Unit,
    /// A park's page.
    Park,
    /// A project's page.
    Project,
    /// A plan's page.
    Plan,
    /// A year's page.
    Year,
    /// A month's page.
    Month,
}

impl Kind {
    /// All kinds, in the order of their codes.
    pub const ALL: [Kind; 9] = [
        Kind::Text,
        Kind::Task,
        Kind::Row,
        Kind::Unit,
        Kind::Park,
        Kind::Project,
        Kind::Plan,
        Kind::Year,
        Kind::Month,
    ];

    /// The words for it.
    pub fn words(self) -> &'static str {
        match self {
            Kind::Text => "found.text",
            Kind::Task => "found.task",
            Kind::Row => "found.row",
            Kind::Unit => "found.unit",
            Kind::Park => "found.park",
            Kind::Project => "found.project",
            Kind::Plan => "found.plan",
            Kind::Month => "found.month",
            Kind::Year => "found.year",
        }
    }

    /// The key that stands for it in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::Task => "task",
            Kind::Row => "row",
            Kind::Unit => "unit",
            Kind::Park => "park",
            Kind::Project => "project",
            Kind::Plan => "plan",
            Kind::Month => "month",
            Kind::Year => "year",
        }
    }

    /// The form of the addresses of its records: `{}` stands for the id; of a passage of a plan,
    /// for the plan's id and then for its own.
    pub fn pattern(self) -> String {
        match self {
            Kind::Text => format!("{}#{{}}", Route::PLAN.with_blanks()),
            Kind::Task | Kind::Row => Route::TASK.with_blanks(),
            Kind::Unit => Route::UNIT.with_blanks(),
            Kind::Park => Route::PARK.with_blanks(),
            Kind::Project => Route::PROJECT.with_blanks(),
            Kind::Plan => Route::PLAN.with_blanks(),
            Kind::Month => Route::MONTH.with_blanks(),
            Kind::Year => Route::YEAR.with_blanks(),
        }
    }
}
