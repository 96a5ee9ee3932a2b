//! PDFs with a text layer: characters in their places become lines.
//!
//! A PDF has no lines, no paragraphs and no tables, only marks on pages. So rows are found by where characters stand, two
//! columns of running text are read one after the other, a table is what rules frame, and rows that only the width of
//! the page parts are one line. What pages say of themselves is left out and said. Where no rules tell the cells of a
//! row, they are parted and doubted. A scan holds nothing that could be read without guessing, and is refused.

mod bounds;

// What stands on a page.
mod geometry;

mod glyph_names;

mod font;

mod marks;

mod path;

mod layers;

mod text_state;

mod content;

mod notes;

// How it is read.
mod rows;

mod rules;

mod table;

mod columns;

mod layout;

mod furniture;

mod continued;

mod writer;

mod document;

pub use document::{is_pdf, read};
