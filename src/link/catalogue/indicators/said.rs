//! All that an indicator says, by lasting names: whether pages that show it must be made again.

use super::indicator::{Indicator, Point};
use crate::base::digest::Digester;
use crate::link::catalogue::Catalogue;

impl Indicator {
    /// Returns all that it says, but for what plans state of it. What it names stands there by its lasting name, never by its
    /// index.
    pub(in crate::link::catalogue) fn said(&self, catalogue: &Catalogue) -> String {
        let Self {
            id,
            name,
            unit,
            points: _,
            threads,
        } = self;
        let threads = threads.iter().map(|&own| &catalogue.threads.all[own].id);
        let threads: Vec<&String> = threads.collect();
        format!("{:?}", (id, name, unit, threads))
    }
}

impl Point {
    /// Adds all that it says to a digest, likewise.
    pub(in crate::link::catalogue) fn add_to(
        &self,
        digester: &mut Digester,
        catalogue: &Catalogue,
    ) {
        let Self {
            at,
            year,
            place,
            whose,
            level,
            growth,
            due,
            implied,
            since,
        } = self;
        let document = &catalogue.plans[at.plan].document;
        let node = catalogue.plans[at.plan].node_id(at.node);
        let place = place.map(|place| &catalogue.places[place].id);
        let stated = (year, place, whose, level, growth, due);
        digester.add(&(&document.id, node, stated, implied, since));
    }
}
