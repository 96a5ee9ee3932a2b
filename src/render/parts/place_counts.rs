//! Entries of the gazetteer with how often tasks name them, place by place.

use super::at::At;
use super::link::Count;
use crate::link::catalogue::PlaceId;
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Reverse;

/// Entries of a place with the number of tasks that name each.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlaceCounts {
    /// The place.
    pub place: Option<String>,
    /// Its entries, the most named first.
    pub entries: Vec<Count>,
}

/// An entry with the place it lies in.
pub struct PlacedCount {
    /// Its place, if that is known.
    pub place: Option<PlaceId>,
    /// The entry.
    pub count: Count,
}

impl At<'_> {
    /// Returns entries grouped by place, the most named first.
    pub fn counts_by_place(&self, entries: impl Iterator<Item = PlacedCount>) -> Vec<PlaceCounts> {
        let mut places: Vec<PlaceCounts> = Vec::new();
        for PlacedCount { place, count } in entries {
            let place = self.catalogue.place_name(place).map(str::to_owned);
            match places.iter_mut().find(|group| group.place == place) {
                Some(group) => group.entries.push(count),
                None => places.push(PlaceCounts {
                    place,
                    entries: vec![count],
                }),
            }
        }

        for group in &mut places {
            // Stable: equal counts stay in the gazetteer's order.
            group.entries.sort_by_key(|entry| Reverse(entry.count));
        }
        places
    }
}
