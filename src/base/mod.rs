//! What every stage is built on: named texts, diagnostics, and pure functions on text and TOML.
//!
//! Nothing here knows what a plan is. In: text as people or archives give it. Out: [`Source`](source::Source)s
//! that know their lines, and [`Diagnostic`](diag::Diagnostic)s that point into them.

pub mod bundled;

pub mod source;

pub mod digest;

pub mod message;

pub mod text;

pub mod diag;

pub mod shape;

pub(crate) mod toml_table;
