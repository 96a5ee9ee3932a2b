//! What belongs to each place.

use super::{Catalogue, PlaceEntry, PlaceId};
use oxc_index::IndexVec;

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
