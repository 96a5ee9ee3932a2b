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

pub mod catalogue;
pub mod cli;
pub mod content;
pub mod diag;
pub mod disk;
pub mod export;
pub mod import;
pub mod pages;
pub mod plan;
pub mod proof;
pub mod route;
pub mod serve;
pub mod settings;
pub mod site;
pub mod source;
pub mod strings;
pub mod text;
pub mod theme;
mod toml_table;
