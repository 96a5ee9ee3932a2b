//! The addresses of what the catalogue holds.

use super::{
    Catalogue, IndicatorId, ParkId, PlaceId, PlanId, ProjectId, RecordId, TaskId, ThreadId, UnitId,
};
use crate::address::Route;

impl Catalogue {
    /// Returns the address of a plan's page.
    pub fn plan_route(&self, id: PlanId) -> Route<'_> {
        Route::plan(&self.plans[id].document.id)
    }

    /// Returns the address of the page of a plan's archived source.
    pub fn source_route(&self, id: PlanId) -> Route<'_> {
        Route::source(&self.plans[id].document.id)
    }

    /// Returns the address of a task's page.
    pub fn task_route(&self, id: TaskId) -> Route<'_> {
        let plan = &self.plans[self.tasks[id].plan];
        Route::task(&plan.document.id, &self.node(id).id)
    }

    /// Returns the address of a thread's page.
    pub fn thread_route(&self, id: ThreadId) -> Route<'_> {
        Route::thread(&self.threads.all[id].id)
    }

    /// Returns the address of the page of a record of progress.
    pub fn record_route(&self, id: RecordId) -> Route<'_> {
        Route::record(&self.progress.all[id].id)
    }

    /// Returns the address of the page of an indicator.
    pub fn indicator_route(&self, id: IndicatorId) -> Route<'_> {
        Route::indicator(&self.indicators.all[id].id)
    }

    /// Returns the address of a task's card.
    pub fn card_route(&self, id: TaskId) -> Route<'_> {
        let plan = &self.plans[self.tasks[id].plan];
        Route::card(&plan.document.id, &self.node(id).id)
    }

    /// Returns the address of a unit's page.
    pub fn unit_route(&self, id: UnitId) -> Route<'_> {
        Route::unit(&self.units[id].unit.id)
    }

    /// Returns the address of a park's page.
    pub fn park_route(&self, id: ParkId) -> Route<'_> {
        Route::park(&self.parks[id].park.id)
    }

    /// Returns the address of a place's page.
    pub fn place_route(&self, id: PlaceId) -> Route<'_> {
        Route::place(&self.places[id].id)
    }

    /// Returns the address of a project's page.
    pub fn project_route(&self, id: ProjectId) -> Route<'_> {
        Route::project(&self.projects[id].project.id)
    }
}
