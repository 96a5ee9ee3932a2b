//! What readers of an English interface are told of the name of a unit.

use super::At;
use crate::link::catalogue::UnitId;
use crate::render::english::{EnglishName, english_name, known_places};

impl At<'_> {
    /// Returns a unit's full name in Latin letters and in English; nothing where the interface is not in English.
    pub fn english(&self, unit: UnitId) -> Option<EnglishName> {
        self.settings.is_english().then(|| {
            let unit = &self.catalogue.units[unit].unit;
            let place = self.catalogue.place_by_id(unit.place.as_deref());
            english_name(&unit.name, &known_places(self.catalogue, place))
        })
    }

    /// Returns a unit's full name in English alone.
    pub fn gloss(&self, unit: UnitId) -> Option<String> {
        Some(self.english(unit)?.gloss)
    }
}
