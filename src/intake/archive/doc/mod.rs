//! Word documents as Word wrote them before 2007 (.doc), and as WPS does (.wps).
//!
//! The characters of such a file lie in pieces; what they look like is said apart, by places of the file, page by page,
//! and by styles. All of it is put into the elements that a .docx has, and read as one: so lists, fields, formulas,
//! changes, notes and tables mean the same in both. The form is that of Microsoft's [MS-DOC].

// The bytes.
mod header;

mod pieces;

mod sprms;

mod stretches;

// What they look like.
mod look;

mod placing;

mod fonts;

mod styles;

mod lists;

// What stands beside the text.
mod plex;

mod stories;

// As a .docx has it.
mod markup;

mod rows;

mod writer;

mod document;

pub use document::{is_document, read};
