//! Which name means what in a document of a place: 市发改委 in Panjin and in Yingkou are two units.

use super::mentions::Subject;
use crate::content::gazetteer::{Gazetteer, Place};
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::HashMap;

/// The names that count in the documents of one place.
pub struct Names {
    by_name: HashMap<String, Subject>,
    finder: Option<(AhoCorasick, Vec<Subject>)>,
}

impl Names {
    /// The names that count in documents of `place`: those of the place itself, of the places
    /// above it and of the places below it; the nearer one wins. Behind them come names that say
    /// their place (甲市财政局), and then those without a place; a document without a known place
    /// knows only these.
    pub fn new(
        gazetteer: &Gazetteer,
        place: Option<usize>,
        clashes: &mut Vec<(String, String)>,
    ) -> Self {
        let distances = distances(&gazetteer.places, place);
        let far = |of: &Option<String>, name: &str| match of {
            None => Some(u32::MAX),
            Some(id) => distances.get(id.as_str()).copied().or_else(|| {
                let place = gazetteer.places.iter().find(|place| place.id == *id)?;
                says(name, place).then_some(u32::MAX - 1)
            }),
        };
        let mut best: HashMap<String, (u32, Subject)> = HashMap::new();
        let mut add = |name: &str, distance: u32, subject: Subject, id: &str| match best.get(name) {
            Some((other, known)) if *other == distance && *known != subject => {
                clashes.push((name.to_owned(), id.to_owned()));
            }
            Some((other, _)) if *other <= distance => {}
            _ => {
                best.insert(name.to_owned(), (distance, subject));
            }
        };
        for (index, unit) in gazetteer.units.iter().enumerate() {
            for name in std::iter::once(&unit.name).chain(&unit.aliases) {
                if let Some(distance) = far(&unit.place, name) {
                    add(name, distance, Subject::Unit(index), &unit.id);
                }
            }
        }
        for (index, park) in gazetteer.parks.iter().enumerate() {
            for name in std::iter::once(&park.name).chain(&park.aliases) {
                if let Some(distance) = far(&park.place, name) {
                    add(name, distance, Subject::Park(index), &park.id);
                }
            }
        }
        for (index, project) in gazetteer.projects.iter().enumerate() {
            for name in std::iter::once(&project.name).chain(&project.aliases) {
                if let Some(distance) = far(&project.place, name) {
                    add(name, distance, Subject::Project(index), &project.id);
                }
            }
        }
        let by_name: HashMap<String, Subject> = best
            .into_iter()
            .map(|(name, (_, subject))| (name, subject))
            .collect();
        let mut sorted: Vec<(&String, Subject)> = by_name.iter().map(|(n, s)| (n, *s)).collect();
        sorted.sort();
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(sorted.iter().map(|(name, _)| name.as_str()))
            .ok()
            .map(|finder| (finder, sorted.iter().map(|(_, subject)| *subject).collect()));
        Self { by_name, finder }
    }

    /// What exactly this name means.
    pub fn get(&self, name: &str) -> Option<Subject> {
        self.by_name.get(name).copied()
    }

    /// Every known name, in no order.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// The names that a text holds, leftmost and longest, each with its byte range.
    pub fn find(&self, text: &str) -> Vec<(std::ops::Range<usize>, Subject)> {
        let Some((finder, subjects)) = &self.finder else {
            return Vec::new();
        };
        finder
            .find_iter(text)
            .map(|hit| (hit.range(), subjects[hit.pattern().as_usize()]))
            .collect()
    }
}

/// Whether a name holds that of its place, as it is said before other words: 甲 of 甲市.
fn says(name: &str, place: &Place) -> bool {
    std::iter::once(&place.name)
        .chain(&place.aliases)
        .any(|own| {
            let stem = own.strip_suffix(['省', '市', '州', '盟', '县', '区', '镇', '乡']);
            let stem = stem.unwrap_or(own);
            stem.chars().nth(1).is_some() && name.contains(stem)
        })
}

/// How far each place is from one: 0 itself, then those below it, then those above it.
fn distances(places: &[Place], from: Option<usize>) -> HashMap<&str, u32> {
    let mut distances = HashMap::new();
    let Some(from) = from else { return distances };
    let parent = |id: &str| {
        places
            .iter()
            .find(|p| p.id == id)
            .and_then(|p| p.parent.as_deref())
    };
    let lineage = |id: &str| {
        let mut ids = vec![id.to_owned()];
        while let Some(up) = parent(&ids[ids.len() - 1]) {
            if ids.iter().any(|seen| seen == up) {
                break;
            }
            ids.push(up.to_owned());
        }
        ids
    };
    let own = lineage(&places[from].id);
    for place in places {
        if let Some(up) = own.iter().position(|id| *id == place.id) {
            let steps = up as u32;
            distances.insert(place.id.as_str(), if steps == 0 { 0 } else { 1000 + steps });
        } else if let Some(down) = lineage(&place.id).iter().position(|id| *id == own[0]) {
            distances.insert(place.id.as_str(), down as u32);
        }
    }
    distances
}
