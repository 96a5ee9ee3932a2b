//! The authority for names: content/gazetteer.toml, and the register of places that the program carries.

mod entries;

mod register;

mod missing;

mod registered;

mod read;

pub use entries::{
    FormerName, Gazetteer, Park, ParkKind, ParkLevel, Place, PlaceLevel, Predecessor, Project,
    Unit, UnitKind,
};
pub use missing::missing_place;
pub use register::{LazyRegister, Register, Registered, stem_of};
pub use registered::{KnownPlace, Located, known_place};
