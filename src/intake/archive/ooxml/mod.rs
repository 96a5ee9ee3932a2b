//! What Word documents and workbooks have in common: a zip archive of parts in XML that name each other.

pub mod xml;

pub mod package;
