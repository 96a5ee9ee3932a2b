//! Workbooks: the sheets of a .xlsx or a .xls, each row a line.
//!
//! A title above a table and a remark below it are lines as they are; the rest of a sheet is one table, with merged cells as
//! [`grid`](super::grid) has them. Nothing that a reader of the sheet does not see is text: rows, columns and sheets that are
//! hidden are losses, with what they say.

// How numbers look.
mod format_code;

mod date;

mod number;

// A sheet, whatever it was read from, as lines.
mod worksheet;

mod hidden;

mod covered;

mod layout;

// How it was read.
mod styles;

mod strings;

mod reference;

mod cells;

mod xlsx;

mod biff;

pub use biff::read as read_records;
pub use xlsx::read;
