//! The addresses that data names, relative to the root of the site.

use crate::address::Route;
use crate::link::catalogue::{Catalogue, Plan, TaskId};

/// Returns the path of a plan's page.
pub fn plan_path(plan: &Plan) -> String {
    Route::plan(&plan.document.id).path()
}

/// Returns the path of a task's page.
pub fn task_path(catalogue: &Catalogue, id: TaskId) -> String {
    let document = &catalogue.plans[catalogue.tasks[id].plan].document;
    Route::task(&document.id, &catalogue.node(id).id).path()
}
