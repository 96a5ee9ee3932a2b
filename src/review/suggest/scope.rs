//! The places that names in a plan can begin with.

use crate::content::gazetteer::{LazyRegister, Place, PlaceLevel, stem_of};
use crate::link::catalogue::Catalogue;

/// A place as names begin with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Its id.
    pub id: String,
    /// Its full name.
    pub name: String,
    /// Whether it is a county, or a place that the gazetteer alone knows: no province or prefecture.
    pub is_county: bool,
}

/// The places around a plan.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// The place of the plan.
    pub own: Option<Spot>,
    /// The places that it lies in, the nearest first.
    pub above: Vec<Spot>,
    /// The places right in it that there are now.
    pub below: Vec<Spot>,
}

/// Finds the places around any place.
pub struct Scopes<'a> {
    places: &'a [Place],
    register: LazyRegister,
}

impl Spot {
    fn new(place: &Place) -> Self {
        Self {
            id: place.id.clone(),
            name: place.name.clone(),
            is_county: place.level.is_none_or(|level| level == PlaceLevel::County),
        }
    }

    /// Returns the proper name: 潍坊 of 潍坊市.
    pub fn stem(&self) -> &str {
        stem_of(&self.name)
    }

    /// Returns the word that stands for the place in names of its own units: 市 of 潍坊市.
    pub fn word(&self) -> Option<&'static str> {
        let words = ["自治区", "省", "市", "州", "盟", "地区", "县", "区", "旗"];
        words.into_iter().find(|word| self.name.ends_with(word))
    }
}

impl<'a> Scopes<'a> {
    pub fn new(catalogue: &'a Catalogue) -> Self {
        Self {
            places: catalogue.places.as_raw_slice(),
            register: LazyRegister::default(),
        }
    }

    /// Returns the places around the one with an id.
    pub fn of(&self, id: Option<&str>) -> Scope {
        let Some(own) = self.place(id) else {
            return Scope::default();
        };

        let mut above = Vec::new();
        let mut parent = self.place(own.parent.as_deref());
        while let Some(place) = parent
            && above.len() < self.places.len()
        {
            if place.level != Some(PlaceLevel::Nation) {
                above.push(Spot::new(place));
            }
            parent = self.place(place.parent.as_deref());
        }

        Scope {
            own: Some(Spot::new(own)),
            above,
            below: self.below(own),
        }
    }

    fn place(&self, id: Option<&str>) -> Option<&'a Place> {
        let id = id?;
        self.places.iter().find(|place| place.id == id)
    }

    /// Returns the places right in one: those of the register, by the ids that the gazetteer gives them, and those that
    /// the gazetteer alone knows.
    fn below(&self, own: &Place) -> Vec<Spot> {
        let listed = self.places.iter().filter(|place| {
            let is_county = place.level.is_none_or(|level| level == PlaceLevel::County);
            place.parent.as_ref() == Some(&own.id) && is_county && place.ended.is_none()
        });
        let mut below: Vec<Spot> = listed.map(Spot::new).collect();

        let register = self.register.get();
        let number = own.code.as_deref().and_then(|code| register.by_code(code));
        for child in number
            .into_iter()
            .flat_map(|number| register.within(number))
        {
            let known = |place: &&Place| place.code.as_deref() == Some(child.code);
            let spot = match self.places.iter().find(known) {
                Some(place) => Spot::new(place),
                None => Spot {
                    id: child.id.clone(),
                    name: child.name.to_owned(),
                    is_county: !child.code.ends_with("00"),
                },
            };
            if !below.contains(&spot) {
                below.push(spot);
            }
        }
        below
    }
}
