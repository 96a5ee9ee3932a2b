//! Word documents: the parts that matter. Documents of other forms that were put into such parts are read so, too.

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

pub use document::{Nesting, Translated, read, read_translated};
pub use runs::Notes;
