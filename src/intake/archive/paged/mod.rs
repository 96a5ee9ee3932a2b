//! Pages of characters in their places, as a PDF or an OFD has them: how they become lines.
//!
//! Such pages have no lines, no paragraphs and no tables, only marks. So rows are found by where characters stand, two
//! columns of running text are read one after the other, a table is what rules frame, and rows that only the width of
//! the page parts are one line. What pages say of themselves, and balloons in their margin, is left out and said. Where no rules tell the cells of a
//! row, they are parted and doubted. A scan holds nothing that could be read without guessing.

// What stands on a page.
mod geometry;

mod marks;

mod path;

// How it is read.
mod rows;

mod rules;

mod table;

mod columns;

mod balloons;

mod layout;

mod furniture;

mod continued;

mod writer;

mod pages;

pub use geometry::{Area, Matrix};
pub use marks::{Glyph, Marks, UNKNOWN};
pub use pages::{NoText, text_of_pages};
pub use path::Path;
