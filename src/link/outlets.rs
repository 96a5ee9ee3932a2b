//! Which pages can be subscribed to: those with a calendar, those with a feed.

use crate::address::Route;
use crate::link::catalogue::{Catalogue, TaskId};

/// Whether a page has a calendar, by what falls due on it, once or again and again.
pub fn has_calendar(catalogue: &Catalogue, route: &Route<'_>) -> bool {
    let dated = |task: &TaskId| catalogue.tasks[*task].has_days();
    match route {
        Route::Home => !(catalogue.deadlines.is_empty() && catalogue.series.is_empty()),
        Route::Plan(id) => {
            let plan = catalogue.plans.iter().find(|p| p.document.id == *id);
            plan.is_some_and(|plan| !(plan.deadlines.is_empty() && plan.series.is_empty()))
        }
        Route::Unit(id) => {
            let entry = catalogue.units.iter().find(|entry| entry.unit.id == *id);
            entry.is_some_and(|entry| entry.tasks.iter().any(|(task, _)| dated(task)))
        }
        Route::Park(id) => {
            let entry = catalogue.parks.iter().find(|entry| entry.park.id == *id);
            entry.is_some_and(|entry| entry.tasks.iter().any(dated))
        }
        // A year has a page where a deadline falls in it.
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
