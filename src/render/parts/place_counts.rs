//! Entries of the gazetteer with how often tasks name them, place by place.

use super::at::At;
use super::link::Count;
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
pub struct PlacedCount<'a> {
    /// The id of its place, if that is known.
    pub place: Option<&'a str>,
    /// The entry.
    pub count: Count,
}

impl At<'_> {
    /// Returns entries grouped by place, the most named first.
    pub fn counts_by_place<'a>(
        &self,
        entries: impl Iterator<Item = PlacedCount<'a>>,
    ) -> Vec<PlaceCounts> {
        let mut places: Vec<PlaceCounts> = Vec::new();
        for PlacedCount { place, count } in entries {
            let place = self.place_name(place);
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
