//! The authority for names: content/gazetteer.toml.

mod entries;

mod register;

mod read;

pub use entries::{
    Gazetteer, Park, ParkKind, ParkLevel, Place, PlaceLevel, Predecessor, Project, Unit, UnitKind,
};
pub use register::{Meant, Register, Registered, english_name};
