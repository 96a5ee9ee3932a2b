//! A proposed entry of the gazetteer.

use crate::content::gazetteer::UnitKind;

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
