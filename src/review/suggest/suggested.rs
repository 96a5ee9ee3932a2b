//! What is proposed for the gazetteer.

use crate::content::gazetteer::UnitKind;

/// Entries for units that it lacks, and names for units that it has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suggestions {
    /// The entries, place by place in the order in which plans first name them.
    pub units: Vec<SuggestedUnit>,
    /// The names, in that order, too.
    pub aliases: Vec<SuggestedAliases>,
}

impl Suggestions {
    /// Returns whether nothing is proposed.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty() && self.aliases.is_empty()
    }
}

/// Names by which plans print a unit that the gazetteer has: 县住建局 of 昌乐县住房和城乡建设局.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuggestedAliases {
    /// The id of the unit.
    pub id: String,
    /// The names that its entry lacks, as plans print them.
    pub names: Vec<String>,
}

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
