//! Which pages can be subscribed to: those with a calendar, those with a feed.

use crate::catalogue::Catalogue;
use crate::route::Route;

/// Whether a page has a calendar, by what falls due on it.
pub fn has_calendar(catalogue: &Catalogue, route: &Route<'_>) -> bool {
    match route {
        Route::Home => !catalogue.deadlines.is_empty(),
        Route::Plan(id) => catalogue
            .plans
            .iter()
            .any(|plan| plan.document.id == *id && !plan.deadlines.is_empty()),
        Route::Unit(id) => catalogue.units.iter().any(|entry| {
            entry.unit.id == *id
                && entry
                    .tasks
                    .iter()
                    .any(|(task, _)| !catalogue.tasks[*task].deadlines.is_empty())
        }),
        Route::Park(id) => catalogue.parks.iter().any(|entry| {
            entry.park.id == *id
                && entry
                    .tasks
                    .iter()
                    .any(|task| !catalogue.tasks[*task].deadlines.is_empty())
        }),
        Route::Year(_) => true,
        _ => false,
    }
}

/// Whether a page has a feed.
pub fn has_feed(catalogue: &Catalogue, route: &Route<'_>) -> bool {
    match route {
        Route::Home => !catalogue.plans.is_empty(),
        Route::Unit(id) => catalogue
            .units
            .iter()
            .any(|entry| entry.unit.id == *id && !entry.tasks.is_empty()),
        Route::Park(id) => catalogue
            .parks
            .iter()
            .any(|entry| entry.park.id == *id && !entry.mentioned.is_empty()),
        _ => false,
    }
}
