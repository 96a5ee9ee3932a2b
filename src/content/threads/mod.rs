//! content/threads.toml: what became of one matter in several plans, as people say it.

mod relation;

mod entries;

mod quoted;

mod read;

pub use entries::{StepEntry, StepPlace, ThreadEntry, Threads};
pub use quoted::Quoted;
pub use relation::Relation;
