//! Word documents: the parts that matter.

mod eq;
mod math;
mod symbols;

mod numbering;
mod styles;

mod objects;
mod revisions;
mod runs;

mod chunk;

mod body;

mod document;

pub use document::{Nesting, read};
