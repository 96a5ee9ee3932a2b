//! Which name means what in a document of a place: 市发改委 in Panjin and in Yingkou are two units.

use super::bearers::{Bearers, Meaning, NameId, place_ids};
use super::{ParkId, PlaceId, ProjectId, Subject, UnitId};
use crate::base::text::Folding;
use crate::content::gazetteer::{Gazetteer, Place};
use crate::content::limits::LONGEST_NAME;
use aho_corasick::AhoCorasick;
use oxc_index::IndexVec;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// All names of a gazetteer: one list and one automaton for all places.
pub struct Names {
    ids: HashMap<Arc<str>, NameId>,
    texts: IndexVec<NameId, Arc<str>>,
    bearers: Bearers,
    /// None where there are more names than it can hold.
    automaton: Option<AhoCorasick>,
    /// How names are made comparable: 市⽔务局 and 市 水 务 局 are 市水务局.
    folding: Folding,
}

/// The names that count in the documents of one place.
#[derive(Clone, Copy)]
pub struct LocalNames<'n> {
    names: &'n Names,
    place: Option<PlaceId>,
}

/// Returns whether two names begin with the words of two levels of government: 县财政局 is no slip for 市财政局.
pub fn say_other_levels(one: &str, other: &str) -> bool {
    let level = |name: &str| name.chars().next().filter(|&c| "省市州县区旗".contains(c));
    matches!((level(one), level(other)), (Some(one), Some(other)) if one != other)
}

/// A name that means two things at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameClash {
    /// The name.
    pub name: String,
    /// The id of the later of the two entries.
    pub id: String,
}

/// A name that an entry of the gazetteer bears.
struct Bearing<'g> {
    name: &'g str,
    place: Option<&'g str>,
    subject: Subject,
    /// The id of the entry.
    id: &'g str,
}

/// The known names of a text with what they mean.
type Found = Vec<(Range<usize>, Subject)>;

impl Names {
    /// Collects the names of a gazetteer. Two entries of one place with one name are added to `clashes`; the first of
    /// them keeps it.
    pub fn new(gazetteer: &Gazetteer, clashes: &mut Vec<NameClash>) -> Self {
        let mut collector = Collector::new(gazetteer, clashes);
        bearings(gazetteer).for_each(|bearing| collector.add(&bearing));
        collector.finish(&gazetteer.places)
    }

    /// Returns a name as it is compared.
    pub fn folded(&self, name: &str) -> String {
        self.folding.name(name)
    }

    /// Returns the names that count in documents of a place. Of several that bear a name, one of the place itself is
    /// meant, else the nearest below it, else the nearest above it. Behind them come names that say their place
    /// (甲市财政局), and then those without a place; a document without a known place knows only these.
    pub fn of(&self, place: Option<PlaceId>) -> LocalNames<'_> {
        LocalNames { names: self, place }
    }
}

impl<'n> LocalNames<'n> {
    /// Returns what exactly this name means.
    pub fn get(self, name: &str) -> Option<Subject> {
        let ids = &self.names.ids;
        let name = *ids
            .get(name)
            .or_else(|| ids.get(&*self.names.folding.name(name)))?;
        match self.names.bearers.meaning(self.place, name)? {
            Meaning::One(subject) => Some(subject),
            Meaning::Several => None,
        }
    }

    /// Returns the names that are given here, above and below, sorted: what one who writes another may have meant.
    pub fn near(self) -> Vec<&'n str> {
        let Names { texts, bearers, .. } = self.names;
        let near = bearers.names_near(self.place).into_iter();
        let mut near: Vec<&str> = near.map(|name| &*texts[name]).collect();
        near.sort_unstable();
        near.dedup();
        near
    }

    /// Finds the names that a text holds, leftmost and longest, each with its byte range.
    pub fn find(self, text: &str) -> Found {
        let Some(automaton) = &self.names.automaton else {
            return Vec::new();
        };

        let folded = self.names.folding.places(text);
        let compared = folded.as_ref().map_or(text, |folded| &folded.text);
        // The automaton knows the names of all places: only those that count here may cover one another.
        let mut hits: Vec<(Range<usize>, Meaning)> = automaton
            .find_overlapping_iter(compared)
            .filter_map(|hit| {
                let name = NameId::from_usize(hit.pattern().as_usize());
                let meaning = self.names.bearers.meaning(self.place, name)?;
                Some((hit.range(), meaning))
            })
            .collect();
        hits.sort_by_key(|(range, _)| (range.start, Reverse(range.end)));

        let mut end = 0;
        hits.retain(|(range, _)| {
            let is_free = range.start >= end;
            if is_free {
                end = range.end;
            }
            is_free
        });

        let meant = hits
            .into_iter()
            .filter_map(|(range, meaning)| match meaning {
                Meaning::One(subject) => match &folded {
                    Some(folded) => Some((folded.printed(range), subject)),
                    None => Some((range, subject)),
                },
                Meaning::Several => None,
            });
        meant.collect()
    }
}

/// Returns every name of every entry: units, parks and projects.
fn bearings(gazetteer: &Gazetteer) -> impl Iterator<Item = Bearing<'_>> {
    let units = gazetteer.units.iter().enumerate().flat_map(|(at, unit)| {
        let subject = Subject::Unit(UnitId::from_usize(at));
        names_of(&unit.name, &unit.aliases, &unit.place, subject, &unit.id)
    });
    let parks = gazetteer.parks.iter().enumerate().flat_map(|(at, park)| {
        let subject = Subject::Park(ParkId::from_usize(at));
        names_of(&park.name, &park.aliases, &park.place, subject, &park.id)
    });
    let projects = gazetteer.projects.iter().enumerate();
    let projects = projects.flat_map(|(at, project)| {
        let subject = Subject::Project(ProjectId::from_usize(at));
        let (name, aliases) = (&project.name, &project.aliases);
        names_of(name, aliases, &project.place, subject, &project.id)
    });
    // One that was refused for its length is not looked for either.
    let all = units.chain(parks).chain(projects);
    all.filter(|bearing| bearing.name.chars().count() <= LONGEST_NAME)
}

/// Returns the names of an entry.
fn names_of<'g>(
    name: &'g str,
    aliases: &'g [String],
    place: &'g Option<String>,
    subject: Subject,
    id: &'g str,
) -> impl Iterator<Item = Bearing<'g>> {
    let names = std::iter::once(name).chain(aliases.iter().map(String::as_str));
    names.map(move |name| Bearing {
        name,
        place: place.as_deref(),
        subject,
        id,
    })
}

/// Numbers names, and notes who bears them.
struct Collector<'c> {
    places: HashMap<String, PlaceId>,
    ids: HashMap<Arc<str>, NameId>,
    texts: IndexVec<NameId, Arc<str>>,
    bearers: Bearers,
    clashes: &'c mut Vec<NameClash>,
    folding: Folding,
}

impl<'c> Collector<'c> {
    fn new(gazetteer: &Gazetteer, clashes: &'c mut Vec<NameClash>) -> Self {
        let places = place_ids(&gazetteer.places);
        Self {
            ids: HashMap::new(),
            texts: IndexVec::new(),
            bearers: Bearers::new(&gazetteer.places, &places),
            places,
            clashes,
            folding: Folding::default(),
        }
    }

    fn add(&mut self, bearing: &Bearing<'_>) {
        // An empty name would stand between any two characters.
        if bearing.name.is_empty() {
            return;
        }

        // An entry of a place that is not declared was reported when the gazetteer was read.
        let place = match bearing.place.map(|id| self.places.get(id)) {
            Some(None) => return,
            Some(place) => place.copied(),
            None => None,
        };

        let name = self.id(bearing.name);
        if self.bearers.add(place, name, bearing.subject).is_some() {
            self.clashes.push(NameClash {
                name: bearing.name.to_owned(),
                id: bearing.id.to_owned(),
            });
        }
    }

    /// Returns the number of a name.
    fn id(&mut self, name: &str) -> NameId {
        let folded = self.folding.name(name);
        if let Some(&known) = self.ids.get(&*folded) {
            return known;
        }

        let id = self.texts.push(name.into());
        self.ids.insert(folded.into(), id);
        id
    }

    fn finish(mut self, places: &[Place]) -> Names {
        let texts = &self.texts;
        self.bearers
            .spread(|place, name| says_its_place(&texts[name], &places[place.index()]));

        Names {
            automaton: AhoCorasick::new(self.texts.iter().map(|name| self.folding.name(name))).ok(),
            ids: self.ids,
            texts: self.texts,
            bearers: self.bearers,
            folding: self.folding,
        }
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
