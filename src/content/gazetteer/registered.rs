//! Places that the gazetteer takes from the register.

use super::entries::{FormerName, Gazetteer, Place, PlaceLevel};
use super::register::{LazyRegister, Meant, Number, Register, english_name, stem_of};
use crate::base::message::{Message, message};
use crate::base::text::Folding;
use std::collections::HashMap;

/// What the name of a place in the head of a plan means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Located {
    /// This place, by its index in the gazetteer.
    Place(usize),
    /// One of several: their names, each with those of the places that it lies in.
    Several(Vec<String>),
    /// Nothing that the gazetteer or the register knows.
    Unknown,
}

impl Gazetteer {
    /// Returns the place that a document means by a name. What the gazetteer says goes first; a place that only the
    /// register knows is added, with those above it. `issuer` is who issued the document: it tells places apart that
    /// share a name.
    pub fn locate(
        &mut self,
        register: &LazyRegister,
        folding: &Folding,
        name: &str,
        issuer: &str,
    ) -> Located {
        let located = self.locate_printed(register, name, issuer);
        if located != Located::Unknown {
            return located;
        }

        // 苇塘縣 is 苇塘县, and the file may have either.
        let folded = folding.name(name);
        let is_called = |place: &Place| place.names().any(|known| folding.name(known) == folded);
        match self.places.iter().position(is_called) {
            Some(place) => Located::Place(place),
            None => self.locate_printed(register, &folded, issuer),
        }
    }

    /// The same, for a name as it is printed.
    fn locate_printed(&mut self, register: &LazyRegister, name: &str, issuer: &str) -> Located {
        if let Some(place) = self.declared_place(name, issuer) {
            return Located::Place(place);
        }

        let register = register.get();
        let declared = self.places.iter().enumerate();
        let declared = declared.filter(|(at, _)| !self.registered.contains(at));
        let codes = declared.filter_map(|(_, place)| place.code.as_deref());
        let near: Vec<Number> = codes.filter_map(|code| register.by_code(code)).collect();
        match register.meaning(name, issuer, &near) {
            Meant::Nothing => Located::Unknown,
            Meant::One(number) => Located::Place(self.add(register, number)),
            Meant::Several(numbers) => {
                let names = numbers.into_iter().map(|number| register.full_name(number));
                Located::Several(names.collect())
            }
        }
    }

    /// Returns a name of a place that no other place has: its own, behind those of the places that it lies in where the
    /// register knows several of that name.
    pub fn distinct_name(&self, register: &LazyRegister, place: usize) -> String {
        let place = &self.places[place];
        let code = place.code.as_deref();
        let number = code.and_then(|code| register.get().by_code(code));
        match number.filter(|_| register.get().is_shared(&place.name)) {
            Some(number) => register.get().full_name(number),
            None => place.name.clone(),
        }
    }

    /// Returns the place of the file that is called so; of several the one below a place that the issuer names, else the
    /// first.
    fn declared_place(&self, name: &str, issuer: &str) -> Option<usize> {
        let declared = (0..self.places.len()).filter(|place| !self.registered.contains(place));
        let called: Vec<usize> = declared
            .filter(|&place| self.places[place].is_called(name))
            .collect();

        let lies_in_named = |place: &&usize| {
            let parent = self.places[**place].parent.as_deref();
            let mut places = self.places.iter();
            let parent = places.find(|place| Some(place.id.as_str()) == parent);
            parent.is_some_and(|parent| issuer.contains(&parent.name))
        };
        called
            .iter()
            .find(lies_in_named)
            .or(called.first())
            .copied()
    }

    /// Adds to the places of the file what the register knows of them, where it is plain which place is meant.
    pub(super) fn complete(&mut self, register: &LazyRegister) {
        let numbers = self.numbers(register);
        let known = || {
            let numbers = numbers.iter().enumerate();
            numbers.filter_map(|(at, number)| Some((at, (*number)?)))
        };

        // All codes first: a place that is filled in may lie in one that stands further down.
        for (at, number) in known() {
            let code = register
                .get()
                .place(number)
                .map(|place| place.code.to_owned());
            self.places[at].code = code;
        }
        for (at, number) in known() {
            self.fill(register.get(), at, number);
        }

        // A nation has no name in pinyin.
        for place in &mut self.places {
            if place.english.is_none() && place.level != Some(PlaceLevel::Nation) {
                place.english = Some(english_name(&place.name)).filter(|name| !name.is_empty());
            }
        }
    }

    /// Adds the place that the register knows by an id. Returns whether there is one now.
    pub(super) fn take_from_register(&mut self, register: &LazyRegister, id: &str) -> bool {
        let Some(number) = register.get().by_id(id) else {
            return false;
        };
        // The file may give it another id.
        let place = self.add(register.get(), number);
        self.places[place].id == id
    }

    /// Puts the places that the register added behind those of the file, in the order of their codes, so that their order
    /// does not depend on who asked for them first. Returns where each place went.
    pub fn sort_registered(&mut self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.places.len()).collect();
        order.sort_by_key(|&at| match self.registered.contains(&at) {
            true => (true, self.places[at].code.clone()),
            false => (false, None),
        });

        self.places = order.iter().map(|&at| self.places[at].clone()).collect();
        let declared = self.declared();
        self.registered = (declared..self.places.len()).collect();
        let mut went = vec![0; order.len()];
        for (to, from) in order.into_iter().enumerate() {
            went[from] = to;
        }
        went
    }

    /// Returns how many places stand in the file.
    pub fn declared(&self) -> usize {
        self.places.len() - self.registered.len()
    }

    /// Returns which place of the register each of the file is.
    fn numbers(&self, register: &LazyRegister) -> Vec<Option<Number>> {
        let by_id: HashMap<&str, &Place> = self
            .places
            .iter()
            .map(|place| (place.id.as_str(), place))
            .collect();
        let places = self.places.iter();
        places
            .map(|place| number(register.get(), place, &above(place, &by_id)))
            .collect()
    }

    /// Fills in what a place of the file leaves open.
    fn fill(&mut self, register: &Register, at: usize, number: Number) {
        let Some(known) = self.entry(register, number) else {
            return;
        };

        let place = &mut self.places[at];
        place.level = place.level.or(known.level);
        place.english = place.english.take().or(known.english);
        place.ended = place.ended.or(known.ended);
        if place.former.is_empty() {
            place.former = known.former;
        }
        if place.parent.is_none()
            && let Some(above) = register.above(number).next()
        {
            let parent = self.add(register, above);
            self.places[at].parent = Some(self.places[parent].id.clone());
        }
    }

    /// Returns the index of a place of the register; adds it, and those above it, where it is not there yet.
    fn add(&mut self, register: &Register, number: Number) -> usize {
        let Some(mut place) = self.entry(register, number) else {
            return 0;
        };
        let same = |other: &Place| other.code == place.code;
        if let Some(known) = self.places.iter().position(same) {
            return known;
        }

        // The file may use the id for another place.
        if self.places.iter().any(|other| other.id == place.id) {
            place.id = format!("{}-{}", place.id, place.code.as_deref().unwrap_or_default());
        }
        if let Some(above) = register.above(number).next() {
            let parent = self.add(register, above);
            place.parent = Some(self.places[parent].id.clone());
        }
        let at = self.places.len();
        self.registered.insert(at);
        self.places.push(place);

        let successor = register.place(number).and_then(|place| place.ending?.into);
        if let Some(number) = successor.and_then(|code| register.by_code(code)) {
            let successor = self.add(register, number);
            self.places[at].successor = Some(self.places[successor].id.clone());
        }
        at
    }

    /// Returns a place of the register as an entry, without the place that it lies in.
    fn entry(&self, register: &Register, number: Number) -> Option<Place> {
        let known = register.place(number)?;
        let former = known.former.iter().map(|former| FormerName {
            name: former.name.to_owned(),
            until: Some(former.until),
            change: Some(former.why.to_owned()),
        });
        Some(Place {
            id: known.id.clone(),
            name: known.name.to_owned(),
            aliases: Vec::new(),
            parent: None,
            level: Some(known.level()),
            code: Some(known.code.to_owned()),
            english: Some(known.english()),
            former: former.collect(),
            ended: known.ending.map(|ending| ending.year),
            successor: None,
        })
    }
}

/// Returns which place of the register one of the file is that lies in others.
fn number(register: &Register, place: &Place, above: &[&Place]) -> Option<Number> {
    if let Some(code) = &place.code {
        return register.by_code(code);
    }

    // Townships and streets may have the name of a county.
    if place.level == Some(PlaceLevel::Township) || place.level == Some(PlaceLevel::Nation) {
        return None;
    }
    let context: String = above.iter().map(|place| place.name.as_str()).collect();
    match register.meaning(&place.name, &context, &[]) {
        Meant::One(number) if register.fits(number, place.level) => Some(number),
        _ => None,
    }
}

/// How many places lie in one another at most: what goes further is a circle.
const DEEPEST: usize = 8;

/// Returns the places that one lies in, as far as the file says, the nearest first.
fn above<'a>(place: &Place, by_id: &HashMap<&str, &'a Place>) -> Vec<&'a Place> {
    let parent = |place: &Place| by_id.get(place.parent.as_deref()?).copied();
    std::iter::successors(parent(place), |place| parent(place))
        .take(DEEPEST)
        .collect()
}

/// A place as a new project writes it down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPlace {
    /// Its id.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Its proper name alone.
    pub short: String,
    /// Its English name.
    pub english: String,
    /// Its code in the register; nothing for a place that the register does not know.
    pub code: Option<String>,
}

/// Returns a place by its name.
///
/// # Errors
/// What is wrong, in words: a name that no place has, or that several have.
pub fn known_place(name: &str) -> Result<KnownPlace, Message> {
    let register = Register::bundled();
    match register.meaning(name, "", &[]) {
        Meant::One(number) => {
            let place = register.place(number).ok_or_else(|| not_known(name))?;
            Ok(KnownPlace {
                id: place.id.clone(),
                name: place.name.to_owned(),
                short: stem_of(place.name).to_owned(),
                english: place.english(),
                code: Some(place.code.to_owned()),
            })
        }
        Meant::Several(numbers) => {
            let names = numbers.into_iter().map(|number| register.full_name(number));
            let names: Vec<String> = names.collect();
            Err(message!(
                "several-places-are-called-name-write-names",
                name,
                names = Message::either(names)
            ))
        }
        Meant::Nothing => Err(not_known(name)),
    }
}

fn not_known(name: &str) -> Message {
    message!("no-province-prefecture-or-county-is-called", name)
}

impl Register {
    /// Returns the name of a place behind those of the places that it lies in.
    fn full_name(&self, number: Number) -> String {
        let mut names: Vec<&str> = self
            .above(number)
            .filter_map(|above| self.place(above))
            .map(|place| place.name)
            .collect();
        names.reverse();
        names.extend(self.place(number).map(|place| place.name));
        names.concat()
    }

    /// Returns whether a place may stand as high as the file says.
    fn fits(&self, number: Number, level: Option<PlaceLevel>) -> bool {
        let place = self.place(number);
        level.is_none() || place.map(super::register::Registered::level) == level
    }
}
