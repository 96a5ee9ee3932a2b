//! The pages that editors wrote, with what their links lead to, and the files that are published as they are.
//!
//! In: pages as they were read, the catalogue, files. Out: [`OwnPages`]. A link to a plan, a task, a unit or another such page
//! that is not there is reported here; whether the site has a file or a page at a path is known when all of it is.

mod destination;

mod resolve;

mod pages;

pub use destination::Destination;
pub use pages::{Linked, OwnPageId, OwnPages, Size};
pub use resolve::resolve;
