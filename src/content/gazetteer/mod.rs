//! The authority for names: content/gazetteer.toml.

mod entries;

mod read;

pub use entries::{
    Gazetteer, Park, ParkKind, ParkLevel, Place, PlaceLevel, Predecessor, Project, Unit, UnitKind,
};
