//! All tests in Rust but those whose cases are data, which `tests/cases` runs: see tests/README.md.

mod archive;
mod calendars;
mod charts;
mod content;
mod diagnostics;
mod editor;
mod fuzz;
mod growth;
mod hostile;
mod hosting;
mod import;
mod languages;
mod lexicon;
mod life;
mod messages;
mod new;
mod output;
mod proof;
mod rebuild;
mod schema;
mod search;
mod serve;
mod site;
mod site_growth;
mod size;
mod supply;
#[path = "../support/mod.rs"]
mod support;
mod tables;
mod themes;
mod tidy;
mod time;
mod translations;
mod verify;
mod workflows;
mod written;
