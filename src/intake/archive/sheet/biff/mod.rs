//! Workbooks as Excel wrote them before 2007 (.xls): a stream of records, read into the same sheets as those in XML.

mod record;

mod text;

mod globals;

mod cells;

mod workbook;

pub use workbook::read;
