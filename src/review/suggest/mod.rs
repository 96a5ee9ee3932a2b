//! Proposes entries of the gazetteer for the units that plans name and that it does not know.
//!
//! In: the catalogue. Out: `[[unit]]` tables for a person to read through. Full names, kinds and members are guesses from
//! what is printed; nothing here is used by a build.

mod suggested;

mod knowledge;

mod scope;

mod unit_name;

mod entry;

mod write;

use crate::link::catalogue::Catalogue;
use entry::{Entries, Proposal};
use scope::Scopes;
use unit_name::UnitName;

pub use suggested::{Reorganised, SuggestedUnit};
pub use write::text;

/// Returns proposed entries for all units that plans name and the gazetteer lacks, place by place in the order in which
/// they are first named.
pub fn suggest(catalogue: &Catalogue) -> Vec<SuggestedUnit> {
    let scopes = Scopes::new(catalogue);
    let mut entries = Entries::new(catalogue);

    for unit in catalogue.units.iter().filter(|unit| !unit.listed) {
        let scope = scopes.of(unit.unit.place.as_deref());
        let name = UnitName::read(&unit.unit.name, &scope);
        let members = match name.stands_for_counties {
            true => scope.below.iter().map(Proposal::government).collect(),
            false => Vec::new(),
        };

        let members: Vec<String> = members
            .into_iter()
            .map(|member: Proposal| entries.add(member))
            .collect();
        let id = entries.add(Proposal::named(name, &unit.unit.name));
        entries.set_members(&id, members);
    }
    entries.finish()
}
