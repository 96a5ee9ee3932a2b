//! The ids of units that the gazetteer does not know, and what became of them when it did.

use super::Catalogue;
use crate::address::unlisted_unit_id;
use crate::base::source::sha256;
use std::collections::{HashMap, HashSet};

/// A printed name that the gazetteer does not know.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnlistedName {
    /// A name of its plan's place that no other place has, not the id: a place may be taken into the gazetteer later.
    pub place: Option<String>,
    /// The name as printed.
    pub name: String,
}

impl UnlistedName {
    /// Returns the address of a unit that the gazetteer does not know: the same name in the same place
    /// always has the same one, and no two names share one.
    pub fn unit_id(&self) -> String {
        unit_id(self.place.as_deref(), &self.name)
    }
}

fn unit_id(place: Option<&str>, name: &str) -> String {
    let place = place.unwrap_or_default();
    let sum = sha256(format!("{place}\n{name}").as_bytes());
    unlisted_unit_id(&sum)
}

impl Catalogue {
    /// Returns the ids that units of the gazetteer had before they were in it, each with the id that they have now: by the
    /// names that plans print, as the gazetteer may have come later than the plans.
    pub fn taken_up_units(&self) -> HashMap<String, String> {
        let mut ids = HashMap::new();
        let mut seen = HashSet::new();
        for task in &self.tasks {
            let plan = &self.plans[task.plan];
            let printed_place = plan.document.front.place.as_deref();

            for assignment in &task.assignments {
                let entry = &self.units[assignment.unit];
                for place in [plan.place_name.as_deref(), printed_place] {
                    let key = (place, assignment.printed.as_str());
                    if entry.listed && seen.insert(key) {
                        let id = unit_id(place, &assignment.printed);
                        ids.insert(id, entry.unit.id.clone());
                    }
                }
            }
        }

        // An entry may keep the id that its unit had.
        for unit in &self.units {
            ids.remove(&unit.unit.id);
        }
        ids
    }
}
