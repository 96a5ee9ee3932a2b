//! Proposes entries of the gazetteer for the units that plans name and that it does not know.
//!
//! In: the catalogue. Out: `[[unit]]` tables for a person to read through. Full names, kinds and members are guesses from
//! what is printed; nothing here is used by a build.

mod knowledge;

mod scope;

mod unit_name;

mod entry;

mod write;

use crate::content::gazetteer::UnitKind;
use crate::link::catalogue::Catalogue;
use entry::{Entries, Proposal};
use scope::Scopes;
use unit_name::UnitName;

pub use write::text;

/// A proposed entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuggestedUnit {
    /// Its identifier.
    pub id: String,
    /// Full name, as it follows from the printed one.
    pub name: String,
    /// Names as plans print them.
    pub aliases: Vec<String>,
    /// The place that it serves.
    pub place: Option<String>,
    /// What sort of body it is.
    pub kind: UnitKind,
    /// The ids of the units that a group stands for.
    pub members: Vec<String>,
    /// Units whose work it took over as everywhere in the country, for a person to confirm.
    pub predecessors: Vec<Reorganised>,
}

/// A unit that became part of another in a reorganisation that happened everywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reorganised {
    /// The id of the unit that had the work before.
    pub id: String,
    /// When.
    pub year: i16,
}

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
