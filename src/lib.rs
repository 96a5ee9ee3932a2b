//! Gangmu (纲目): from the work plans that Chinese local governments publish to a cross-linked
//! static site, in stages; each takes one finished type and returns the next.
//!
//! ```text
//! seeds/ ──import──▶ content/plans ──content──▶ Document ──proof──▶ Trace
//!                    content/gazetteer.toml ─────────┴──catalogue──▶ Catalogue
//!                                          pages ◀────────────────────┤
//!                    themes/ ──theme──▶ HTML ◀── pages                └──export──▶ JSON
//!                                        └──disk──▶ public/
//! ```
//!
//! [`import`] guesses, once, and a person reviews what it wrote. Everything after it reads explicit
//! structure and never guesses. The modules stand here in the order of the pipeline, and each
//! imports only from those above it.

// The order is the pipeline's; the blank lines keep the formatter from sorting it.

pub mod source;

pub mod diag;

pub mod text;

pub mod plan;

mod toml_table;

pub mod archive;

pub mod import;

pub mod content;

pub mod proof;

pub mod catalogue;

pub mod review;

pub mod route;

pub mod settings;

pub mod strings;

pub mod permalinks;

pub mod icon;

pub mod outlets;

pub mod cite;

pub mod dataset;

pub mod chart;

pub mod pages;

pub mod theme;

pub mod search;

pub mod export;

pub mod schema;

pub mod site;

pub mod disk;

pub mod serve;

pub mod cli;
