//! The places that plans are of.

use super::PlaceId;
use super::proven::Proven;
use crate::base::text::Folding;
use crate::content::gazetteer::{Gazetteer, LazyRegister, Located};

/// The place that the head of a plan names.
pub struct PlanPlace {
    /// What the name means.
    pub located: Located,
    /// A name that no other place has; as printed, where it is not known what it means.
    pub name: Option<String>,
}

impl PlanPlace {
    /// Returns the place, if it is known.
    pub fn id(&self) -> Option<PlaceId> {
        match self.located {
            Located::Place(place) => Some(PlaceId::from_usize(place)),
            Located::Several(_) | Located::Unknown => None,
        }
    }
}

/// Finds the place of each plan, in their order. Those that only the register knows are added to the gazetteer.
pub fn find(plans: &[Proven], gazetteer: &mut Gazetteer) -> Vec<PlanPlace> {
    let register = LazyRegister::default();
    let folding = Folding::default();
    let places = plans.iter().map(|plan| {
        let front = &plan.read.document.front;
        let issuer = front.issuer.as_deref().unwrap_or_default();
        let located = match front.place.as_deref() {
            Some(name) => gazetteer.locate(&register, &folding, name, issuer),
            None => Located::Unknown,
        };

        let name = match located {
            Located::Place(place) => Some(gazetteer.distinct_name(&register, place)),
            Located::Several(_) | Located::Unknown => front.place.clone(),
        };
        PlanPlace { located, name }
    });
    places.collect()
}
