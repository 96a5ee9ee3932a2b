//! Proposes entries of the gazetteer for the units that plans name and that it does not know, and aliases for those that
//! it knows by other names.
//!
//! In: the catalogue. Out: `[[unit]]` tables and aliases for a person to read through. Full names, kinds and members are guesses from
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

pub use suggested::{Reorganised, SuggestedAliases, SuggestedUnit, Suggestions};
pub use write::{alias_notes, text, with_aliases};

/// Returns what is proposed for all units that plans name and the gazetteer lacks, place by place in the order in which
/// they are first named.
pub fn suggest(catalogue: &Catalogue) -> Suggestions {
    let scopes = Scopes::new(catalogue);
    let mut entries = Entries::new(catalogue);

    for unit in catalogue.units.iter().filter(|unit| !unit.listed) {
        let scope = scopes.of(unit.unit.place.as_deref());
        let name = UnitName::read(&unit.unit.name, &scope);
        let members = scope
            .below
            .iter()
            .filter(|spot| name.stands_for.holds(spot));
        let members: Vec<String> = members
            .map(|spot| entries.add(Proposal::government(spot)))
            .collect();
        let id = entries.add(Proposal::named(name, &unit.unit.name));
        entries.set_members(&id, members);
    }
    entries.finish()
}
