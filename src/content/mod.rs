//! The files that people write and keep in git, below `content/`, each read into one type.
//!
//! In: the text of a plan's file or of a page, `gazetteer.toml`, `threads.toml`, `progress/*.toml`, `site.toml`, `permalinks.txt`, `moved.toml`. Out: a
//! `Document`, an `OwnPage`, the `Gazetteer`, the `Threads`, the `Progress`, the `Settings`, the `Ledger` and the `Moves`, with a diagnostic for each
//! mistake. Plans are also written here: reading what was written gives the same `Document`.

pub mod limits;

mod declared_id;

pub mod document;

pub mod supply;

pub mod own_pages;

pub mod gazetteer;

pub mod threads;

pub mod progress;

pub mod publish;

pub mod menu;

pub mod footer;

pub mod origins;

mod extra;

pub mod settings;

pub mod permalinks;
