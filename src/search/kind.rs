//! Kinds of results: their keys, their words, and the form of their addresses.

use crate::address::Route;

/// What a result is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ResultKind {
    /// A passage that is no task.
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
    /// A page that an editor wrote.
    Page,
    /// A place's page.
    Place,
    /// The page of a matter through several plans.
    Thread,
    /// The page of a figure through years and places.
    Indicator,
}

impl ResultKind {
    /// All kinds, in the order of their codes.
    pub const ALL: [ResultKind; 13] = [
        ResultKind::Text,
        ResultKind::Task,
        ResultKind::Row,
        ResultKind::Unit,
        ResultKind::Park,
        ResultKind::Project,
        ResultKind::Plan,
        ResultKind::Year,
        ResultKind::Month,
        ResultKind::Page,
        ResultKind::Place,
        ResultKind::Thread,
        ResultKind::Indicator,
    ];

    /// Returns the key of the words for it.
    pub fn words(self) -> &'static str {
        match self {
            ResultKind::Text => "found.text",
            ResultKind::Task => "found.task",
            ResultKind::Row => "found.row",
            ResultKind::Unit => "found.unit",
            ResultKind::Park => "found.park",
            ResultKind::Project => "found.project",
            ResultKind::Plan => "found.plan",
            ResultKind::Month => "found.month",
            ResultKind::Year => "found.year",
            ResultKind::Page => "found.page",
            ResultKind::Place => "found.place",
            ResultKind::Thread => "found.thread",
            ResultKind::Indicator => "found.indicator",
        }
    }

    /// Returns the key that stands for it in addresses.
    pub fn key(self) -> &'static str {
        match self {
            ResultKind::Text => "text",
            ResultKind::Task => "task",
            ResultKind::Row => "row",
            ResultKind::Unit => "unit",
            ResultKind::Park => "park",
            ResultKind::Project => "project",
            ResultKind::Plan => "plan",
            ResultKind::Month => "month",
            ResultKind::Year => "year",
            ResultKind::Page => "page",
            ResultKind::Place => "place",
            ResultKind::Thread => "thread",
            ResultKind::Indicator => "indicator",
        }
    }

    /// Returns the form of the addresses of its results. `{}` stands for the id; for a passage of a plan,
    /// the first for the plan's id and the second for its own.
    pub fn pattern(self) -> String {
        match self {
            ResultKind::Text => format!("{}#{{}}", Route::PLAN.with_blanks()),
            ResultKind::Task | ResultKind::Row => Route::TASK.with_blanks(),
            ResultKind::Unit => Route::UNIT.with_blanks(),
            ResultKind::Park => Route::PARK.with_blanks(),
            ResultKind::Project => Route::PROJECT.with_blanks(),
            ResultKind::Plan => Route::PLAN.with_blanks(),
            ResultKind::Month => Route::MONTH.with_blanks(),
            ResultKind::Year => Route::YEAR.with_blanks(),
            ResultKind::Place => Route::PLACE.with_blanks(),
            ResultKind::Thread => Route::THREAD.with_blanks(),
            ResultKind::Indicator => Route::INDICATOR.with_blanks(),
            // Its address is its id.
            ResultKind::Page => "{}".to_owned(),
        }
    }
}
