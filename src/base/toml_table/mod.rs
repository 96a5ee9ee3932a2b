//! Reads a TOML table key by key, so that every mistake in it is reported at its own place, not
//! only the first one.

mod text;

mod web_address;

mod refused;

mod syntax;

mod table;

mod typed;

pub use syntax::syntax_error;
pub use table::{Entry, Reader, Table};
pub use text::unprintable;
