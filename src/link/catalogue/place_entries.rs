//! What belongs to each place.

use super::{Catalogue, ParkId, PlaceId, PlanId, ProjectId, UnitId};
use oxc_index::IndexVec;

/// What belongs to a place itself, not to those in it.
#[derive(Debug, Clone, Default)]
pub struct PlaceEntry {
    /// The place it lies in.
    pub parent: Option<PlaceId>,
    /// The places right in it.
    pub within: Vec<PlaceId>,
    /// The place that it became a part of.
    pub successor: Option<PlaceId>,
    /// Its plans, newest first.
    pub plans: Vec<PlanId>,
    /// The units that serve it.
    pub units: Vec<UnitId>,
    /// The parks in it.
    pub parks: Vec<ParkId>,
    /// The projects in it.
    pub projects: Vec<ProjectId>,
}

/// Returns what belongs to each place.
pub fn collect(catalogue: &Catalogue) -> IndexVec<PlaceId, PlaceEntry> {
    let places = &catalogue.places;
    let mut entries: IndexVec<PlaceId, PlaceEntry> =
        places.iter().map(|_| PlaceEntry::default()).collect();
    let find = |id: &Option<String>| catalogue.place_by_id(id.as_deref());

    for (id, place) in places.iter_enumerated() {
        entries[id].successor = find(&place.successor);
        if let Some(parent) = find(&place.parent) {
            entries[id].parent = Some(parent);
            entries[parent].within.push(id);
        }
    }

    for (id, plan) in catalogue.plans.iter_enumerated() {
        if let Some(place) = plan.place {
            entries[place].plans.push(id);
        }
    }
    for (id, entry) in catalogue.units.iter_enumerated() {
        if let Some(place) = find(&entry.unit.place) {
            entries[place].units.push(id);
        }
    }
    for (id, entry) in catalogue.parks.iter_enumerated() {
        if let Some(place) = find(&entry.park.place) {
            entries[place].parks.push(id);
        }
    }
    for (id, entry) in catalogue.projects.iter_enumerated() {
        if let Some(place) = find(&entry.project.place) {
            entries[place].projects.push(id);
        }
    }
    entries
}
