//! Pages that would be too long, and where they are cut.
//!
//! In: the catalogue. Out: for each page with lists the leaves that its rows are shown on, none where the page shows
//! them itself; and the rows of a page or of a leaf. What is cut depends on the content alone, never on a theme, so that
//! every theme has the same addresses.

mod leaf;
mod listing;
mod weight;

pub mod indicator;
pub mod lists;
pub mod named;
pub mod plan;
pub mod time;
pub mod unit;

mod cuts;

pub use cuts::Cuts;
pub use leaf::{Key, Leaf};
pub use listing::{Listing, rows_in_order, rows_of};
