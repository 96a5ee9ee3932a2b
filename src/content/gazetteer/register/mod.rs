//! The register of places: provinces, prefectures and counties with their codes, and what became of them since 1998.
//!
//! It lies in the program, see README.md beside this file. A site need not list the places that it knows; what the
//! gazetteer says of a place stands over it.

mod changes;
mod english;
mod find;
mod place;

pub use english::{english_name, stem_of};
pub use find::Meant;
pub use place::{Number, Registered};

use super::entries::PlaceLevel;
use changes::Change;
use std::cell::OnceCell;
use std::collections::HashMap;

/// The register, with an index of its codes and names.
#[derive(Debug)]
pub struct Register {
    places: Vec<Registered>,
    codes: HashMap<&'static str, Number>,
    /// Full names, those that places had once among them.
    names: HashMap<&'static str, Vec<Number>>,
    /// The proper names of provinces and prefectures: 潍坊 of 潍坊市.
    stems: HashMap<&'static str, Vec<Number>>,
}

/// The register, read when it is asked for first.
#[derive(Debug, Default)]
pub struct LazyRegister(OnceCell<Register>);

impl LazyRegister {
    /// Returns the register.
    pub fn get(&self) -> &Register {
        self.0.get_or_init(Register::bundled)
    }
}

impl Register {
    /// Reads the register that the program carries. That takes a few milliseconds.
    pub fn bundled() -> Self {
        let places: Vec<Registered> = include_str!("places.tsv")
            .lines()
            .filter_map(Registered::read)
            .collect();
        let codes = (0..).zip(&places).map(|(at, place)| (place.code, at));

        let mut register = Self {
            codes: codes.collect(),
            places,
            names: HashMap::new(),
            stems: HashMap::new(),
        };
        register.link();
        changes::apply(&mut register.places);
        register.set_ids();
        register.index_names();
        register
    }

    /// Returns a place.
    pub fn place(&self, number: Number) -> Option<&Registered> {
        self.places.get(number)
    }

    /// Returns the place with a code (GB/T 2260).
    pub fn by_code(&self, code: &str) -> Option<Number> {
        self.codes.get(code).copied()
    }

    /// Returns the place with an id.
    pub fn by_id(&self, id: &str) -> Option<Number> {
        self.places.iter().position(|place| place.id == id)
    }

    /// Returns the places above one, the nearest first.
    pub fn above(&self, number: Number) -> impl Iterator<Item = Number> + '_ {
        let parent = |number: &Number| self.places.get(*number)?.parent;
        std::iter::successors(parent(&number), parent)
    }

    /// Returns the places right in one that there are now.
    pub fn within(&self, number: Number) -> impl Iterator<Item = &Registered> {
        let places = self.places.iter();
        places.filter(move |place| place.parent == Some(number) && place.ending.is_none())
    }

    fn numbers(&self) -> std::ops::Range<Number> {
        0..self.places.len()
    }

    /// Notes in which place each lies: where the prefecture of its code is not there, in the province.
    fn link(&mut self) {
        let later = Change::later_codes();
        for number in self.numbers() {
            let code = self.places[number].code;
            let prefecture = format!("{}00", &code[..4]);
            let province = format!("{}0000", &code[..2]);
            let parent = match self.places[number].level() {
                PlaceLevel::Province => None,
                PlaceLevel::Prefecture => self.by_code(&province),
                _ => self
                    .by_code(&prefecture)
                    .or_else(|| self.by_code(later.get(&*prefecture)?))
                    .or_else(|| self.by_code(&province)),
            };
            self.places[number].parent = parent;
        }
    }

    /// Gives each place its id, which stands for it in addresses: how its name is read, behind the id of the place that it
    /// lies in. Those of provinces and prefectures stand alone, where no two are read alike.
    fn set_ids(&mut self) {
        let mut readings: HashMap<&str, usize> = HashMap::new();
        let is_high = |place: &Registered| place.is_above_counties() && place.ending.is_none();
        for place in self.places.iter().filter(|place| is_high(place)) {
            *readings.entry(place.reading).or_default() += 1;
        }

        // Whatever lies in another place has a higher code than that.
        for number in self.numbers() {
            let place = &self.places[number];
            let own = place.reading.replace(' ', "");
            let stands_alone = is_high(place) && readings.get(place.reading) == Some(&1);
            let parent = place.parent.filter(|_| !stands_alone);
            self.places[number].id = match (self.places[number].own_id, parent) {
                (Some(id), _) => id.to_owned(),
                (None, Some(parent)) => format!("{}-{own}", self.places[parent].id),
                (None, None) => own,
            };
        }
    }

    fn index_names(&mut self) {
        for (number, place) in self.places.iter().enumerate() {
            let former = place.former.iter().map(|former| former.name);
            for name in std::iter::once(place.name).chain(former) {
                let numbers = self.names.entry(name).or_default();
                if numbers.last() != Some(&number) {
                    numbers.push(number);
                }
            }
            if place.is_above_counties() && place.ending.is_none() {
                let stem = stem_of(place.name);
                self.stems.entry(stem).or_default().push(number);
            }
        }
    }
}
