//! Who bears a name, seen from a place: an entry of the place itself, of one below it or of one above it.

use super::{PlaceId, Subject};
use crate::content::gazetteer::Place;
use oxc_index::IndexVec;
use std::collections::HashMap;

oxc_index::define_index_type! {
    /// The index of a name among all names of a gazetteer.
    pub struct NameId = u32;
}

/// What a name means in the documents of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// This.
    One(Subject),
    /// One of several that are equally near, in places of their own: a document does not say which.
    Several,
}

/// The bearers of all names. Each is noted for its place and for those above it, so that what this takes grows with the
/// gazetteer, however many places ask.
#[derive(Debug, Default)]
pub struct Bearers {
    places: IndexVec<PlaceId, NamesOfPlace>,
    /// Those whose names say their place, as they are known everywhere.
    far: HashMap<NameId, Meaning>,
    /// Those that belong to no place.
    placeless: HashMap<NameId, Subject>,
}

/// The names of a place.
#[derive(Debug)]
struct NamesOfPlace {
    parent: Option<PlaceId>,
    own: HashMap<NameId, Subject>,
    /// The nearest bearers in places below.
    below: HashMap<NameId, Nearest>,
}

/// The nearest bearer of a name.
#[derive(Debug, Clone, Copy)]
struct Nearest {
    steps: u32,
    meaning: Meaning,
}

impl Bearers {
    /// Returns the bearers in some places, none yet; `ids` has the number of each place.
    pub fn new(places: &[Place], ids: &HashMap<String, PlaceId>) -> Self {
        let parent = |place: &Place| ids.get(place.parent.as_ref()?).copied();
        let names_of = |place| NamesOfPlace {
            parent: parent(place),
            own: HashMap::new(),
            below: HashMap::new(),
        };
        Self {
            places: places.iter().map(names_of).collect(),
            ..Self::default()
        }
    }

    /// Adds a bearer of a name: of a place, or of none. Returns the bearer that has the name there already, if it is
    /// another; that one keeps it.
    pub fn add(
        &mut self,
        place: Option<PlaceId>,
        name: NameId,
        subject: Subject,
    ) -> Option<Subject> {
        let names = match place {
            Some(place) => &mut self.places[place].own,
            None => &mut self.placeless,
        };
        let bearer = *names.entry(name).or_insert(subject);
        (bearer != subject).then_some(bearer)
    }

    /// Makes all that were added known in the places above theirs and, where their names say their place, everywhere.
    pub fn spread(&mut self, says_its_place: impl Fn(PlaceId, NameId) -> bool) {
        for place in self.places.indices() {
            let own: Vec<(NameId, Subject)> = self.places[place]
                .own
                .iter()
                .map(|(n, s)| (*n, *s))
                .collect();

            for (steps, above) in (1..).zip(self.above(place)) {
                let below = &mut self.places[above].below;
                for &(name, subject) in &own {
                    add_nearest(below, name, steps, subject);
                }
            }

            for (name, subject) in own {
                if says_its_place(place, name) {
                    let known = self.far.entry(name).or_insert(Meaning::One(subject));
                    known.or(subject);
                }
            }
        }
    }

    /// Returns what a name means in documents of a place: what the place itself calls so, else the nearest below it,
    /// else the nearest above it, else what says its place, else what belongs to none. A document without a known place
    /// knows only the last two.
    pub fn meaning(&self, place: Option<PlaceId>, name: NameId) -> Option<Meaning> {
        let near = place.and_then(|place| self.meaning_near(place, name));
        near.or_else(|| self.far.get(&name).copied())
            .or_else(|| self.placeless.get(&name).copied().map(Meaning::One))
    }

    fn meaning_near(&self, place: PlaceId, name: NameId) -> Option<Meaning> {
        let own = |place: PlaceId| self.places[place].own.get(&name).copied();
        if let Some(subject) = own(place) {
            return Some(Meaning::One(subject));
        }
        if let Some(nearest) = self.places[place].below.get(&name) {
            return Some(nearest.meaning);
        }
        self.above(place).find_map(own).map(Meaning::One)
    }

    /// Returns the names that are given in a place, below it, above it, and in none; in no order, some of them twice.
    pub fn names_near(&self, place: Option<PlaceId>) -> Vec<NameId> {
        let mut names: Vec<NameId> = self.placeless.keys().copied().collect();
        if let Some(place) = place {
            let NamesOfPlace { own, below, .. } = &self.places[place];
            let above = self.above(place);
            names.extend(own.keys().chain(below.keys()));
            names.extend(above.flat_map(|above| self.places[above].own.keys()));
        }
        names
    }

    /// Returns the places above one, the lowest first.
    fn above(&self, place: PlaceId) -> impl Iterator<Item = PlaceId> + use<> {
        let mut above = Vec::new();
        let mut next = self.places[place].parent;
        // A circle was reported when the gazetteer was read.
        while let Some(parent) = next.filter(|parent| *parent != place && !above.contains(parent)) {
            above.push(parent);
            next = self.places[parent].parent;
        }
        above.into_iter()
    }
}

impl Meaning {
    /// Adds a bearer that is as near.
    fn or(&mut self, subject: Subject) {
        if *self != Meaning::One(subject) {
            *self = Meaning::Several;
        }
    }
}

/// Notes a bearer of a name so many steps below a place, unless one is nearer.
fn add_nearest(below: &mut HashMap<NameId, Nearest>, name: NameId, steps: u32, subject: Subject) {
    let own = Nearest {
        steps,
        meaning: Meaning::One(subject),
    };
    let known = below.entry(name).or_insert(own);
    if steps < known.steps {
        *known = own;
    } else if steps == known.steps {
        known.meaning.or(subject);
    }
}

/// Returns the place of each id; the first where two have one, which was reported when the gazetteer was read.
pub fn place_ids(places: &[Place]) -> HashMap<String, PlaceId> {
    let mut ids = HashMap::with_capacity(places.len());
    for (at, place) in places.iter().enumerate() {
        let id = PlaceId::from_usize(at);
        ids.entry(place.id.clone()).or_insert(id);
    }
    ids
}
