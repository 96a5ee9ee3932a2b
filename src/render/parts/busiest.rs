//! Who has the most: the beginning of a list that would be too long whole.

use super::at::At;
use super::link::Count;
use crate::link::catalogue::UnitId;
use std::collections::BTreeMap;

/// Returns the greatest counts first; equal ones in the order of the catalogue.
pub fn busiest<Id: Ord + Copy>(counts: BTreeMap<Id, usize>, limit: usize) -> Vec<(Id, usize)> {
    let mut counts: Vec<(Id, usize)> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    counts.truncate(limit);
    counts
}

impl At<'_> {
    /// Returns the units with the greatest counts.
    pub fn busiest_units(&self, counts: BTreeMap<UnitId, usize>, limit: usize) -> Vec<Count> {
        let busiest = busiest(counts, limit).into_iter();
        busiest
            .map(|(unit, count)| self.unit(unit).plain().counted(count))
            .collect()
    }
}
