//! Relations between the entries of the gazetteer, linked both ways.

use super::{ParkEntry, ProjectEntry, UnitEntry};
use crate::content::gazetteer::Gazetteer;
use std::collections::HashMap;

/// The entries of a gazetteer with their relations; the gazetteer's references are known to hold.
pub fn link(gazetteer: &Gazetteer) -> (Vec<UnitEntry>, Vec<ParkEntry>, Vec<ProjectEntry>) {
    let unit_ids: HashMap<&str, usize> = index(gazetteer.units.iter().map(|u| u.id.as_str()));
    let park_ids: HashMap<&str, usize> = index(gazetteer.parks.iter().map(|p| p.id.as_str()));
    let mut units: Vec<UnitEntry> = gazetteer
        .units
        .iter()
        .map(|unit| UnitEntry::new(unit.clone(), true))
        .collect();
    let mut parks: Vec<ParkEntry> = gazetteer
        .parks
        .iter()
        .map(|park| ParkEntry {
            park: park.clone(),
            parent: None,
            children: Vec::new(),
            run_by: Vec::new(),
            projects: Vec::new(),
            mentioned: Vec::new(),
            tasks: Vec::new(),
        })
        .collect();
    let mut projects: Vec<ProjectEntry> = gazetteer
        .projects
        .iter()
        .map(|project| ProjectEntry {
            project: project.clone(),
            park: None,
            mentioned: Vec::new(),
            tasks: Vec::new(),
        })
        .collect();
    for (id, unit) in gazetteer.units.iter().enumerate() {
        for &member in unit.members.iter().filter_map(|m| unit_ids.get(m.as_str())) {
            units[id].members.push(member);
            units[member].groups.push(id);
        }
        if let Some(&parent) = unit.parent.as_deref().and_then(|p| unit_ids.get(p)) {
            units[id].parent = Some(parent);
            units[parent].children.push(id);
        }
        for (at, predecessor) in unit.predecessors.iter().enumerate() {
            if let Some(&before) = unit_ids.get(predecessor.id.as_str()) {
                units[id].predecessors.push((before, at));
                units[before].successors.push((id, at));
            }
        }
        for &park in unit.runs.iter().filter_map(|p| park_ids.get(p.as_str())) {
            units[id].runs.push(park);
            parks[park].run_by.push(id);
        }
    }
    for (id, park) in gazetteer.parks.iter().enumerate() {
        if let Some(&parent) = park.parent.as_deref().and_then(|p| park_ids.get(p)) {
            parks[id].parent = Some(parent);
            parks[parent].children.push(id);
        }
    }
    for (id, project) in gazetteer.projects.iter().enumerate() {
        if let Some(&park) = project.park.as_deref().and_then(|p| park_ids.get(p)) {
            projects[id].park = Some(park);
            parks[park].projects.push(id);
        }
    }
    (units, parks, projects)
}

impl UnitEntry {
    /// A unit that no plan names yet.
    pub(super) fn new(unit: crate::content::gazetteer::Unit, listed: bool) -> Self {
        Self {
            unit,
            listed,
            tasks: Vec::new(),
            groups: Vec::new(),
            members: Vec::new(),
            parent: None,
            children: Vec::new(),
            predecessors: Vec::new(),
            successors: Vec::new(),
            runs: Vec::new(),
            issued: Vec::new(),
            addressed: Vec::new(),
            mentioned: Vec::new(),
        }
    }
}

fn index<'a>(ids: impl Iterator<Item = &'a str>) -> HashMap<&'a str, usize> {
    ids.enumerate().map(|(index, id)| (id, index)).collect()
}
