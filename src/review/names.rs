//! Names in a plan that the gazetteer does not know.

use super::candidates;
use super::sheet::Unlisted;
use crate::base::diag::nearest;
use crate::base::source::Source;
use crate::content::gazetteer::Gazetteer;
use crate::link::catalogue::{Names, Subject};
use crate::link::proof::Trace;
use crate::plan::Document;
use std::collections::HashMap;

/// The gazetteer with its names set free of their places.
pub fn anywhere(gazetteer: &Gazetteer) -> Gazetteer {
    let mut all = gazetteer.clone();
    all.units.iter_mut().for_each(|unit| unit.place = None);
    all.parks.iter_mut().for_each(|park| park.place = None);
    all.projects
        .iter_mut()
        .for_each(|project| project.place = None);
    all
}

/// Names in the order in which they first stand, each counted.
#[derive(Default)]
struct Tally {
    places: HashMap<String, usize>,
    names: Vec<Unlisted>,
}

impl Tally {
    fn add(&mut self, name: &str, line: impl FnOnce() -> u32) {
        match self.places.get(name) {
            Some(&at) => self.names[at].count += 1,
            None => {
                self.places.insert(name.to_owned(), self.names.len());
                self.names.push(Unlisted {
                    name: name.to_owned(),
                    count: 1,
                    line: line(),
                    near: Vec::new(),
                });
            }
        }
    }

    fn beside(mut self, known: &[&str]) -> Vec<Unlisted> {
        for item in &mut self.names {
            let near = nearest(&item.name, known.iter().copied());
            item.near = near.into_iter().map(str::to_owned).collect();
        }
        self.names
    }
}

/// The known names of one kind, sorted: the same names give the same advice.
fn known(names: &Names, kind: fn(Subject) -> bool) -> Vec<&str> {
    let mut known: Vec<&str> = names
        .all()
        .filter(|name| names.get(name).is_some_and(kind))
        .collect();
    known.sort_unstable();
    known
}

/// The units of tasks that the gazetteer does not know.
pub fn units(document: &Document, archived: &Source, names: &Names) -> Vec<Unlisted> {
    let mut tally = Tally::default();
    for task in document
        .outline
        .nodes
        .iter()
        .filter_map(|n| n.task.as_ref())
    {
        for assignment in &task.assignments {
            let unit = assignment.unit.as_str();
            if !matches!(names.get(unit), Some(Subject::Unit(_))) {
                tally.add(unit, || {
                    let mut lines = task.lines.first..=task.lines.last;
                    lines
                        .find(|&line| archived.line(line).contains(unit))
                        .unwrap_or(task.lines.first)
                });
            }
        }
    }

    tally.beside(&known(names, |s| matches!(s, Subject::Unit(_))))
}

/// What may be the name of a park and is not in the gazetteer.
pub fn parks(
    document: &Document,
    trace: &Trace,
    archived: &Source,
    names: &Names,
) -> Vec<Unlisted> {
    let mut tally = Tally::default();
    for (at, text) in document.outline.walk() {
        for candidate in candidates::parks(text, names) {
            tally.add(&candidate.name, || {
                let Some(origin) = trace.origin(at) else {
                    return 1;
                };
                let mut lines = origin.lines.first..=origin.lines.last;
                lines
                    .find(|&line| archived.line(line).contains(&candidate.name))
                    .unwrap_or(origin.lines.first)
            });
        }
    }

    tally.beside(&known(names, |s| matches!(s, Subject::Park(_))))
}
