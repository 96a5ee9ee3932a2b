//! The printed lines of a source, classified, and the paragraphs that they belong to.
//!
//! In: a source. Out: its lines with what each is by itself (a date, furniture of a portal, a title, …), so
//! that no later step reads them again for that; and, for the lines of the plan, paragraphs in which lines
//! that a copy broke are joined and each character still knows the line that it came from.

mod docnumber;

mod portal;

mod signature;

mod class;

mod line;

mod paragraphs;

pub use class::Class;
pub use docnumber::{DocumentNumber, document_number};
pub use line::{Line, printed_lines};
pub use paragraphs::paragraphs;
pub use signature::{is_office, office_names};
