//! Which name means what in a document of a place: 市发改委 in Panjin and in Yingkou are two units.

use super::{ParkId, PlaceId, ProjectId, Subject, UnitId};
use crate::content::gazetteer::{Gazetteer, Place};
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::HashMap;
use std::ops::Range;

/// The distance of names without a place, which lose against all others.
const WITHOUT_PLACE: u32 = u32::MAX;
/// The distance of names of another place that say so themselves: 甲市财政局.
const SAYS_ITS_PLACE: u32 = u32::MAX - 1;
/// What a place above has over one below: a county's own names count before those of its province.
const ABOVE: u32 = 1000;

/// The names that count in the documents of one place.
pub struct Names {
    by_name: HashMap<String, Subject>,
    finder: Option<Finder>,
}

/// An automaton over all names, with what each of its patterns means.
struct Finder {
    automaton: AhoCorasick,
    subjects: Vec<Subject>,
}

/// A name that means two things at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameClash {
    /// The name.
    pub name: String,
    /// The id of the later of the two entries.
    pub id: String,
}

/// The known names of a text with what they mean.
type Found = Vec<(Range<usize>, Subject)>;

impl Names {
    /// Collects the names that count in documents of `place`: those of the place itself, of the places
    /// above it and of the places below it; the nearer one wins. Behind them come names that say
    /// their place (甲市财政局), and then those without a place; a document without a known place
    /// knows only these. Names of equal distance that mean two things are added to `clashes`.
    pub fn new(
        gazetteer: &Gazetteer,
        place: Option<PlaceId>,
        clashes: &mut Vec<NameClash>,
    ) -> Self {
        let mut nearest = Nearest::new(gazetteer, place, clashes);

        for (at, unit) in gazetteer.units.iter().enumerate() {
            let subject = Subject::Unit(UnitId::from_usize(at));
            nearest.add_all(&unit.name, &unit.aliases, &unit.place, subject, &unit.id);
        }
        for (at, park) in gazetteer.parks.iter().enumerate() {
            let subject = Subject::Park(ParkId::from_usize(at));
            nearest.add_all(&park.name, &park.aliases, &park.place, subject, &park.id);
        }
        for (at, project) in gazetteer.projects.iter().enumerate() {
            let subject = Subject::Project(ProjectId::from_usize(at));
            let (name, aliases) = (&project.name, &project.aliases);
            nearest.add_all(name, aliases, &project.place, subject, &project.id);
        }

        let by_name = nearest.into_names();
        let finder = Finder::new(&by_name);
        Self { by_name, finder }
    }

    /// Returns what exactly this name means.
    pub fn get(&self, name: &str) -> Option<Subject> {
        self.by_name.get(name).copied()
    }

    /// Returns every known name, in no order.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// Finds the names that a text holds, leftmost and longest, each with its byte range.
    pub fn find(&self, text: &str) -> Found {
        let Some(Finder {
            automaton,
            subjects,
        }) = &self.finder
        else {
            return Vec::new();
        };

        automaton
            .find_iter(text)
            .map(|hit| (hit.range(), subjects[hit.pattern().as_usize()]))
            .collect()
    }
}

impl Finder {
    /// Builds the automaton; none where there are more names than it can hold.
    fn new(by_name: &HashMap<String, Subject>) -> Option<Self> {
        // A map has no order; sorted, the same names give the same automaton.
        let mut sorted: Vec<(&String, Subject)> = by_name.iter().map(|(n, s)| (n, *s)).collect();
        sorted.sort();

        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(sorted.iter().map(|(name, _)| name.as_str()))
            .ok()?;

        Some(Self {
            automaton,
            subjects: sorted.iter().map(|(_, subject)| *subject).collect(),
        })
    }
}

/// Names with the nearest entry that bears each.
struct Nearest<'a> {
    gazetteer: &'a Gazetteer,
    distances: HashMap<&'a str, u32>,
    best: HashMap<String, (u32, Subject)>,
    clashes: &'a mut Vec<NameClash>,
}

impl<'a> Nearest<'a> {
    fn new(
        gazetteer: &'a Gazetteer,
        place: Option<PlaceId>,
        clashes: &'a mut Vec<NameClash>,
    ) -> Self {
        Self {
            gazetteer,
            distances: distances(&gazetteer.places, place),
            best: HashMap::new(),
            clashes,
        }
    }

    /// Adds the names of an entry, unless its place is out of reach.
    fn add_all(
        &mut self,
        name: &str,
        aliases: &[String],
        place: &Option<String>,
        subject: Subject,
        id: &str,
    ) {
        for name in std::iter::once(name).chain(aliases.iter().map(String::as_str)) {
            if let Some(distance) = self.distance(place.as_deref(), name) {
                self.add(name, distance, subject, id);
            }
        }
    }

    /// Returns how far a name of an entry of a place is from the document's place.
    fn distance(&self, place: Option<&str>, name: &str) -> Option<u32> {
        let Some(id) = place else {
            return Some(WITHOUT_PLACE);
        };

        self.distances.get(id).copied().or_else(|| {
            let place = self.gazetteer.places.iter().find(|place| place.id == id)?;
            says_its_place(name, place).then_some(SAYS_ITS_PLACE)
        })
    }

    fn add(&mut self, name: &str, distance: u32, subject: Subject, id: &str) {
        match self.best.get(name) {
            Some((other, known)) if *other == distance && *known != subject => {
                self.clashes.push(NameClash {
                    name: name.to_owned(),
                    id: id.to_owned(),
                });
            }
            Some((other, _)) if *other <= distance => {}
            _ => {
                self.best.insert(name.to_owned(), (distance, subject));
            }
        }
    }

    fn into_names(self) -> HashMap<String, Subject> {
        self.best
            .into_iter()
            .map(|(name, (_, subject))| (name, subject))
            .collect()
    }
}

/// Returns whether a name holds that of its place, as it is said before other words: 甲 of 甲市.
fn says_its_place(name: &str, place: &Place) -> bool {
    std::iter::once(&place.name)
        .chain(&place.aliases)
        .any(|own| {
            let stem = own.strip_suffix(['省', '市', '州', '盟', '县', '区', '镇', '乡']);
            let stem = stem.unwrap_or(own);

            // A stem of one character stands in too many other words.
            stem.chars().nth(1).is_some() && name.contains(stem)
        })
}

/// Returns how far each place is from one: 0 itself, then those below it, then those above it. Places
/// that are neither are out of reach.
fn distances(places: &[Place], from: Option<PlaceId>) -> HashMap<&str, u32> {
    let mut distances = HashMap::new();
    let Some(from) = from else { return distances };
    let own = lineage(places, &places[from.index()].id);

    for place in places {
        if let Some(up) = own.iter().position(|id| *id == place.id) {
            let steps = up as u32;
            let distance = if steps == 0 { 0 } else { ABOVE + steps };
            distances.insert(place.id.as_str(), distance);
        } else if let Some(down) = lineage(places, &place.id)
            .iter()
            .position(|id| *id == own[0])
        {
            distances.insert(place.id.as_str(), down as u32);
        }
    }

    distances
}

/// Returns the ids of a place and of those above it, the lowest first.
fn lineage(places: &[Place], id: &str) -> Vec<String> {
    let parent = |id: &str| {
        let place = places.iter().find(|place| place.id == id)?;
        place.parent.as_deref()
    };

    let mut ids = vec![id.to_owned()];
    while let Some(up) = parent(&ids[ids.len() - 1]) {
        // A circle was reported when the gazetteer was read.
        if ids.iter().any(|seen| seen == up) {
            break;
        }
        ids.push(up.to_owned());
    }
    ids
}
