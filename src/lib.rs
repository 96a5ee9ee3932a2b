//! Gangmu (纲目): from the work plans that Chinese local governments publish to a cross-linked
//! static site, in stages; each takes one finished type and returns the next.
//!
//! ```text
//! seeds/ ──intake──▶ content/plans ──content──▶ Document ──link──▶ Catalogue ─┬─render──▶ HTML ──┐
//!                    content/gazetteer.toml ──────────────────────┘           ├─search──▶ index ─┼─site──▶ public/
//!                                                                             └─export──▶ data ──┘
//! ```
//!
//! [`intake`] guesses, once, and a person reviews what it wrote. Everything after it reads explicit
//! structure and never guesses. The modules stand here in the order of the pipeline, and each
//! imports only from those above it.

// The order is the pipeline's; the blank lines keep the formatter from sorting it.

pub mod base;

pub mod time;

pub mod plan;

pub mod address;

pub mod intake;

pub mod content;

pub mod link;

pub mod review;

pub mod compare;

pub mod render;

pub mod search;

pub mod export;

pub mod site;

pub mod cli;
