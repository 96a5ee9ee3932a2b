//! Relations between the entries of the gazetteer, linked both ways.

use super::{Handover, ParkEntry, ParkId, ProjectEntry, ProjectId, UnitEntry, UnitId};
use crate::content::gazetteer::Gazetteer;
use oxc_index::{Idx, IndexVec};
use std::collections::HashMap;

/// The entries of a gazetteer with their relations.
pub struct Entries {
    /// The units, in the order of the gazetteer.
    pub units: IndexVec<UnitId, UnitEntry>,
    /// The parks, likewise.
    pub parks: IndexVec<ParkId, ParkEntry>,
    /// The projects, likewise.
    pub projects: IndexVec<ProjectId, ProjectEntry>,
}

/// Links the entries of a gazetteer; references that lead nowhere were reported when it was read.
pub fn link(gazetteer: &Gazetteer) -> Entries {
    let units = gazetteer.units.iter().cloned();
    let parks = gazetteer.parks.iter().cloned();
    let projects = gazetteer.projects.iter().cloned();

    let mut entries = Entries {
        units: units.map(|unit| UnitEntry::new(unit, true)).collect(),
        parks: parks.map(ParkEntry::new).collect(),
        projects: projects.map(ProjectEntry::new).collect(),
    };

    let unit_ids = index(gazetteer.units.iter().map(|unit| unit.id.as_str()));
    let park_ids = index(gazetteer.parks.iter().map(|park| park.id.as_str()));
    link_units(gazetteer, &unit_ids, &park_ids, &mut entries);
    link_parks(gazetteer, &park_ids, &mut entries);

    entries
}

fn link_units(
    gazetteer: &Gazetteer,
    unit_ids: &HashMap<&str, UnitId>,
    park_ids: &HashMap<&str, ParkId>,
    entries: &mut Entries,
) {
    let Entries { units, parks, .. } = entries;

    for (at, unit) in gazetteer.units.iter().enumerate() {
        let id = UnitId::from_usize(at);

        for &member in unit.members.iter().filter_map(|m| unit_ids.get(m.as_str())) {
            units[id].members.push(member);
            units[member].groups.push(id);
        }

        if let Some(&parent) = unit.parent.as_deref().and_then(|p| unit_ids.get(p)) {
            units[id].parent = Some(parent);
            units[parent].children.push(id);
        }

        for (nth, predecessor) in unit.predecessors.iter().enumerate() {
            if let Some(&before) = unit_ids.get(predecessor.id.as_str()) {
                let handover = Handover::new(before, id, nth);
                units[id].predecessors.push(handover);
                units[before].successors.push(handover);
            }
        }

        for &park in unit.runs.iter().filter_map(|p| park_ids.get(p.as_str())) {
            units[id].runs.push(park);
            parks[park].run_by.push(id);
        }
    }
}

fn link_parks(gazetteer: &Gazetteer, park_ids: &HashMap<&str, ParkId>, entries: &mut Entries) {
    for (at, park) in gazetteer.parks.iter().enumerate() {
        let id = ParkId::from_usize(at);
        if let Some(&parent) = park.parent.as_deref().and_then(|p| park_ids.get(p)) {
            entries.parks[id].parent = Some(parent);
            entries.parks[parent].children.push(id);
        }
    }

    for (at, project) in gazetteer.projects.iter().enumerate() {
        let id = ProjectId::from_usize(at);
        if let Some(&park) = project.park.as_deref().and_then(|p| park_ids.get(p)) {
            entries.projects[id].park = Some(park);
            entries.parks[park].projects.push(id);
        }
    }
}

/// Returns the index of each id in the list that it stands in.
fn index<'a, I: Idx>(ids: impl Iterator<Item = &'a str>) -> HashMap<&'a str, I> {
    ids.enumerate()
        .map(|(at, id)| (id, I::from_usize(at)))
        .collect()
}
