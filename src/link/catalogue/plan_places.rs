//! The places that plans are of.

use super::PlaceId;
use super::proven::Proven;
use crate::base::text::Folding;
use crate::content::gazetteer::{Gazetteer, LazyRegister, Located};
use std::collections::HashMap;

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

/// Finds the place of each plan, in their order. Those that only the register knows are added to the gazetteer, behind its
/// own.
pub fn find(plans: &[Proven], gazetteer: &mut Gazetteer) -> Vec<PlanPlace> {
    let register = LazyRegister::default();
    let folding = Folding::default();
    // Plans of one place mostly have the same few issuers.
    let mut known: HashMap<(&str, &str), Located> = HashMap::new();
    let places = plans.iter().map(|plan| {
        let front = &plan.read.document.front;
        let issuer = front.issuer.as_deref().unwrap_or_default();
        let located = match front.place.as_deref() {
            Some(name) => known
                .entry((name, issuer))
                .or_insert_with(|| gazetteer.locate(&register, &folding, name, issuer))
                .clone(),
            None => Located::Unknown,
        };

        let name = match located {
            Located::Place(place) => Some(gazetteer.distinct_name(&register, place)),
            Located::Several(_) | Located::Unknown => front.place.clone(),
        };
        PlanPlace { located, name }
    });
    let mut places: Vec<PlanPlace> = places.collect();

    let went = gazetteer.sort_registered();
    for place in &mut places {
        if let Located::Place(at) = &mut place.located {
            *at = went[*at];
        }
    }
    places
}
