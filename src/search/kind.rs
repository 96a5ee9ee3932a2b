//! Kinds of results: their keys, their words, and the form of their addresses.

use crate::address::Route;
use crate::plan::Month;

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
        let (month, year) = (
            Month {
                year: 1111,
                month: 1,
            },
            1111,
        );
        match self {
            Kind::Text => format!("{}#{{}}", Route::Plan("{}").path()),
            Kind::Task | Kind::Row => Route::Task("{}", "{}").path(),
            Kind::Unit => Route::Unit("{}").path(),
            Kind::Park => Route::Park("{}").path(),
            Kind::Project => Route::Project("{}").path(),
            Kind::Plan => Route::Plan("{}").path(),
            Kind::Month => Route::Month(month).path().replace(&month.to_string(), "{}"),
            Kind::Year => Route::Year(year).path().replace(&year.to_string(), "{}"),
        }
    }
}
