//! What belongs to each place.

use super::{Catalogue, PlaceEntry, PlaceId};
use crate::content::gazetteer::Place;
use oxc_index::IndexVec;
use std::collections::HashMap;
use std::iter::successors;

/// How many places lie in one another.
const DEEPEST: usize = 4;

/// How far up one looks for the places that a place lies in: entries of people may lie in a circle.
const HIGHEST: usize = 8;

impl Catalogue {
    /// Returns a place, and the places that it lies in, the nearest first.
    pub fn with_places_above(&self, place: PlaceId) -> impl Iterator<Item = PlaceId> {
        let above = |place: &PlaceId| self.place_entries[*place].parent;
        successors(Some(place), above).take(HIGHEST)
    }
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

    let titles = titles(places, &entries);
    for (entry, title) in entries.iter_mut().zip(titles) {
        entry.title = title;
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

/// Returns names that tell all places apart: where several have one, the names of the places that they lie in stand before
/// it, as many as it takes.
fn titles(
    places: &IndexVec<PlaceId, Place>,
    entries: &IndexVec<PlaceId, PlaceEntry>,
) -> Vec<String> {
    let mut titles: Vec<String> = places.iter().map(|place| place.name.clone()).collect();
    let mut above: Vec<Option<PlaceId>> = entries.iter().map(|entry| entry.parent).collect();

    // Places lie in provinces, prefectures and counties: hardly deeper.
    for _ in 0..DEEPEST {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for title in &titles {
            *counts.entry(title.clone()).or_default() += 1;
        }
        for (title, above) in titles.iter_mut().zip(&mut above) {
            if counts[title.as_str()] < 2 {
                continue;
            }
            if let Some(parent) = *above {
                title.insert_str(0, &places[parent].name);
                *above = entries[parent].parent;
            }
        }
    }
    titles
}
