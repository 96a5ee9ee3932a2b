//! PDFs with a text layer: what their instructions draw, as the marks of [pages](super::paged).
//!
//! A PDF without a text layer is refused, with what to do.

mod bounds;

// What instructions draw.
mod glyph_names;

mod font;

mod layers;

mod text_state;

mod content;

mod notes;

mod document;

pub use document::{is_pdf, read};
